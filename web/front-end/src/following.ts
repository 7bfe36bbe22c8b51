// Where the server follows the files of the map: a page shows the newest version, or what keeps it from being shown.
import { address, data } from "./page-data";

const PAUSE = 2_000;

interface Health {
  version?: string;
  trouble?: object;
}

/** Keeps the page up with the map, as long as it is looked at and nobody is writing in it. */
export function follow(): void {
  let known: string | undefined;
  setInterval(async () => {
    if (document.hidden) return;
    const found = await health();
    if (!found) return;
    const told = JSON.stringify(found.trouble ?? null);
    known ??= isTroubled() === Boolean(found.trouble) ? told : undefined;
    if (found.version !== data<string>("following") && !isWriting()) location.reload();
    else if (told !== known) {
      known = told;
      await showTrouble();
    }
  }, PAUSE);
}

async function health(): Promise<Health | undefined> {
  try {
    return (await (await fetch(address("health"), { cache: "no-store" })).json()) as Health;
  } catch {
    return undefined; // the server is gone, or being started anew
  }
}

/** Takes the note about the trouble, or none, from the page as the server has it now. */
async function showTrouble(): Promise<void> {
  const page = await fetch(location.href, { headers: { Accept: "text/html" } });
  const note = new DOMParser().parseFromString(await page.text(), "text/html").getElementById("trouble");
  place().replaceChildren(...(note ? note.children : []));
}

function isTroubled(): boolean {
  return place().childElementCount > 0;
}

function place(): HTMLElement {
  return document.getElementById("trouble")!;
}

function isWriting(): boolean {
  const active = document.activeElement;
  return active instanceof HTMLElement && (active.isContentEditable || active.matches("input, textarea, select"));
}
