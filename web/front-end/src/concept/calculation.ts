// Works out a formula from its steps in postfix order, as graph/formulas.py reads them.

export type Step = number | string;

/** A formula divides by zero; `symbol` is the variable that it divides by, "" where that is no single one. */
export class DivisionByZero extends Error {
  constructor(readonly symbol: string) {
    super("division by zero");
  }
}

const signs: Record<string, (left: number, right: number) => number> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
};

/** Returns what a formula comes to, given a value for each variable; throws DivisionByZero. */
export function workOut(steps: Step[], values: ReadonlyMap<string, number>): number {
  const stack: number[] = [];
  const pop = (): number => stack.pop() ?? Number.NaN;
  steps.forEach((step, place) => {
    const sign = typeof step === "string" ? signs[step] : undefined;
    if (typeof step === "number") stack.push(step);
    else if (step === "~") stack.push(-pop());
    else if (sign) {
      const right = pop();
      if (step === "/" && right === 0) throw new DivisionByZero(divisor(steps[place - 1], values));
      stack.push(sign(pop(), right));
    } else stack.push(values.get(step) ?? Number.NaN);
  });
  return pop();
}

function divisor(step: Step | undefined, values: ReadonlyMap<string, number>): string {
  return typeof step === "string" && values.has(step) ? step : "";
}
