// The links beneath an answer, one a format; they ask the endpoint, so that they have all rows.
import { element } from "../elements";
import { address, t } from "../page-data";
import type { Answer } from "./answer";

const ROWS = { csv: "csv", tsv: "tsv", json: "srj", xml: "srx" };
const TRIPLES = { ttl: "ttl", nt: "nt", jsonld: "jsonld", rdf: "rdf" };

/** Returns the line of links. */
export function downloads(query: string, kind: Answer["kind"]): HTMLElement {
  const links = Object.entries(kind === "triples" ? TRIPLES : ROWS).flatMap(([format, ending]) => {
    const href = `${address("endpoint")}?${new URLSearchParams({ query, format })}`;
    return [element("a", { href, download: `istilah.${ending}` }, format.toUpperCase()), " · "];
  });
  return element("p", { class: "downloads" }, t("sparql.download"), " ", ...links.slice(0, -1));
}
