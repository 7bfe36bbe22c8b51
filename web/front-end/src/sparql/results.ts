// What comes of a query: an answer as table, picture or words, or what went wrong.
import { element } from "../elements";
import { number, t } from "../page-data";
import type { Answer, Slip } from "./answer";
import { downloads } from "./downloads";
import { table } from "./table";

/** How an answer is looked at, as the address has it. */
export interface Look {
  view: string;
  sort: string;
}

export interface ResultsEvents {
  looked(look: Look): void;
  /** The reader wants to see the place of an error. */
  sought(slip: Slip): void;
}

/** The part of the page beneath the editor. */
export class Results {
  private leave: (() => void) | undefined;

  constructor(
    private readonly place: HTMLElement,
    private readonly events: ResultsEvents,
  ) {}

  /** Shows nothing. */
  clear(): void {
    this.put();
  }

  /** Shows what is wrong with a query. */
  fail(slip: Slip): void {
    const heading = element("h2", {}, t("sparql.slip"));
    const parts: Node[] = [heading, element("p", {}, slip.message)];
    if (slip.hint) parts.push(element("p", { class: "soft" }, slip.hint));
    if (slip.line) {
      const words = t("sparql.place", { line: number(slip.line), column: number(slip.column) });
      parts.push(element("p", {}, element("button", { type: "button", class: "quiet", click: () => this.events.sought(slip) }, words)));
    }
    this.put(element("div", { class: "slip", role: "alert" }, ...parts));
  }

  /** Shows an answer. */
  show(answer: Answer, query: string, look: Look): void {
    const section = element("section", {}, element("h2", { id: "answer", tabindex: -1 }, t("sparql.answer")));
    this.put(section);
    if (answer.kind === "boolean") section.append(element("p", { class: "truth" }, t(answer.truth ? "sparql.yes" : "sparql.no")));
    else if (!answer.rows.length) section.append(element("p", { class: "none" }, t("sparql.empty")));
    else this.fill(section, answer, look);
    section.append(downloads(query, answer.kind));
  }

  private fill(section: HTMLElement, answer: Answer, look: Look): void {
    const frame = element("div");
    look = { ...look };
    section.append(element("p", { class: "state" }, counted(answer)));
    if (answer.kind === "triples") section.append(this.views(frame, answer, look));
    section.append(frame);
    void this.look(frame, answer, look);
  }

  private views(frame: HTMLElement, answer: Answer, look: Look): HTMLElement {
    const buttons = ["table", "picture"].map((view) => {
      const press = (): void => {
        look.view = view;
        buttons.forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
        this.events.looked({ ...look });
        void this.look(frame, answer, look);
      };
      const isPressed = String((look.view || "table") === view);
      const button = element("button", { type: "button", "aria-pressed": isPressed, click: press }, t(`sparql.view.${view}`));
      return button;
    });
    return element("div", { class: "views", role: "group", "aria-label": t("sparql.view") }, ...buttons);
  }

  private async look(frame: HTMLElement, answer: Answer, look: Look): Promise<void> {
    this.leave?.();
    this.leave = undefined;
    if (answer.kind === "triples" && look.view === "picture") {
      const { picture } = await import("./picture");
      this.leave = picture(frame, answer);
    } else {
      const sorted = (sort: string): void => {
        look.sort = sort;
        this.events.looked({ ...look });
      };
      frame.replaceChildren(table(answer, headings(answer), look.sort, sorted));
    }
  }

  private put(...parts: Node[]): void {
    this.leave?.();
    this.leave = undefined;
    this.place.replaceChildren(...parts);
  }
}

/** Returns how many rows there are and how long they took, in words. */
export function counted(answer: Answer): string {
  const count = answer.rows.length;
  const key = answer.kind === "triples" ? "count.triples" : "count.rows";
  const rows = answer.more ? t("sparql.first", { count: number(count) }) : t(`${key}.${count === 1 ? "one" : "other"}`, { count: number(count) });
  return `${rows} · ${t("sparql.took", { seconds: number(Math.max(answer.seconds, 0.001)) })}`;
}

function headings(answer: Answer): string[] {
  return answer.kind === "triples" ? answer.columns.map((column) => t(`sparql.${column}`)) : answer.columns;
}
