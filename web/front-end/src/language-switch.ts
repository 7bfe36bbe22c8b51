// The language switch moves nothing else: the place, what is open, what has been typed and the focus come along.

const KEY = "istilah.language-switch";
const codes = new Set([...document.querySelectorAll<HTMLAnchorElement>(".switch a")].map((link) => link.hreflang));

/** An element by its way down from the body, the same in both languages but for lists that are in alphabetical order. */
type Way = number[];

/** An element by its name, its kind and its way: the name is its id, or where the first link beside it leads. */
interface Mark {
  name: string;
  kind: string;
  way: Way;
}

interface View {
  /** The path of the page that it is for. */
  page: string;
  /** What stood at the top of the window, and how far below its edge; null at the top of the page. */
  top: { way: Way; offset: number; scroll: number } | null;
  open: Mark[];
  typed: { mark: Mark; text: string }[];
  focus: Mark | null;
}

/** Lets the links of the switch take along the view, and restores one that was brought. */
export function keepViewOnSwitch(): void {
  const links = document.querySelectorAll<HTMLAnchorElement>(".switch a");
  let focused: Element | null = null;
  for (const link of links) {
    link.addEventListener("pointerdown", () => {
      focused = document.activeElement;
    });
    link.addEventListener("click", (event) => {
      link.search = location.search;
      link.hash = location.hash;
      const byKey = event.detail === 0;
      sessionStorage.setItem(KEY, JSON.stringify(taken(link.pathname, byKey ? link : focused)));
    });
  }
  const brought = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (brought) restore(JSON.parse(brought) as View);
}

function taken(page: string, focused: Element | null): View {
  // What the address holds comes along with it, written as the other language writes it.
  const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(":is(input, textarea):not([data-in-address] *)")];
  return {
    page,
    top: scrollY > 0 ? atTheTop() : null,
    open: [...document.querySelectorAll("details[open]")].map(markOf),
    typed: fields.filter((field) => field.value !== field.defaultValue).map((field) => ({ mark: markOf(field), text: field.value })),
    focus: focused && focused !== document.body ? markOf(focused) : null,
  };
}

function restore({ page, top, open, typed, focus }: View): void {
  if (page !== location.pathname) return;
  for (const details of document.querySelectorAll("details")) details.open = false;
  for (const mark of open) {
    const details = marked(mark);
    if (details instanceof HTMLDetailsElement) details.open = true;
  }
  for (const { mark, text } of typed) {
    const field = marked(mark);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = text;
  }
  const focused = focus && marked(focus);
  if (focused instanceof HTMLElement || focused instanceof SVGElement) focused.focus({ preventScroll: true });
  if (!top) return;
  scrollBack(top);
  addEventListener("load", () => scrollBack(top), { once: true }); // after the browser's own way to a #fragment
}

function scrollBack({ way, offset, scroll }: NonNullable<View["top"]>): void {
  const element = at(way);
  const by = element ? element.getBoundingClientRect().top - offset : scroll - scrollY;
  scrollBy({ top: by, behavior: "instant" });
}

/** Finds what is at the top of the window: the innermost element that begins there or has not ended above it. */
function atTheTop(): View["top"] {
  let found: Element = document.querySelector("main") ?? document.body;
  for (;;) {
    const next = [...found.children].find((child) => child.getBoundingClientRect().bottom > 0 && child.getClientRects().length);
    if (!next || found.getBoundingClientRect().top >= 0) break;
    found = next;
  }
  return { way: wayTo(found), offset: found.getBoundingClientRect().top, scroll: scrollY };
}

function markOf(element: Element): Mark {
  return { name: nameOf(element), kind: element.localName, way: wayTo(element) };
}

function marked({ name, kind, way }: Mark): Element | undefined {
  const inPlace = at(way);
  if (!name || (inPlace && inPlace.localName === kind && nameOf(inPlace) === name)) return inPlace;
  return [...document.querySelectorAll(kind)].find((element) => nameOf(element) === name);
}

function nameOf(element: Element): string {
  const link = element.closest("li, tr")?.querySelector<HTMLAnchorElement>("a[href]");
  return element.id || (link?.pathname.split("/").filter((part) => !codes.has(part)).join("/") ?? "");
}

function wayTo(element: Element): Way {
  const way: Way = [];
  for (let here = element; here !== document.body && here.parentElement; here = here.parentElement) {
    way.unshift([...here.parentElement.children].indexOf(here));
  }
  return way;
}

function at(way: Way): Element | undefined {
  return way.reduce<Element | undefined>((here, place) => here?.children[place], document.body);
}
