// The calculators of a metric work as one types; exports/pages/calculator.py makes the forms and does the same on the server.
import { plainFigure, readFigure, writtenFigure } from "../figures";
import { data, t } from "../page-data";
import { rememberInAddress } from "../place";
import { DivisionByZero, type Step, workOut } from "./calculation";

interface Variable {
  symbol: string;
  name: string;
  minimum: number | null;
}

interface Told {
  steps: Step[];
  fields: Variable[];
  minimum: number | null;
  maximum: number | null;
}

const LARGEST = 1e15;

export function startCalculators(): void {
  const told = data<Told[] | undefined>("calculators") ?? [];
  document.querySelectorAll<HTMLFormElement>("form.calculator").forEach((form, place) => {
    const its = told[place];
    if (its) new Calculator(form, its);
  });
}

class Calculator {
  private readonly boxes: HTMLInputElement[];
  private readonly output: HTMLElement | null;
  private readonly trouble: HTMLElement | null;
  private readonly meter: HTMLMeterElement | null;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly told: Told,
  ) {
    this.boxes = [...form.querySelectorAll<HTMLInputElement>("input[type=text]")];
    this.output = form.querySelector("output .figure-result");
    this.trouble = form.querySelector(".calculator-problem");
    this.meter = form.querySelector("meter");
    form.addEventListener("input", (event) => this.typed(event.target as HTMLInputElement));
    form.addEventListener("focusout", (event) => this.left(event.target as HTMLElement));
    form.addEventListener("submit", (event) => this.asked(event));
  }

  private typed(box: HTMLInputElement): void {
    if (box.getAttribute("aria-invalid") === "true") this.check(box); // a complaint goes as soon as it is met
    this.show();
    rememberInAddress((parameters) => this.tell(parameters));
  }

  private left(box: HTMLElement): void {
    if (box instanceof HTMLInputElement && box.type === "text" && box.value.trim()) this.check(box);
  }

  private asked(event: Event): void {
    event.preventDefault();
    const wrong = this.boxes.filter((box) => !this.check(box));
    wrong[0]?.focus();
    this.show();
  }

  /** Says what is wrong with a field, if anything, and returns whether it is right. */
  private check(box: HTMLInputElement): boolean {
    const problem = this.problem(box);
    const place = document.getElementById(box.getAttribute("aria-describedby") ?? "");
    if (place) place.textContent = problem;
    box.setAttribute("aria-invalid", String(problem !== ""));
    return problem === "";
  }

  private problem(box: HTMLInputElement): string {
    const field = this.field(box);
    if (!field) return "";
    const { name, minimum } = field;
    if (!box.value.trim()) return t("calculator.missing", { name });
    const found = readFigure(box.value);
    if (found === null) return t("calculator.not-a-number", { written: box.value });
    if (minimum !== null && found < minimum) return t("calculator.too-small", { name, minimum: writtenFigure(minimum) });
    return "";
  }

  private field(box: HTMLInputElement): Variable | undefined {
    return this.told.fields[this.boxes.indexOf(box)];
  }

  private show(): void {
    const isComplete = this.boxes.every((box) => this.problem(box) === "");
    const { figure, problem, value } = isComplete ? this.outcome() : { figure: "", problem: "", value: null };
    if (this.output && this.output.textContent !== figure) this.output.textContent = figure;
    if (this.trouble && this.trouble.textContent !== problem) this.trouble.textContent = problem;
    this.form.classList.toggle("worked-out", figure !== "");
    if (this.meter && value !== null) this.meter.value = value;
  }

  private outcome(): { figure: string; problem: string; value: number | null } {
    try {
      const value = workOut(this.told.steps, this.values());
      if (!(Math.abs(value) <= LARGEST)) return { figure: "", problem: t("calculator.too-large"), value: null };
      return { figure: writtenFigure(value), problem: this.outOfRange(value), value };
    } catch (error) {
      if (!(error instanceof DivisionByZero)) throw error;
      const name = this.told.fields.find((field) => field.symbol === error.symbol)?.name ?? "";
      const problem = error.symbol ? t("calculator.divided-by", { name }) : t("calculator.divided");
      return { figure: "", problem, value: null };
    }
  }

  private outOfRange(value: number): string {
    const { minimum, maximum } = this.told;
    if (minimum !== null && value < minimum) return t("calculator.below", { minimum: writtenFigure(minimum) });
    if (maximum !== null && value > maximum) return t("calculator.above", { maximum: writtenFigure(maximum) });
    return "";
  }

  private values(): Map<string, number> {
    return new Map(this.boxes.map((box) => [this.field(box)?.symbol ?? "", readFigure(box.value) ?? Number.NaN]));
  }

  /** Puts what the form would send into the address, numbers such that the page in the other language reads them alike. */
  private tell(parameters: URLSearchParams): void {
    for (const name of [...parameters.keys()]) if (name.startsWith("value.")) parameters.delete(name);
    for (const [name, written] of new FormData(this.form)) {
      const text = String(written);
      const found = name.startsWith("value.") ? readFigure(text) : null;
      parameters.set(name, found === null ? text : plainFigure(found));
    }
  }
}
