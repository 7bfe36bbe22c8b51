// Prefixes: a prefixed name brings its declaration along, so that a query can be shared with any other endpoint.
import { syntaxTree } from "@codemirror/language";
import type { ChangeSpec, EditorState } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import { t } from "../page-data";
import { known } from "./known";
import type { Vocabulary } from "./vocabulary";

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

/** Declares known prefixes as soon as the reader has written or pasted a name with one. */
export const filledIn = EditorView.updateListener.of((update) => {
  const vocabulary = update.state.field(known);
  if (vocabulary && !update.view.composing && wroteName(update)) queueMicrotask(() => declareMissing(update.view, vocabulary));
});

function wroteName(update: ViewUpdate): boolean {
  return (
    update.docChanged &&
    update.transactions.some((one) => one.isUserEvent("input.type") || one.isUserEvent("input.paste")) &&
    update.state.doc.toString().includes(":")
  );
}

function declareMissing(view: EditorView, { prefixes }: Vocabulary): void {
  const missing = [...used(view.state).keys()].filter((prefix) => prefix in prefixes);
  for (const prefix of missing) {
    const changes = declaration(view.state.doc.toString(), prefix, prefixes);
    if (!changes.length) continue;
    view.dispatch({ changes, effects: EditorView.announce.of(t("sparql.declared", { prefix })), userEvent: "declare" });
  }
}
