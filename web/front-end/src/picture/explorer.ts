// The explorer: one view at a time, in the picture, the outline, the legend and the card alike.
import { byId } from "../elements";
import { data, number, t } from "../page-data";
import { explain, ServerGoneError } from "../server";
import { showStatus } from "../status-line";
import { Cards } from "./cards";
import { compose, LITTLE, PLENTY, type Composition, type Row } from "./composition";
import { Display } from "./display";
import { wireFinder } from "./finder";
import { isStill } from "./motion";
import { Neighbours, type Surroundings } from "./neighbours";
import { Outline } from "./outline";
import type { Overview } from "./overview";
import { createStage } from "./stage";
import type { Stage } from "./scene";
import { wireFullScreen, wireSaving } from "./saving";
import { wireTools } from "./toolbar";
import { Travels } from "./travels";
import { collapsed, expanded, filtered, pinned, recentred, unpinned, type View } from "./view";

/** How often more is asked for before a view is shown as far as it is known. */
const ROUNDS = 8;
/** On a stage narrower than this there is room for little. */
const NARROW = 520;
const NOTHING: Overview = { themes: [], bridges: [] };

export class Explorer {
  readonly near = new Neighbours();
  private readonly overview = data<Overview | null>("overview") ?? NOTHING;
  private readonly start = data<string>("start") || null;
  private readonly travels = new Travels((view) => void this.show(view));
  private readonly stage: Stage;
  private readonly outline: Outline;
  private readonly display: Display;
  private readonly showTools: (view: View, isOverview: boolean) => void;
  private readonly cards = new Cards(this.near, {
    pin: (id) => this.pin(id),
    open: (id) => this.open(id),
    go: (id) => this.go(id),
  });
  private view: View = this.travels.view;
  private composition: Composition | null = null;
  private under = new AbortController();
  /** The concepts that the arrow keys led away from, so that they lead back. */
  private readonly trail: string[] = [];
  private cameFrom: string | null = null;

  constructor() {
    const near = data<Surroundings | null>("near");
    if (near) this.near.learn(near);
    byId("stage").replaceChildren();
    this.stage = createStage(byId("stage"), {
      nodeClick: (id) => (this.isOverview ? void this.select(id) : this.go(id)),
      nodeOpen: (id) => (this.isOverview ? void this.select(id) : this.open(id)),
      edgeClick: (id) => void this.select(id),
      nodeMoved: (id, x, y) => this.change((view) => pinned(view, id, { x, y })),
      backgroundClick: () => void this.select(null),
    });
    this.outline = new Outline(byId("outline"), this.near, {
      point: (row) => this.point(row),
      go: (id) => this.goFromOutline(id),
      back: () => this.goBack(),
      open: (id) => this.open(id),
      ask: (edge) => void this.select(edge),
      say: (text) => this.say(text),
    });
    this.display = new Display(this.stage, this.outline, this.near, {
      go: (id) => this.go(id),
      select: (id) => void this.select(id),
      filter: (relation, isShown) => this.change((view) => filtered(view, relation, isShown)),
      showAll: () => this.change((view) => ({ ...view, hidden: new Set() })),
    });
    this.showTools = wireTools(this.travels, { change: (change) => this.change(change) });
    for (const [name, way] of [["in", 1], ["out", -1], ["fit", 0]] as const) {
      byId(`tool-${name}`).addEventListener("click", () => this.stage.zoom(way));
    }
    wireFinder((id) => this.find(id), (id) => this.isShown(id));
    byId("explorer-up").addEventListener("click", (event) => this.goUp(event));
    listenForEscape(() => this.view.selected !== null && void this.select(null));
    wireSaving(this.stage, () => this.focus ?? "istilah");
    wireFullScreen();
    if (this.isPartlyKnown) void this.paint(); // the rest may take a while
    void this.show(this.view);
  }

  /** The concept in the middle; a map without an overview always has one. */
  get focus(): string | null {
    return this.view.focus ?? this.start;
  }

  private get isOverview(): boolean {
    return this.focus === null;
  }

  private get isPartlyKnown(): boolean {
    const { missing, sections } = this.composed(this.view);
    return missing.length > 0 && sections.length > 0;
  }

  private composed(view: View): Composition {
    const plenty = byId("stage").offsetWidth < NARROW ? LITTLE : PLENTY;
    return compose({ ...view, focus: view.focus ?? this.start }, this.near, plenty);
  }

  /** Puts a concept in the middle. */
  go(id: string): void {
    if (id === this.focus) void this.select(null);
    else this.change((view) => recentred(view, id));
  }

  /** Goes to the overview without loading the page anew, unless the reader wants it in another tab. */
  private goUp(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    byId("explorer-title").focus(); // the link is not there any more
    this.change((view) => recentred(view, null));
  }

  /** Shows a concept that a search found: points to it where it is in the picture, else puts it in the middle. */
  find(id: string): void {
    if (!this.isShown(id)) return this.go(id);
    this.stage.focusNode(id);
    this.outline.pointTo(id);
    void this.select(id === this.focus ? null : id);
    this.say(t("explorer.found", { label: this.near.concept(id).label }));
  }

