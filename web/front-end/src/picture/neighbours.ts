// What is known of the map so far: concepts, and the statements of those that were asked for.
import { address } from "../page-data";
import { getJson } from "../server";
import type { Status } from "./scene";

export interface Known {
  label: string;
  /** The language that the label is in, "" where the map does not say. */
  language: string;
  labels: Record<string, string>;
  theme: number;
  /** How many neighbours it has. */
  degree: number;
  address: string;
  /** Only of those that were asked for. */
  iri?: string;
  abbreviation?: string;
  definition?: { text: string; language: string } | null;
}

/** A statement as it is made: `source` is its subject. */
export interface Statement {
  source: string;
  relation: string;
  target: string;
  claims: number;
  sources: number;
  status: Status;
}

export interface Neighbourhood {
  of: string;
  neighbours: number;
  statements: number;
  edges: Statement[];
}

export interface Surroundings {
  concepts: Record<string, Known>;
  neighbourhoods: Neighbourhood[];
}

/** How many concepts one request asks for. */
const MOST = 100;

export class Neighbours {
  private readonly concepts = new Map<string, Known>();
  private readonly found = new Map<string, Neighbourhood>();

  /** Takes in what the server tells. */
  learn({ concepts, neighbourhoods }: Surroundings): void {
    for (const [id, known] of Object.entries(concepts)) this.concepts.set(id, { ...this.concepts.get(id), ...known });
    for (const one of neighbourhoods) this.found.set(one.of, one);
  }

  /** Returns a concept; one that is not known is named by its slug. */
  concept(id: string): Known {
    return this.concepts.get(id) ?? { label: id, language: "", labels: {}, theme: 0, degree: 0, address: "" };
  }

  /** Returns the statements about a concept, best first; undefined before they were asked for. */
  of(id: string): Neighbourhood | undefined {
    return this.found.get(id);
  }

  /** Asks the server for the statements of some concepts; throws as `getJson` does. */
  async load(ids: string[], most = 0, signal?: AbortSignal): Promise<void> {
    for (let start = 0; start < ids.length; start += MOST) {
      const url = new URL(address("neighbours-api"), location.href);
      for (const id of ids.slice(start, start + MOST)) url.searchParams.append("of", id);
      if (most) url.searchParams.set("most", String(most));
      this.learn(await getJson<Surroundings>(url.href, signal));
    }
  }
}

/** Returns the other end of a statement. */
export function otherEnd(statement: Statement, here: string): string {
  return statement.source === here ? statement.target : statement.source;
}

/** Returns the id of a statement in a scene. */
export function idOf({ source, relation, target }: Statement): string {
  return `${source} ${relation} ${target}`;
}
