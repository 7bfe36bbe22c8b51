// The editor. It lives in a shadow root: there its styles are adopted sheets, which the policy of the page allows, where
// <style> elements are refused.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, acceptCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentUnit, LanguageSupport } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { t } from "../page-data";
import type { Slip } from "./answer";
import { complete } from "./completion";
import { formatted } from "./format";
import { known, learn } from "./known";
import { language } from "./language";
import { declareMissing, filledIn } from "./prefixes";
import { mark, offset, problems } from "./problems";
import { theme } from "./theme";
import { typingOver } from "./typing-over";
import { vocabulary } from "./vocabulary";

export interface Editor {
  text(): string;
  replace(text: string): void;
  format(): void;
  /** Declares the prefixes that the query uses, so that it can be shared. */
  declare(): void;
  /** Marks what the server complains of; null takes the mark away. */
  mark(slip: Slip | null): void;
  /** Puts the cursor at a line and a column, or where it was. */
  focus(line?: number, column?: number): void;
}

export interface EditorEvents {
  run(): void;
  changed(text: string): void;
}

/** Builds the editor within an element. */
export function createEditor(host: HTMLElement, text: string, events: EditorEvents): Editor {
  const root = host.attachShadow({ mode: "open" });
  const help = document.createElement("p");
  help.id = "help";
  help.hidden = true;
  help.textContent = t("sparql.editor.help");
  const view = new EditorView({ root, state: EditorState.create({ doc: text, extensions: extensions(events) }) });
  root.append(help, view.dom);
  vocabulary().then((found) => view.dispatch({ effects: learn.of(found) }), () => undefined); // it is asked again when needed
  host.addEventListener("keydown", (event) => event.stopPropagation()); // the page's own keys are not for one who writes
  return {
    text: () => view.state.doc.toString(),
    replace: (text) => replace(view, text),
    format: () => replace(view, formatted(view.state.doc.toString())),
    declare: () => declareMissing(view),
    mark: (slip) => mark(view, slip),
    focus(line = 0, column = 0) {
      if (line) view.dispatch({ selection: { anchor: offset(view.state, line, column) }, scrollIntoView: true });
      view.focus();
    },
  };
}

function extensions(events: EditorEvents) {
  const run = (): boolean => (events.run(), true);
  return [
    lineNumbers(),
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    indentUnit.of("  "),
    new LanguageSupport(language),
    language.data.of({ commentTokens: { line: "#" }, autocomplete: complete }),
    autocompletion({ icons: false, maxRenderedOptions: 10 }),
    known,
    typingOver,
    problems,
    filledIn,
    keymap.of([
      { key: "Mod-Enter", run },
      { key: "Tab", run: acceptCompletion },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...lintKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    EditorView.contentAttributes.of({ "aria-label": t("sparql.query"), "aria-describedby": "help", autocapitalize: "off", tabindex: "0" }),
    EditorView.updateListener.of((update) => update.docChanged && events.changed(update.state.doc.toString())),
    EditorState.phrases.of({
      Completions: t("sparql.completions"),
      Diagnostics: t("sparql.problems"),
      "No diagnostics": t("sparql.problems.none"),
      close: t("sparql.close"),
      "Selection deleted": t("sparql.deleted"),
    }),
    theme,
  ];
}

function replace(view: EditorView, text: string): void {
  if (text === view.state.doc.toString()) return;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } });
}
