// The answer to a query, as the server tells it (`told` in exports/pages/answers.py).

export interface Cell {
  kind: "iri" | "literal" | "blank" | "triple";
  value: string;
  language?: string;
  /** The IRI as a prefixed name; of a literal its datatype. */
  short?: string;
  name?: string;
  nameLanguage?: string;
  address?: string;
  /** Of a concept: the number of its theme's colour and shape. */
  theme?: number;
  /** Of a relation: its group. */
  group?: string;
}

export type Row = (Cell | null)[];

export interface Answer {
  kind: "rows" | "triples" | "boolean";
  columns: string[];
  rows: Row[];
  /** The columns that hold nothing but numbers. */
  figures: number[];
  /** Whether there are further rows. */
  more: boolean;
  truth: boolean;
  seconds: number;
}

/** What is wrong with a query, and where: lines and columns count from 1, 0 where unknown. */
export interface Slip {
  message: string;
  hint: string;
  line: number;
  column: number;
}

/** Returns what a cell is called where it has a name, else what it says. */
export function wordsOf(cell: Cell | null): string {
  return cell ? cell.name || (cell.kind === "iri" ? cell.short || cell.value : cell.value) : "";
}
