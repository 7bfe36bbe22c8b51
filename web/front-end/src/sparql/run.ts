// One query under way: asked, counted in seconds, cancelled.
import { ask } from "../server";
import type { Answer } from "./answer";

const SECOND = 1000;
/** The server has a time limit of its own, and the reader a button. */
const PATIENCE = 3_600_000;

export interface RunState {
  isRunning: boolean;
  /** For how many whole seconds. */
  seconds: number;
}

export class Run {
  private stopping: AbortController | undefined;
  /** Whether the last query was cancelled by the reader. */
  wasCancelled = false;
  /** How many queries were asked. */
  times = 0;

  constructor(
    private readonly address: string,
    private readonly tell: (state: RunState) => void,
  ) {}

  /** Returns the answer to a query, null where it was cancelled or another took its place; throws as `ask` does. */
  async ask(query: string): Promise<Answer | null> {
    this.stopping?.abort();
    this.wasCancelled = false;
    this.times += 1;
    const stopping = new AbortController();
    this.stopping = stopping;
    const stop = this.clock();
    try {
      const response = await ask(this.address, {
        method: "POST",
        body: query,
        headers: { Accept: "application/json", "Content-Type": "application/sparql-query" },
        signal: stopping.signal,
        patience: PATIENCE,
      });
      return (await response.json()) as Answer;
    } catch (error) {
      if (stopping.signal.aborted) return null;
      throw error;
    } finally {
      stop();
      if (this.stopping === stopping) this.tell({ isRunning: false, seconds: 0 });
    }
  }

  cancel(): void {
    this.wasCancelled = true;
    this.stopping?.abort();
  }

  private clock(): () => void {
    const began = performance.now();
    const tick = (): void => this.tell({ isRunning: true, seconds: Math.floor((performance.now() - began) / SECOND) });
    tick();
    const clock = setInterval(tick, SECOND);
    return () => clearInterval(clock);
  }
}
