// What the server tells the scripts of a page: its language, the words of the interface, addresses, and data of its own.
import { isolated } from "./isolation";

interface PageData {
  language: string;
  messages: Record<string, string>;
  addresses: Record<string, string>;
  data: Record<string, unknown>;
}

const written = document.getElementById("page-data")?.textContent;

const page: PageData = written ? JSON.parse(written) : { language: "en", messages: {}, addresses: {}, data: {} };

/** The language of the page, "id" or "en". */
export const language = page.language;

/** Returns an address that the server gave, such as `search-api`; throws for one that it did not. */
export function address(name: string): string {
  const found = page.addresses[name];
  if (found === undefined) throw new Error(`the page gives no address "${name}"`);
  return found;
}

/** Returns the data that the page carries under a name. */
export function data<T>(name: string): T {
  return page.data[name] as T;
}

/** Returns a message of the catalogue (`exports/messages`) with its `{placeholders}` filled in; throws for one not sent. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  const text = page.messages[key];
  if (text === undefined) throw new Error(`the page gives no message "${key}"`);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? isolated(String(values[name])) : whole));
}

const figures = new Intl.NumberFormat(language);

/** Returns a number as the language of the page writes it. */
export function number(value: number): string {
  return figures.format(value);
}
