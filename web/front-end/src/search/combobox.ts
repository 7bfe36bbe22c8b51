// A text box with a list of suggestions, as the ARIA Authoring Practices describe it (combobox with a listbox popup):
// the focus stays in the box, arrow keys move through the list, Enter takes, Escape closes, Tab goes on.

export class Combobox {
  #active = -1;

  constructor(
    readonly input: HTMLInputElement,
    readonly list: HTMLElement,
    readonly popup: HTMLElement,
    /** Called when an arrow key asks for a list that is closed. */
    readonly open: () => void,
  ) {
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
    for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", () => this.hide());
    popup.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
    addEventListener("pagehide", () => this.hide());
  }

  get isOpen(): boolean {
    return !this.popup.hidden;
  }

  /** Shows the popup with the rows that the list holds by now, none of them chosen. */
  show(): void {
    this.#options.forEach((option, place) => {
      option.id = `${this.list.id}-${place}`;
    });
    this.#activate(-1);
    this.list.scrollTop = 0;
    this.list.hidden = this.#options.length === 0;
    this.popup.hidden = false;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
  }

  hide(): void {
    this.#activate(-1);
    this.popup.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }

  get #options(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("[role=option]")];
  }

  #activate(place: number): void {
    const options = this.#options;
    options[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = place;
    const option = options[place];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** Moves through the rows and the box, which stands before the first and after the last. */
  #move(step: number): void {
    const places = this.#options.length + 1;
    this.#activate(((this.#active + 1 + step + places) % places) - 1);
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || !this.#handles(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Does what a key asks for; returns whether it was ours. */
  #handles(event: KeyboardEvent): boolean {
    const chosen = this.#options[this.#active];
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        if (event.altKey && event.key === "ArrowUp") this.hide();
        else if (!this.isOpen) this.open();
        else this.#move(event.key === "ArrowDown" ? 1 : -1);
        return true;
      case "Home":
      case "End":
        if (chosen) this.#activate(event.key === "Home" ? 0 : this.#options.length - 1);
        return Boolean(chosen);
      case "Enter":
        chosen?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey }));
        return Boolean(chosen);
      case "Escape":
        return this.#escape();
      case "ArrowLeft":
      case "ArrowRight":
        this.#activate(-1); // back to the text
        return false;
      default:
        return false;
    }
  }

  /** Closes the list; with no list open empties a search box, as browsers do. A field of a form keeps its text. */
  #escape(): boolean {
    const wasOpen = this.isOpen;
    this.hide();
    if (wasOpen || this.input.type !== "search" || !this.input.value) return wasOpen;
    this.input.value = "";
    return true;
  }
}
