// What queries on this map are written with: its prefixes, relations and classes; asked for once.
import { address } from "../page-data";
import { getJson } from "../server";

export interface Term {
  kind: "relation" | "class";
  iri: string;
  short: string;
  names: string[];
  comment: string;
  times: number;
}

export interface Vocabulary {
  prefixes: Record<string, string>;
  terms: Term[];
}

let asked: Promise<Vocabulary> | undefined;

/** Returns the vocabulary; asks again after a failure. */
export function vocabulary(): Promise<Vocabulary> {
  asked ??= getJson<Vocabulary>(address("query-terms-api")).catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

/** Returns an IRI as a query writes it: with the longest prefix that fits, else in angle brackets. */
export function written(iri: string, prefixes: Record<string, string>): string {
  const [prefix, namespace] = Object.entries(prefixes)
    .filter(([, start]) => iri.startsWith(start))
    .reduce((best, each) => (each[1].length > best[1].length ? each : best), ["", ""]);
  const local = iri.slice(namespace.length);
  return namespace && /^\w[\w-]*$/.test(local) ? `${prefix}:${local}` : `<${iri}>`;
}
