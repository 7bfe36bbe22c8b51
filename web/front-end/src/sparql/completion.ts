// Completion: variables, keywords and prefixes; relations, classes and concepts by their names in any language.
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { EditorView } from "@codemirror/view";
import { address } from "../page-data";
import type { Match } from "../search/matches";
import { getJson } from "../server";
import { KEYWORDS } from "./keywords";
import { declaration } from "./prefixes";
import { type Term, type Vocabulary, vocabulary, written } from "./vocabulary";

/** Where nothing is completed. */
const SILENT = new Set(["Comment", "String", "IriRef"]);
const MOST_TERMS = 30;
/** Up to five words before the cursor, none of them a variable or a name with a prefix. */
const WORDS = /(?<![\p{L}\p{N}_:?$@-])[\p{L}\p{N}][\p{L}\p{N}_-]*(?: [\p{L}\p{N}][\p{L}\p{N}_-]*){1,4}/u;

/** Completes what stands before the cursor. */
export async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  if (SILENT.has(syntaxTree(context.state).resolveInner(context.pos, -1).name)) return null;
  const variable = context.matchBefore(/[?$]\w*/);
  if (variable) return variables(context, variable.from);
  const known = await vocabulary().catch(() => undefined);
  if (!known || context.aborted) return null;
  const declaring = context.matchBefore(/\bPREFIX\s+[\w-]*/i);
  if (declaring) return namespaces(context.pos, declaring.text, known);
  const name = context.matchBefore(/[A-Za-z][\w-]*:[\w-]*/);
  if (name) return prefixedNames(context, name, known);
  const word = context.matchBefore(/[\p{L}\p{N}][\p{L}\p{N}_-]*/u);
  if (!word && !context.explicit) return null;
  return (await phrase(context, known)) ?? words(context, word?.from ?? context.pos, word?.text ?? "", known);
}

function variables(context: CompletionContext, from: number): CompletionResult {
  const here = context.state.sliceDoc(from, context.pos);
  const names = context.state.doc.toString().match(/[?$]\w+/g) ?? [];
  const others = [...new Set(names)].filter((name) => name !== here).sort();
  return { from, options: others.map((label) => ({ label, type: "variable" })), validFor: /^[?$]\w*$/ };
}

function namespaces(to: number, text: string, { prefixes }: Vocabulary): CompletionResult {
  const typed = text.split(/\s+/)[1] ?? "";
  const options = Object.entries(prefixes).map(([prefix, iri]) => ({ label: `${prefix}:`, detail: iri, apply: `${prefix}: <${iri}>`, type: "prefix" }));
  return { from: to - typed.length, options, validFor: /^[\w-]*$/ };
}

async function prefixedNames(context: CompletionContext, name: { from: number; text: string }, known: Vocabulary): Promise<CompletionResult> {
  const [prefix, local] = name.text.split(":");
  const begins = (short: string): boolean => short.startsWith(`${prefix}:`);
  const terms = known.terms.filter((term) => begins(term.short) && fits(term, local)).map((term) => termOption(term, known));
  const concepts = local && (await conceptsNamed(local.replaceAll("-", " "), context, known)).filter((one) => begins(one.label));
  return { from: name.from, options: ranked([...terms.slice(0, MOST_TERMS), ...(concepts || [])]), filter: false };
}

/** Completes the longest run of words before the cursor that stands in a name; null where only the last word may. */
async function phrase(context: CompletionContext, known: Vocabulary): Promise<CompletionResult | null> {
  const run = context.matchBefore(WORDS);
  const starts = run ? [...run.text.matchAll(/(?<=^| )\S+ /g)].filter(([word]) => word !== "a ").map(({ index }) => index) : [];
  const found = await Promise.all(starts.map((start) => named(context, run!.from + start, run!.text.slice(start), known)));
  return found.find(({ options }) => options.length) ?? null;
}

/** Completes words by the names that hold them all, as they stand. */
async function named(context: CompletionContext, from: number, text: string, known: Vocabulary): Promise<CompletionResult> {
  const terms = known.terms.filter((term) => fits(term, text)).map((term) => termOption(term, known));
  const concepts = await conceptsNamed(text, context, known);
  const holding = concepts.filter(({ detail = "" }) => detail.toLowerCase().includes(text.toLowerCase()));
  return { from, options: ranked([...terms, ...holding]), filter: false };
}

async function words(context: CompletionContext, from: number, text: string, known: Vocabulary): Promise<CompletionResult> {
  const typed = text.toUpperCase();
  const keywords = KEYWORDS.filter((word) => word.startsWith(typed)).map((label) => ({ label, type: "keyword" }));
  const terms = known.terms.filter((term) => text.length > 1 && fits(term, text)).slice(0, MOST_TERMS);
  const concepts = text.length > 1 ? await conceptsNamed(text, context, known) : [];
  return { from, options: ranked([...keywords, ...terms.map((term) => termOption(term, known)), ...concepts]), filter: false };
}

/** Returns options with ranks, so that they stay in the order that they were found in. */
function ranked(options: Completion[]): Completion[] {
  return options.map((option, place) => ({ ...option, boost: Math.max(-99, 99 - place) }));
}

/** Returns whether one of a term's names, or a word within it, begins with what a reader has written. */
function fits(term: Term, text: string): boolean {
  const wanted = text.toLowerCase();
  return [term.short.split(":").at(-1) ?? "", ...term.names].some((name) => {
    const parts = name.split(/[\s-]+|(?<=[a-z])(?=[A-Z])/);
    return [name, ...parts].some((part) => part.toLowerCase().startsWith(wanted));
  });
}

function termOption(term: Term, known: Vocabulary): Completion {
  return option(written(term.iri, known.prefixes), term.names.join(" · "), term.kind, known, term.comment);
}

async function conceptsNamed(text: string, context: CompletionContext, known: Vocabulary): Promise<Completion[]> {
  const stopping = new AbortController();
  context.addEventListener("abort", () => stopping.abort(), { onDocChange: true });
  const asked = `${address("search-api")}&limit=12&q=${encodeURIComponent(text)}`;
  const { results } = await getJson<{ results: Match[] }>(asked, stopping.signal).catch(() => ({ results: [] }));
  return results.map(({ iri, label, through }) => {
    const names = [label, through.map(([piece]) => piece).join("")].filter(Boolean);
    return option(written(iri, known.prefixes), names.join(" · "), "concept", known);
  });
}

/** Returns an option that, once chosen, declares its prefix as well. */
function option(label: string, detail: string, type: string, known: Vocabulary, info = ""): Completion {
  const apply = (view: EditorView, _: Completion, from: number, to: number): void => {
    const above = label.startsWith("<") ? [] : declaration(view.state.doc.toString(), label.split(":")[0], known.prefixes);
    const changes = view.state.changes([{ from, to, insert: label }, ...above]);
    view.dispatch({ changes, selection: { anchor: changes.mapPos(to, 1) }, userEvent: "input.complete", scrollIntoView: true });
  };
  return { label, detail, type, apply, ...(info && { info }) };
}
