// Where the reader has been: undo and redo are the history of the browser, as its back button is.
import { readView, writeView } from "./view-address";
import type { View } from "./view";

/** The place of a view among those since the reader came to the page; `run` tells one coming from another. */
interface Stop {
  run: string;
  place: number;
}

const LAST = "istilah picture ";

export class Travels {
  private stop: Stop;

  /** `arrive` is told the view whenever undo, redo or the browser leads to another. */
  constructor(private readonly arrive: (view: View) => void) {
    const known = history.state as Stop | null;
    this.stop = known?.run ? known : { run: String(Date.now()), place: 0 };
    history.replaceState(this.stop, "");
    addEventListener("popstate", (event) => {
      const stop = event.state as Stop | null;
      if (!stop) return history.replaceState(this.stop, ""); // a link within the page was followed
      this.stop = stop;
      this.arrive(this.view);
    });
  }

  /** The view that the address asks for. */
  get view(): View {
    return readView(location.search);
  }

  get canUndo(): boolean {
    return this.stop.place > 0;
  }

  get canRedo(): boolean {
    return this.stop.place < Number(sessionStorage.getItem(LAST + this.stop.run));
  }

  /** Goes on to a view: one step that can be undone. */
  go(view: View): void {
    if (writeView(view) === location.search) return;
    this.stop = { ...this.stop, place: this.stop.place + 1 };
    history.pushState(this.stop, "", here(view));
    sessionStorage.setItem(LAST + this.stop.run, String(this.stop.place));
  }

  /** Changes the view without a step of its own. */
  adjust(view: View): void {
    history.replaceState(this.stop, "", here(view));
  }

  undo(): void {
    if (this.canUndo) history.back();
  }

  redo(): void {
    if (this.canRedo) history.forward();
  }
}

function here(view: View): string {
  return location.pathname + writeView(view);
}
