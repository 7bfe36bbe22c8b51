// Whether a stage stands still: told by `data-settled` of its element, and by a promise.

export class Settling {
  /** Resolves when the stage stands still; resolved while it does. */
  settled: Promise<void> = Promise.resolve();
  private resolve: () => void = () => {};

  constructor(private readonly element: HTMLElement) {
    this.settle();
  }

  settle(): void {
    this.element.dataset["settled"] = "true";
    this.resolve();
  }

  unsettle(): void {
    if (this.element.dataset["settled"] === "false") return;
    this.element.dataset["settled"] = "false";
    this.settled = new Promise((resolve) => (this.resolve = resolve));
  }
}
