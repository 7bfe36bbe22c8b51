// Progress: a line at the top of the page while something takes longer than half a second.

const HALF_A_SECOND = 500;

let underWay = 0;

/** Tells that something has begun; the function that comes back tells that it is done. */
export function showProgress(): () => void {
  let shown = false;
  const clock = setTimeout(() => {
    shown = true;
    count(1);
  }, HALF_A_SECOND);
  return () => {
    clearTimeout(clock);
    if (shown) count(-1);
    shown = false;
  };
}

function count(step: number): void {
  underWay += step;
  const line = document.getElementById("progress");
  if (line) line.hidden = underWay === 0;
}
