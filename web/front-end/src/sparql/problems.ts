// What is wrong with a query: marked as one writes, by the grammar alone, and after a run where the server says.
import { syntaxTree } from "@codemirror/language";
import { type Diagnostic, forceLinting, linter } from "@codemirror/lint";
import { type EditorState, StateEffect, StateField } from "@codemirror/state";
import type { EditorView, ViewUpdate } from "@codemirror/view";
import { t } from "../page-data";
import type { Slip } from "./answer";
import { known } from "./known";
import { declared, used } from "./prefixes";

const MOST = 20;

const told = StateEffect.define<Diagnostic | null>();

/** What the server said of the query, until it is changed. */
const verdict = StateField.define<Diagnostic | null>({
  create: () => null,
  update(value, transaction) {
    const said = transaction.effects.find((effect) => effect.is(told));
    return said ? said.value : transaction.docChanged ? null : value;
  },
});

function needsRefresh({ startState, state }: ViewUpdate): boolean {
  return startState.field(verdict) !== state.field(verdict) || startState.field(known) !== state.field(known);
}

/** Marks what is wrong. */
export const problems = [verdict, linter((view) => found(view.state), { delay: 400, needsRefresh })];

/** Marks the place that the server complains of, or with null no longer. */
export function mark(view: EditorView, slip: Slip | null): void {
  const at = slip?.line ? offset(view.state, slip.line, slip.column) : null;
  const diagnostic = slip && at !== null ? { ...around(view.state, at, wordEnd(view.state, at)), severity: "error" as const, message: slip.message } : null;
  view.dispatch({ effects: told.of(diagnostic) });
  forceLinting(view);
}

/** Returns the offset of a line and a column, in characters of Unicode as the server counts them. */
export function offset(state: EditorState, line: number, column: number): number {
  const { from, text } = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  return from + [...text].slice(0, Math.max(0, column - 1)).join("").length;
}

function found(state: EditorState): Diagnostic[] {
  const said = state.field(verdict);
  if (!state.doc.toString().trim()) return [];
  const ours = [...unexpected(state), ...undeclared(state)];
  const isNew = said && ours.every(({ from, to }) => to <= said.from || said.to <= from);
  return [...(isNew ? [said] : []), ...ours].slice(0, MOST);
}

/** Returns where the word ends that begins at an offset. */
function wordEnd(state: EditorState, from: number): number {
  const line = state.doc.lineAt(from);
  return from + (/^[?$]?[\w:.-]+/.exec(line.text.slice(from - line.from))?.[0].length ?? 0);
}

/** Returns where the grammar stumbles first: what it makes of the rest after that is anyone's guess. */
function unexpected(state: EditorState): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  syntaxTree(state).iterate({
    enter(node) {
      if (!node.type.isError || diagnostics.length) return;
      const text = state.sliceDoc(node.from, node.to);
      const message = text.trim() ? t("sparql.unexpected", { text: text.slice(0, 40) }) : t("sparql.unfinished");
      diagnostics.push({ ...around(state, node.from, node.to), severity: "error", message });
    },
  });
  return diagnostics;
}

function undeclared(state: EditorState): Diagnostic[] {
  const vocabulary = state.field(known);
  if (!vocabulary) return [];
  const fine = new Set([...declared(state.doc.toString()), ...Object.keys(vocabulary.prefixes)]);
  return [...used(state)]
    .filter(([prefix]) => !fine.has(prefix))
    .map(([prefix, place]) => ({ ...place, severity: "error", message: t("sparql.undeclared", { prefix }) }));
}

/** Returns a stretch that can be seen: at least the character there, or the one before where a line ends. */
function around(state: EditorState, from: number, to = from): { from: number; to: number } {
  if (to > from) return { from, to };
  const line = state.doc.lineAt(from);
  if (from < line.to) return { from, to: from + 1 };
  const written = state.doc.sliceString(0, from).trimEnd().length;
  return { from: Math.max(0, written - 1), to: Math.max(1, written) };
}
