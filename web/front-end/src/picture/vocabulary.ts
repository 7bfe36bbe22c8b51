// The relations of the map: their names and sentences, read from either end.
import { isolated } from "../isolation";
import { data } from "../page-data";
import type { Group } from "./scene";

export interface Relation {
  key: string;
  group: Group;
  directed: boolean;
  label: string;
  inverse: string;
  /** "{s} measures {o}", and the same from the object: "{s} is measured by {o}". */
  sentence: string;
  inverseSentence: string;
}

const inOrder = data<Relation[]>("relations") ?? [];
const byKey = new Map(inOrder.map((relation) => [relation.key, relation]));

/** Returns a relation; one that the vocabulary does not have is named by its key. */
export function relation(key: string): Relation {
  const unknown = { group: "related" as const, directed: true, label: key, inverse: key };
  return byKey.get(key) ?? { key, ...unknown, sentence: "{s} – {o}", inverseSentence: "{s} – {o}" };
}

/** Returns the place of a relation in the order in which relations are shown. */
export function rank(key: string): number {
  const place = inOrder.findIndex((relation) => relation.key === key);
  return place < 0 ? inOrder.length : place;
}

/** Returns the name of a relation as it reads from its subject (`outward`) or from its object. */
export function nameOf(key: string, outward: boolean): string {
  const found = relation(key);
  return outward || !found.directed ? found.label : found.inverse;
}

/** Returns a statement as a sentence that begins with `here`, its first letter a capital. */
export function sentence(key: string, outward: boolean, here: string, there: string): string {
  const found = relation(key);
  const template = outward || !found.directed ? found.sentence : found.inverseSentence;
  const said = template.replace(/\{([so])\}/g, (_, end: string) => isolated(end === "s" ? here : there));
  return said.charAt(0).toUpperCase() + said.slice(1);
}