  isShown(id: string): boolean {
    return !this.isOverview && this.composition!.scene.nodes.some((node) => node.id === id);
  }

  /** Expands a concept, shows more of its neighbours, or collapses it when all are shown. */
  private open(id: string): void {
    const section = this.composition?.sections.find(({ concept }) => concept === id);
    const helpings = section?.helpings ?? 0;
    if (!section || section.more) this.change((view) => expanded(view, id, helpings + 1));
    else if (id !== this.focus) this.change((view) => collapsed(view, id));
  }

  private async select(selected: string | null): Promise<void> {
    this.under.abort(); // what else was under way is no longer wanted
    const { signal } = (this.under = new AbortController());
    this.view = { ...this.view, selected };
    this.travels.adjust(this.view);
    await this.paint();
    if (selected === null || signal.aborted) return;
    this.tellCard();
    bringIntoView(byId("card"));
    this.outline.revealCurrent(); // the card may have taken room from it
  }

  private change(change: (view: View) => View): void {
    const view = change(this.view);
    this.travels.go(view);
    void this.show(view);
  }

  private goFromOutline(id: string): void {
    if (id === this.focus) return;
    if (this.focus) this.trail.push(this.focus);
    this.cameFrom = null;
    this.go(id);
  }

  private goBack(): void {
    const back = this.trail.pop();
    if (!back) return this.say(t("explorer.beginning"));
    this.cameFrom = this.focus;
    this.go(back);
  }

  private point(row: Row | null): void {
    this.stage.focusNode(row ? row.other : null);
  }

  /** Shows a view, once what it needs is known; until then the one before stays. */
  private async show(view: View): Promise<void> {
    const before = this.view;
    this.under.abort();
    const { signal } = (this.under = new AbortController());
    try {
      await this.learn(view, signal);
      if (signal.aborted) return;
      this.view = view;
      const shown = this.paint();
      this.tell(before);
      await shown;
      markOpened();
    } catch (error) {
      if (!signal.aborted) await this.despair(error, view, signal);
    }
  }

  private async learn(view: View, signal: AbortSignal): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      const { missing, most } = this.composed(view);
      if (!missing.length || signal.aborted) return;
      await this.near.load(missing, most, signal);
    }
  }

  /** Says what went wrong; when the server is back, goes on to what was wanted unless the reader has gone elsewhere. */
  private async despair(error: unknown, wanted: View, signal: AbortSignal): Promise<void> {
    markOpened(); // as far as it goes
    if (!(error instanceof ServerGoneError)) {
      showStatus(explain(error));
      return;
    }
    await error.recovery;
    if (!signal.aborted) await this.show(wanted);
  }

  /** Shows the view everywhere; what it needs is known, but for what the card tells, which may take a while. */
  private paint(): Promise<void> {
    const { view, focus } = this;
    this.composition = this.composed(view);
    if (focus) this.display.concepts({ ...view, focus }, this.composition, this.cameFrom);
    else this.display.overview(view, this.overview);
    this.cameFrom = null;
    this.showTools(view, this.isOverview);
    this.display.carry(view, this.isOverview, this.overview !== NOTHING);
    return this.showCard();
  }

  private tell(before: View): void {
    const { view, focus } = this;
    if (view.focus !== before.focus) {
      const { label, degree } = this.near.concept(focus ?? "");
      this.say(focus ? t("explorer.arrived", { label, count: number(degree) }) : t("explorer.overview"));
    } else if (focus && (view.open !== before.open || view.depth !== before.depth || view.hidden !== before.hidden)) {
      this.say(t("explorer.shown", { count: number(this.composition!.scene.nodes.length) }));
    }
  }

  /** Says what the card shows: who makes a statement, or which theme or bridge it is. */
  private tellCard(): void {
    const texts = (selector: string): string[] => [...byId("card").querySelectorAll(selector)].map((one) => one.textContent!.trim());
    const who = texts(".evidence > li, .none");
    if (who.length) this.say(`${t("explorer.who")}: ${who.join("; ")}`);
    else if (this.isOverview) this.say(texts("h2, h2 + .soft").join(", "));
  }

  private async showCard(): Promise<void> {
    const { view } = this;
    const { signal } = this.under;
    try {
      if (this.isOverview) await this.cards.showOver(this.overview, this.view.selected);
      else await this.cards.showIn({ ...this.view, focus: this.focus! }, this.composition!);
    } catch (error) {
      await this.despair(error, view, signal);
    }
  }

  private pin(id: string): void {
    const place = this.stage.position(id);
    this.change((view) => (view.pins.has(id) || !place ? unpinned(view, id) : pinned(view, id, place)));
  }

  private say(text: string): void {
    byId("said").textContent = text;
  }
}

/** Shows what the first view might have moved until it was there. */
function markOpened(): void {
  byId("explorer").classList.add("opened");
}

/** On a narrow screen the card stands below the picture, where what a tap shows would not be seen. */
function bringIntoView(card: HTMLElement): void {
  card.scrollIntoView({ block: "nearest", behavior: isStill() ? "auto" : "smooth" });
}

/** Escape lets go of what is selected, unless something nearer to the reader takes it. */
function listenForEscape(letGo: () => void): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) letGo();
  });
}
