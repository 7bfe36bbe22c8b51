// The explorer: one view at a time, in the picture, the outline, the legend and the card alike.
import { byId, element } from "../elements";
import { data, number, t } from "../page-data";
import { explain, ServerGoneError } from "../server";
import { showStatus } from "../status-line";
import { fill, showConcept, type CardState } from "./card";
import { showClaims } from "./claims";
import { compose, type Composition, type Row } from "./composition";
import { wireFinder } from "./finder";
import { carryQuery } from "./language-links";
import { showLegend } from "./legend";
import { Neighbours, type Surroundings } from "./neighbours";
import { Outline } from "./outline";
import { showTable } from "./outline-table";
import { overviewScene, type Overview } from "./overview";
import { showOverviewOutline, showOverviewTable } from "./overview-outline";
import { createStage } from "./stage";
import type { Stage } from "./scene";
import { showBridge, showTheme } from "./theme-card";
import { wireFullScreen, wireSaving } from "./saving";
import { wireTools } from "./toolbar";
import { Travels } from "./travels";
import { collapsed, expanded, filtered, pinned, recentred, unpinned, type View } from "./view";
import { writeView } from "./view-address";

/** How often more is asked for before a view is shown as far as it is known. */
const ROUNDS = 8;

export class Explorer {
  readonly near = new Neighbours();
  private readonly overview = data<Overview | null>("overview");
  private readonly start = data<string>("start") || null;
  private readonly travels = new Travels((view) => void this.show(view));
  private readonly stage: Stage;
  private readonly outline: Outline;
  private readonly showTools: (view: View, isOverview: boolean) => void;
  private readonly card = byId("card");
  private view: View = this.travels.view;
  private composition: Composition | null = null;
  private under = new AbortController();
  private asked = new AbortController();
  /** The concepts that the arrow keys led away from, so that they lead back. */
  private readonly trail: string[] = [];
  private cameFrom: string | null = null;

  constructor() {
    const near = data<Surroundings | null>("near");
    if (near) this.near.learn(near);
    byId("stage").replaceChildren();
    this.stage = createStage(byId("stage"), {
      nodeClick: (id) => (this.isOverview ? this.select(id) : this.go(id)),
      nodeOpen: (id) => (this.isOverview ? this.select(id) : this.open(id)),
      edgeClick: (id) => this.select(id),
      nodeMoved: (id, x, y) => this.change((view) => pinned(view, id, { x, y })),
      backgroundClick: () => this.select(null),
    });
    this.outline = new Outline(byId("outline"), this.near, {
      point: (row) => this.point(row),
      go: (id) => this.goFromOutline(id),
      back: () => this.goBack(),
      open: (id) => this.open(id),
      ask: (edge) => this.select(edge),
      say: (text) => this.say(text),
    });
    this.showTools = wireTools(this.travels, {
      change: (change) => this.change(change),
    });
    for (const [name, way] of [["in", 1], ["out", -1], ["fit", 0]] as const) {
      byId(`tool-${name}`).addEventListener("click", () => this.stage.zoom(way));
    }
    wireFinder((id) => this.find(id));
    byId("explorer-up").addEventListener("click", (event) => this.goUp(event));
    listenForEscape(() => this.view.selected !== null && this.select(null));
    wireSaving(this.stage, () => this.focus ?? "istilah");
    wireFullScreen();
    void this.show(this.view);
  }

  /** The concept in the middle; a map without an overview always has one. */
  get focus(): string | null {
    return this.view.focus ?? this.start;
  }

  private get isOverview(): boolean {
    return this.focus === null;
  }

  /** Puts a concept in the middle. */
  go(id: string): void {
    if (id === this.focus) this.select(null);
    else this.change((view) => recentred(view, id));
  }

  /** Goes to the overview without loading the page anew, unless the reader wants it in another tab. */
  private goUp(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.change((view) => recentred(view, null));
  }

  /** Shows a concept that a search found: points to it where it is in the picture, else puts it in the middle. */
  find(id: string): void {
    if (!this.isShown(id)) return this.go(id);
    this.stage.focusNode(id);
    this.outline.pointTo(id);
    this.select(id === this.focus ? null : id);
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

  private select(selected: string | null): void {
    this.view = { ...this.view, selected };
    this.travels.adjust(this.view);
    this.paint();
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

  /** Shows a view, once what it needs is known. */
  private async show(view: View): Promise<void> {
    const before = this.view;
    this.view = view;
    this.under.abort();
    const { signal } = (this.under = new AbortController());
    try {
      await this.learn(signal);
      if (signal.aborted) return;
      this.paint();
      this.tell(before);
    } catch (error) {
      if (!signal.aborted) await this.despair(error);
    }
  }

  private async learn(signal: AbortSignal): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      const { missing, most } = compose({ ...this.view, focus: this.focus }, this.near);
      if (!missing.length || signal.aborted) return;
      await this.near.load(missing, most, signal);
    }
  }

