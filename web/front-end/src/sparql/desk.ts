// The desk where one asks: form, editor, results and past queries, and what passes between them.
import { byId, element } from "../elements";
import { address, t } from "../page-data";
import { explain, ProblemError, ServerGoneError } from "../server";
import type { Answer, Slip } from "./answer";
import type { Editor } from "./editor";
import { go, here, parameters } from "./location";
import { listPast } from "./past-list";
import { PastQueries } from "./past-queries";
import { counted, Results } from "./results";
import { Run } from "./run";
import { wireSharing } from "./share";

export class Desk {
  private readonly form: HTMLFormElement;
  private readonly field: HTMLTextAreaElement;
  /** What is under way, to be seen; and what has come of it, to be heard. */
  private readonly busy = element("span", { class: "soft" });
  private readonly status = element("span", { role: "status", class: "unseen said" });
  private readonly results: Results;
  private readonly past = new PastQueries();
  private readonly listed: () => void;
  private readonly run: Run;
  private readonly heading: HTMLElement;
  private readonly title: string;
  private editor: Editor | undefined;
  /** The query that the question of the address asks, as long as it is that query. */
  private asked: string;

  constructor(page: Document) {
    this.form = page.querySelector<HTMLFormElement>("form.query")!;
    this.field = this.form.querySelector("textarea")!;
    this.heading = page.querySelector("h1")!;
    this.title = this.heading.textContent ?? "";
    this.asked = this.field.defaultValue; // the value may have come along from the page in the other language
    this.results = new Results(page.getElementById("result")!, {
      looked: (look) => go({ ...here(), ...look }, "replace"),
      sought: (slip) => this.editor?.focus(slip.line, slip.column),
    });
    this.listed = listPast(page.getElementById("past")!, this.past, (query) => this.restore(query));
    this.run = new Run(address("answer-api"), (state) => this.tell(state));
  }

  /** Takes the page over, with what the server has found already. */
  open(answer: Answer | null, slip: Slip | null): void {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.start();
    });
    this.form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void this.start();
      }
    });
    window.addEventListener("popstate", () => void this.goBack());
    this.wireButtons();
    go(here(), "replace"); // so that the language switch knows what the server does not
    if (answer) this.show(answer, this.asked);
    void this.build(slip);
  }

  private get query(): string {
    return this.editor?.text() ?? this.field.value;
  }

  private wireButtons(): void {
    const first = this.form.querySelector("button")!;
    byId("cancel").addEventListener("click", () => {
      this.run.cancel();
      first.focus(); // the button that had the focus goes
    });
    byId("lay-out").addEventListener("click", () => this.layOut());
    const share = byId("share");
    wireSharing(share, () => this.share());
    share.after(this.busy, this.status);
  }

  /** Puts the editor in place of the field; without it the field goes on working. */
  private async build(slip: Slip | null): Promise<void> {
    const { createEditor } = await import("./editor").catch(() => ({ createEditor: null }));
    if (!createEditor) return void (this.busy.textContent = t("sparql.editor.failed"));
    const host = element("div", { class: "editor" });
    host.style.setProperty("--least", `${this.field.offsetHeight}px`); // so that nothing below it moves
    this.field.after(host);
    this.editor = createEditor(host, this.field.value, {
      run: () => void this.start(),
      changed: (text) => (this.field.value = text),
    });
    this.field.hidden = true;
    this.form.querySelector("label")?.addEventListener("click", () => this.editor?.focus());
    if (slip) this.editor.mark(slip);
  }

  private start(): Promise<void> {
    this.editor?.declare();
    return this.ask();
  }

  private async ask(step: "push" | "replace" = "push", isRetry = false): Promise<void> {
    const query = this.query;
    const { question, ...place } = here();
    const same = query === this.asked && question ? { question, query: "" } : { question: "", query };
    const look = query === place.query || same.question ? { view: place.view, sort: place.sort } : { view: "", sort: "" };
    go({ ...same, ...look }, step);
    this.heading.textContent = same.question || query === this.asked ? this.title : t("sparql.title");
    this.editor?.mark(null);
    await this.run.ask(query).then(
      (answer) => answer && this.take(answer, query),
      (error: unknown) => this.fail(error, isRetry),
    );
  }

  private take(answer: Answer, query: string): void {
    this.past.add(query, answer.kind === "boolean" ? -1 : answer.rows.length);
    this.listed();
    this.show(answer, query);
    this.status.textContent = answer.kind === "boolean" ? t(answer.truth ? "sparql.yes" : "sparql.no") : counted(answer);
  }

  private show(answer: Answer, query: string): void {
    const { view, sort } = here();
    this.results.show(answer, query, { view, sort });
  }

  private fail(error: unknown, isRetry: boolean): void {
    this.status.textContent = "";
    const { line = 0, column = 0 } = (error instanceof ProblemError ? error.members : {}) as { line?: number; column?: number };
    const message = error instanceof ProblemError ? error.message.split("\n", 1)[0]! : explain(error);
    const slip = { message, hint: error instanceof ProblemError ? error.hint : "", line, column };
    this.results.fail(slip);
    this.editor?.mark(slip);
    if (error instanceof ServerGoneError && !isRetry) void this.askAgain(error.recovery);
  }

  /** Asks again once the server is back, unless the reader has asked something else meanwhile. */
  private async askAgain(recovery: Promise<void>): Promise<void> {
    const { times } = this.run;
    await recovery;
    if (times === this.run.times) await this.ask("replace", true);
  }

  private tell({ isRunning, seconds }: { isRunning: boolean; seconds: number }): void {
    byId("cancel").hidden = !isRunning;
    this.form.toggleAttribute("aria-busy", isRunning);
    this.busy.textContent = isRunning && seconds ? t("sparql.running", { seconds }) : this.run.wasCancelled ? t("sparql.cancelled") : "";
    if (isRunning || this.run.wasCancelled) this.status.textContent = this.run.wasCancelled ? t("sparql.cancelled") : t("script.loading");
  }

  private restore(query: string): void {
    this.put(query);
    this.editor?.focus();
  }

  private put(query: string): void {
    this.field.value = query;
    this.editor?.replace(query);
  }

  /** Restores the view of an address that the reader has gone back or forward to. */
  private async goBack(): Promise<void> {
    const place = here();
    const query = place.question ? this.asked : place.query;
    this.put(query || this.asked);
    if (!query) return this.results.clear();
    await this.ask("replace");
  }

  private layOut(): void {
    this.editor?.declare();
    this.editor?.format();
  }

  /** Returns the address that holds the query as it stands, null where that would be too long. */
  private share(): string | null {
    this.editor?.declare();
    const { question, view, sort } = here();
    const isAsked = question && this.query === this.asked;
    const shared = parameters({ ...(isAsked ? { question } : { query: this.query }), view, sort });
    return shared === null ? null : `${new URL(address("sparql"), window.location.href)}${shared && `?${shared}`}`;
  }
}
