// Which card is shown: that of the statement, the concept, the theme or the bridge that is selected, else of the focus.
import { byId, element } from "../elements";
import { t } from "../page-data";
import { fill, showConcept, type CardEvents } from "./card";
import { showClaims } from "./claims";
import type { Composition } from "./composition";
import type { Neighbours } from "./neighbours";
import type { Overview } from "./overview";
import { showBridge, showTheme } from "./theme-card";
import type { View } from "./view";

export class Cards {
  private readonly box = byId("card");
  private asked = new AbortController();

  constructor(
    private readonly near: Neighbours,
    private readonly events: CardEvents,
  ) {}

  /** Shows the card of what a view selects; throws as `getJson` does, and nothing when another card was asked for. */
  async showIn(view: View & { focus: string }, composition: Composition): Promise<void> {
    await this.show(async (signal) => {
      const statement = composition.statements.get(view.selected ?? "");
      if (statement) await showClaims(this.box, statement, signal);
      else await this.concept(view, composition, signal);
    });
  }

  /** Shows the card of what a view of the overview selects; throws likewise. */
  async showOver({ themes }: Overview, selected: string | null): Promise<void> {
    const [source, , target] = (selected ?? "").split(" ");
    const [one, other] = [source, target].map((slug) => themes.find((theme) => theme.slug === slug));
    await this.show(async (signal) => {
      if (one && other) await showBridge(this.box, one, other, this.events, signal);
      else if (one) await showTheme(this.box, one, this.events, signal);
      else fill(this.box, [element("p", {}, t("explorer.overview.help"))]);
    });
  }

  private async show(fillIt: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.asked.abort();
    const { signal } = (this.asked = new AbortController());
    try {
      await fillIt(signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  private async concept(view: View & { focus: string }, { sections, scene }: Composition, signal: AbortSignal): Promise<void> {
    const id = scene.nodes.find((node) => node.id === view.selected)?.id ?? view.focus;
    if (this.near.concept(id).iri === undefined) await this.near.load([id], 0, signal);
    const open = sections.find(({ concept }) => concept === id);
    const state = { focus: view.focus, isPinned: view.pins.has(id), isOpen: open !== undefined, more: open?.more ?? 0 };
    showConcept(this.box, id, this.near.concept(id), state, this.events);
  }
}
