// What the page shows of a view: the picture, the outline, the table, the legend, the tools and the title, in step.
import { byId } from "../elements";
import { isolated } from "../isolation";
import { data, t } from "../page-data";
import type { Composition } from "./composition";
import { carryQuery } from "./language-links";
import { showLegend } from "./legend";
import type { Neighbours } from "./neighbours";
import type { Outline } from "./outline";
import { showTable } from "./outline-table";
import { overviewScene, type Overview } from "./overview";
import { showOverviewOutline, showOverviewTable } from "./overview-outline";
import type { Stage } from "./scene";
import type { View } from "./view";
import { writeView } from "./view-address";
import { words } from "./wording";

export interface DisplayEvents {
  go(id: string): void;
  select(id: string): void;
  filter(relation: string, isShown: boolean): void;
  showAll(): void;
}

export class Display {
  constructor(
    private readonly stage: Stage,
    private readonly outline: Outline,
    private readonly near: Neighbours,
    private readonly events: DisplayEvents,
  ) {}

  /** Shows a view with a concept in the middle; leaves the keyboard on the row of `cameFrom` if it was in the outline. */
  concepts(view: View & { focus: string }, composition: Composition, cameFrom: string | null): void {
    const { label, language } = this.near.concept(view.focus);
    this.title(words(label, language), t("explorer.title", { label }));
    showLegend(byId("key"), composition.scene, composition.counts, view.hidden, this.events);
    this.stage.show(composition.scene); // in the room that title and legend leave
    const hadFocus = byId("outline").contains(document.activeElement);
    this.outline.show(composition);
    byId("thinned").hidden = !composition.isThinned;
    if (hadFocus && cameFrom) this.outline.focusOn(cameFrom);
    const { go, select } = this.events;
    const point = (id: string | null): void => this.stage.focusNode(id);
    showTable(byId("table"), composition, this.near, { go, ask: select, point });
  }

  /** Shows the overview. */
  overview(view: View, overview: Overview): void {
    const scene = overviewScene(overview, view);
    this.title(words(t("explorer.overview")), t("menu.picture"));
    showLegend(byId("key"), scene, new Map(), view.hidden, this.events);
    this.stage.show(scene);
    const events = { select: this.events.select, point: (id: string | null): void => this.stage.focusNode(id) };
    byId("thinned").hidden = true;
    showOverviewOutline(byId("outline"), overview, view.selected, events);
    showOverviewTable(byId("table"), overview, events);
  }

  /** Makes the links to the other languages lead to the same view, and that to the overview be there where it leads. */
  carry(view: View, isOverview: boolean, hasOverview: boolean): void {
    byId("explorer-up").hidden = isOverview || !hasOverview;
    byId("explorer").toggleAttribute("data-overview", isOverview);
    carryQuery(writeView(view));
  }

  private title(heading: HTMLElement, title: string): void {
    byId("explorer-title").replaceChildren(heading);
    document.title = `${title} – ${isolated(data<string>("site"))}`;
  }
}
