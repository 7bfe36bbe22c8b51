// What a text may mean: asked of the server, kept for a while, and never answered late.
import { address } from "../page-data";
import { getJson } from "../server";

/** A stretch of a label, and whether the text that was typed stands there. */
export type Piece = [text: string, matched: boolean];

/** A concept that was found, as `/api/search` tells it. */
export interface Match {
  iri: string;
  slug: string;
  label: string;
  language: string;
  abbreviation: string;
  matchedLanguage: string;
  group: "exact" | "prefix" | "inside" | "typo" | "some";
  name: Piece[];
  why: string;
  through: Piece[];
  themeName: string;
  shape: { number: number; outline: string };
  address: string;
}

const MOST_KEPT = 200;
const kept = new Map<string, Match[]>();

/** Returns the matches of a text if they are known already. */
export function known(text: string): Match[] | undefined {
  return kept.get(text);
}

/** Returns the matches of a text, best first; throws as `getJson` does. */
export async function matches(text: string, signal: AbortSignal): Promise<Match[]> {
  const asked = new URL(address("search-api"), location.href);
  asked.searchParams.set("q", text);
  const { results } = await getJson<{ results: Match[] }>(asked.href, signal);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as string);
  kept.set(text, results);
  return results;
}
