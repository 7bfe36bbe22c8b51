// The links beneath an answer, one a format; they ask the endpoint, so that they have all rows.
import { element } from "../elements";
import { address, t } from "../page-data";
import { save } from "../picture/saving";
import { ask, explain } from "../server";
import type { Answer } from "./answer";
import { parameters } from "./location";

const ROWS = { csv: "csv", tsv: "tsv", json: "srj", xml: "srx" };
const TRIPLES = { ttl: "ttl", nt: "nt", jsonld: "jsonld", rdf: "rdf" };

/** Returns the line of links. */
export function downloads(query: string, kind: Answer["kind"]): HTMLElement {
  const told = element("span", { role: "status", class: "soft" });
  const links = Object.entries(kind === "triples" ? TRIPLES : ROWS).flatMap(([format, ending]) => [link(query, format, ending, told), " · "]);
  return element("p", { class: "downloads" }, t("sparql.download"), " ", ...links.slice(0, -1), " ", told);
}

/** Returns what downloads one format: a link, or a button where the query is too long for an address. */
function link(query: string, format: string, ending: string, told: HTMLElement): HTMLElement {
  const [name, search] = [`istilah.${ending}`, parameters({ query, format })];
  if (search) return element("a", { href: `${address("endpoint")}?${search}`, download: name }, format.toUpperCase());
  const fetched = async (): Promise<void> => {
    const body = new URLSearchParams({ query, format });
    save(await (await ask(address("endpoint"), { method: "POST", body, headers: { Accept: "*/*" } })).blob(), name);
  };
  const press = (): void => void fetched().catch((error: unknown) => (told.textContent = explain(error)));
  return element("button", { type: "button", class: "quiet", click: press }, format.toUpperCase());
}