  /** Says what went wrong; when the server is back, goes on where it was. */
  private async despair(error: unknown): Promise<void> {
    if (!(error instanceof ServerGoneError)) {
      showStatus(explain(error));
      return;
    }
    const wanted = this.view;
    await error.recovery;
    if (this.view === wanted) await this.show(wanted);
  }

  /** Shows the view everywhere; what it needs is known. */
  private paint(): void {
    const view = { ...this.view, focus: this.focus };
    this.composition = compose(view, this.near);
    const scene = this.isOverview ? overviewScene(this.overview ?? { themes: [], bridges: [] }, view) : this.composition.scene;
    this.stage.show(scene);
    if (this.isOverview) this.paintOverview();
    else this.paintConcepts(this.composition);
    showLegend(byId("key"), scene, this.composition.counts, this.view.hidden, {
      filter: (relation, isShown) => this.change((view) => filtered(view, relation, isShown)),
      showAll: () => this.change((view) => ({ ...view, hidden: new Set() })),
    });
    this.showTools(this.view, this.isOverview);
    this.showTitle();
    carryQuery(writeView(this.view));
    void this.showCard();
  }

  private paintConcepts(composition: Composition): void {
    const hadFocus = byId("outline").contains(document.activeElement);
    this.outline.show(composition);
    byId("thinned").hidden = !composition.isThinned;
    if (hadFocus && this.cameFrom) this.outline.focusOn(this.cameFrom);
    this.cameFrom = null;
    showTable(byId("table"), composition, this.near, { go: (id) => this.go(id), ask: (edge) => this.select(edge) });
  }

  private paintOverview(): void {
    const overview = this.overview ?? { themes: [], bridges: [] };
    const select = (id: string): void => this.select(id);
    const events = { select, point: (id: string | null): void => this.stage.focusNode(id) };
    byId("thinned").hidden = true;
    showOverviewOutline(byId("outline"), overview, this.view.selected, events);
    showOverviewTable(byId("table"), overview, events);
  }

  private showTitle(): void {
    const label = this.focus ? this.near.concept(this.focus).label : t("explorer.overview");
    byId("explorer-title").textContent = label;
    byId("explorer-up").hidden = this.isOverview;
    const rest = document.title.split(" – ").slice(-1);
    document.title = [this.focus ? t("explorer.title", { label }) : label, ...rest].join(" – ");
  }

  private tell(before: View): void {
    if (this.view.focus !== before.focus && this.focus) {
      const { label, degree } = this.near.concept(this.focus);
      this.say(t("explorer.arrived", { label, count: number(degree) }));
    } else if (this.view.open.size !== before.open.size || this.view.depth !== before.depth) {
      this.say(t("explorer.shown", { count: number(this.composition!.scene.nodes.length) }));
    }
  }

  private async showCard(): Promise<void> {
    this.asked.abort();
    const { signal } = (this.asked = new AbortController());
    try {
      if (this.isOverview) await this.showOverviewCard(signal);
      else await this.showConceptCard(signal);
    } catch (error) {
      if (!signal.aborted) await this.despair(error);
    }
  }

  private async showConceptCard(signal: AbortSignal): Promise<void> {
    const { sections, statements, scene } = this.composition!;
    const statement = statements.get(this.view.selected ?? "");
    if (statement) return showClaims(this.card, statement, signal);
    const id = scene.nodes.find((node) => node.id === this.view.selected)?.id ?? this.focus!;
    if (!this.near.concept(id).iri) await this.near.load([id], 0, signal);
    const open = sections.find(({ concept }) => concept === id);
    const state: CardState = { focus: this.focus, isPinned: this.view.pins.has(id), isOpen: !!open, more: open?.more ?? 0 };
    showConcept(this.card, id, this.near.concept(id), state, {
      pin: () => this.pin(id),
      open: () => this.open(id),
      go: () => this.go(id),
    });
  }

  private async showOverviewCard(signal: AbortSignal): Promise<void> {
    const { themes, bridges } = this.overview ?? { themes: [], bridges: [] };
    const [source, , target] = (this.view.selected ?? "").split(" ");
    const [one, other] = [source, target].map((slug) => themes.find((theme) => theme.slug === slug));
    const go = (id: string): void => this.go(id);
    if (one && other && bridges.length) await showBridge(this.card, one, other, { go }, signal);
    else if (one) await showTheme(this.card, one, { go }, signal);
    else fill(this.card, [element("p", {}, t("explorer.overview.help"))]);
  }

  private pin(id: string): void {
    const place = this.stage.position(id);
    this.change((view) => (view.pins.has(id) || !place ? unpinned(view, id) : pinned(view, id, place)));
  }

  private say(text: string): void {
    byId("said").textContent = text;
  }
}

/** Escape lets go of what is selected, unless something nearer to the reader takes it. */
function listenForEscape(letGo: () => void): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) letGo();
  });
}
