// Prefixes: a prefixed name brings its declaration along, so that a query can be shared with any other endpoint.
import { completionStatus } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { ChangeSpec, EditorState } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import { t } from "../page-data";
import { known } from "./known";

const DECLARED = /\bPREFIX\s+([\w-]*)\s*:/gi;

/** Returns the prefixes that a query declares. */
export function declared(query: string): Set<string> {
  return new Set([...query.matchAll(DECLARED)].map((match) => match[1]));
}

/** Returns the prefixes that a query uses, with where each is used first. */
export function used(state: EditorState): Map<string, { from: number; to: number }> {
  const found = new Map<string, { from: number; to: number }>();
  syntaxTree(state).iterate({
    enter(node) {
      if (node.name === "PrefixDecl") return false;
      if (node.name !== "PrefixedName") return true;
      const prefix = state.sliceDoc(node.from, node.to).split(":")[0];
      if (!found.has(prefix)) found.set(prefix, { from: node.from, to: node.to });
      return false;
    },
  });
  return found;
}

/** Returns the change that declares a known prefix at the top of a query, none where it is declared already. */
export function declaration(query: string, prefix: string, prefixes: Record<string, string>): ChangeSpec[] {
  if (!(prefix in prefixes) || declared(query).has(prefix)) return [];
  const last = [...query.matchAll(/^[ \t]*PREFIX\s[^\n]*\n/gim)].at(-1);
  const gap = last || /^\s*$/.test(query) ? "" : "\n";
  return [{ from: last ? last.index + last[0].length : 0, insert: `PREFIX ${prefix}: <${prefixes[prefix]}>\n${gap}` }];
}

/** Declares known prefixes once the reader has written or pasted a name with one; never under a list of suggestions. */
export const filledIn = EditorView.updateListener.of((update) => {
  const { view, startState, state } = update;
  const isListClosed = completionStatus(startState) !== null && completionStatus(state) === null;
  if (view.composing || !(isListClosed || wroteName(update))) return;
  queueMicrotask(() => completionStatus(view.state) ?? declareMissing(view));
});

function wroteName(update: ViewUpdate): boolean {
  return (
    update.docChanged &&
    update.transactions.some((one) => one.isUserEvent("input.type") || one.isUserEvent("input.paste")) &&
    update.state.doc.toString().includes(":")
  );
}

/** Declares the known prefixes that a query uses and does not declare. */
export function declareMissing(view: EditorView): void {
  const prefixes = view.state.field(known)?.prefixes ?? {};
  for (const prefix of used(view.state).keys()) {
    const changes = declaration(view.state.doc.toString(), prefix, prefixes);
    if (!changes.length) continue;
    view.dispatch({ changes, effects: EditorView.announce.of(t("sparql.declared", { prefix })), userEvent: "declare" });
  }
}
