// Motion that explains a change: things go from where they were to where they are.

const DURATION = 380;

/** Returns whether the reader wants no motion. */
export function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Calls `step` with a share from 0 to 1 at each frame until it is 1; returns how to end that at once, where it is. */
export function move(step: (share: number) => void, ended: () => void): () => void {
  const begin = performance.now();
  let frame = requestAnimationFrame(function next(now) {
    const share = Math.min(1, Math.max(0, (now - begin) / DURATION));
    step(eased(share));
    if (share < 1) frame = requestAnimationFrame(next);
    else ended();
  });
  return () => cancelAnimationFrame(frame);
}

/** Slow at both ends. */
function eased(share: number): number {
  return share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) ** 2;
}
