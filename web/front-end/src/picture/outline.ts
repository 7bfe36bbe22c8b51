// The outline: the picture in words, by concept and relation. One key moves among the relations, one goes along them.
import { element } from "../elements";
import { number, t } from "../page-data";
import type { Bunch, Composition, Row, Section } from "./composition";
import { shapeMark } from "./marks";
import type { Neighbours } from "./neighbours";
import { reveal } from "./roving";
import { sentence } from "./vocabulary";
import { words } from "./wording";

/** What the reader does in the outline. */
export interface OutlineEvents {
  /** The row under the cursor; null when the pointer has left it. */
  point(row: Row | null): void;
  /** Puts a concept in the middle. */
  go(id: string): void;
  /** Leads back to where the reader came from. */
  back(): void;
  /** Expands or collapses a concept. */
  open(id: string): void;
  /** Shows who says so. */
  ask(edge: string): void;
  say(text: string): void;
}

interface Place {
  section: Section;
  bunch: Bunch;
  row: Row;
}

export class Outline {
  private places: Place[] = [];
  private buttons: HTMLButtonElement[] = [];
  private cursor = "";

  constructor(
    private readonly box: HTMLElement,
    private readonly near: Neighbours,
    private readonly events: OutlineEvents,
  ) {
    box.addEventListener("keydown", (event) => this.press(event));
    for (const leaving of ["pointerleave", "focusout"]) box.addEventListener(leaving, () => events.point(null));
  }

  /** Shows a composition; the cursor, and the focus of the keyboard, stay on their row where it is still there. */
  show({ sections, scene }: Composition): void {
    const hadFocus = this.box.contains(document.activeElement);
    const grown = hadFocus ? (document.activeElement as HTMLElement).dataset["more"] : undefined;
    this.places = [];
    this.buttons = [];
    this.box.replaceChildren(...sections.map((section) => this.section(section, scene.selected)));
    if (sections.every((section) => section.bunches.length === 0)) {
      this.box.append(element("p", { class: "none" }, t("explorer.alone")));
    }
    this.place(Math.max(0, this.places.findIndex((place) => key(place) === this.cursor)), hadFocus && grown === undefined);
    if (grown !== undefined) this.stayAtEnd(grown);
    if (!hadFocus) this.revealCurrent();
  }

  /** Leaves the keyboard where more of a concept was asked for: at what is still more, else at its last row. */
  private stayAtEnd(concept: string): void {
    const button = this.box.querySelector<HTMLElement>(`[data-more="${CSS.escape(concept)}"]`);
    if (button) return button.focus();
    const last = this.places.map(({ section }) => section.concept).lastIndexOf(concept);
    this.place(Math.max(0, last), true);
  }

  /** Scrolls to the row of the statement that is selected, if there is one. */
  revealCurrent(): void {
    reveal(this.box, this.box.querySelector("[aria-current]"));
  }

  /** Moves the cursor to the row that leads to a concept, if there is one. */
  pointTo(id: string): boolean {
    const found = this.places.findIndex(({ row }) => row.other === id);
    if (found >= 0) this.place(found, false, true);
    return found >= 0;
  }

  private section(section: Section, selected: string | null): HTMLElement {
    const { label, language } = this.near.concept(section.concept);
    const heading = element("h3", { class: "outline-concept" }, words(label, language));
    const bunches = section.bunches.flatMap((bunch) => this.bunch(section, bunch, selected));
    const made = element("section", {}, heading, ...bunches);
    if (section.more) made.append(this.goOn(section));
    return made;
  }

  private goOn({ concept, more }: Section): HTMLElement {
    const text = t("explorer.more", { count: number(more) });
    const attributes = { type: "button", class: "plain-button", "data-more": concept, click: () => this.events.open(concept) };
    return element("button", attributes, text);
  }

  private bunch(section: Section, bunch: Bunch, selected: string | null): HTMLElement[] {
    const rows = bunch.rows.map((row) => this.row({ section, bunch, row }, selected));
    return [element("h4", {}, bunch.label), element("ul", { class: "rows" }, ...rows)];
  }

  private row(place: Place, selected: string | null): HTMLElement {
    const { row } = place;
    const { label, language, theme } = this.near.concept(row.other);
    const number = this.places.push(place) - 1;
    const attributes = { type: "button", class: "row", tabindex: -1, "aria-current": row.edge === selected && "true" };
    const button = element("button", attributes, shapeMark(theme), words(label, language));
    button.addEventListener("click", () => this.events.go(row.other));
    button.addEventListener("focus", () => this.reach(number));
    button.addEventListener("pointerenter", () => this.events.point(row));
    this.buttons.push(button);
    return element("li", {}, button, ...this.who(place));
  }

  private who({ section, row }: Place): HTMLElement[] {
    const { claims, sources, status } = row.statement;
    if (!claims) return [];
    const text = sources ? number(sources) : t("explorer.editors.short");
    const name = `${t("explorer.who")}: ${this.told(section.concept, row)}`;
    const asked = () => this.events.ask(row.edge);
    return [element("button", { type: "button", class: `who ${status}`, tabindex: -1, title: t("explorer.who"), "aria-label": name, click: asked }, text)];
  }

  /** Makes a row the one that the tabulator key leads to. */
  private place(wanted: number, isFocused: boolean, isScrolled = false): void {
    this.buttons.forEach((button, place) => (button.tabIndex = place === wanted ? 0 : -1));
    this.cursor = this.places[wanted] ? key(this.places[wanted]) : "";
    if (isFocused) this.buttons[wanted]?.focus();
    if (isScrolled) reveal(this.box, this.buttons[wanted]);
  }

  private reach(wanted: number): void {
    const place = this.places[wanted]!;
    this.place(wanted, false);
    this.events.point(place.row);
    this.events.say(this.spoken(place));
  }

  private spoken({ section, bunch, row }: Place): string {
    const [place, count] = [bunch.rows.indexOf(row) + 1, bunch.rows.length].map(number);
    return t("explorer.place", { sentence: this.told(section.concept, row), place: place!, count: count! });
  }

  private told(here: string, { statement, outward, other }: Row): string {
    return sentence(statement.relation, outward, this.near.concept(here).label, this.near.concept(other).label);
  }

  private press(event: KeyboardEvent): void {
    const here = this.buttons.indexOf(event.target as HTMLButtonElement);
    if (here < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const { row } = this.places[here]!;
    const last = this.buttons.length - 1;
    const deeds: Record<string, () => void> = {
      ArrowDown: () => this.buttons[Math.min(last, here + 1)]!.focus(),
      ArrowUp: () => this.buttons[Math.max(0, here - 1)]!.focus(),
      Home: () => this.buttons[0]!.focus(),
      End: () => this.buttons[last]!.focus(),
      ArrowRight: () => this.events.go(row.other),
      ArrowLeft: () => this.events.back(),
      Enter: () => this.events.open(row.other),
      " ": () => this.events.ask(row.edge),
    };
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  /** Puts the keyboard on the row that leads to a concept, else on the first. */
  focusOn(id: string | null): void {
    const found = this.places.findIndex(({ row }) => row.other === id);
    this.place(Math.max(0, found), true);
  }
}

function key({ section, row }: Place): string {
  return `${section.concept} ${row.edge}`;
}
