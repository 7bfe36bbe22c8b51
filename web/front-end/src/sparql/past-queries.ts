// The queries that a reader has run, kept in their browser and nowhere else.

export interface PastQuery {
  query: string;
  /** When it was run last, in ISO 8601. */
  at: string;
  /** How many rows it had, -1 where the answer was yes or no. */
  rows: number;
}

const KEY = "istilah-queries";
const MOST = 50;

/** Past queries, the last one first. Where the browser keeps nothing, they last as long as the page does. */
export class PastQueries {
  private found: PastQuery[] = [];
  /** Whether they are still there another day. */
  isKept = true;

  constructor() {
    this.read();
  }

  all(): readonly PastQuery[] {
    return this.found;
  }

  add(query: string, rows: number): void {
    this.read();
    this.write([{ query, rows, at: new Date().toISOString() }, ...this.found.filter((one) => one.query !== query)].slice(0, MOST));
  }

  remove(query: string): void {
    this.read();
    this.write(this.found.filter((one) => one.query !== query));
  }

  clear(): void {
    this.write([]);
  }

  private read(): void {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      if (this.isKept && Array.isArray(kept)) this.found = kept.filter(isPastQuery);
    } catch (error) {
      if (!(error instanceof SyntaxError)) this.isKept = false; // what is no JSON is written over
    }
  }

  private write(queries: PastQuery[]): void {
    this.found = queries;
    try {
      localStorage.setItem(KEY, JSON.stringify(queries));
    } catch {
      this.isKept = false;
    }
  }
}

function isPastQuery(value: unknown): value is PastQuery {
  const one = value as PastQuery | null;
  return typeof one?.query === "string" && typeof one.at === "string" && typeof one.rows === "number";
}
