// Notices that the server is gone before a link or a form leads to the browser's own page about that: between the press
// on it, or the keyboard's coming to it, and what follows there is time to ask.
import { address } from "./page-data";
import { awaitRecovery } from "./recovery";

/** For how long it is believed that the server is there. */
const LASTING = 2_000;

/** Asks for the server whenever something is about to lead to it. */
export function noticeItsAbsence(): void {
  let asked = -LASTING;
  const look = (event: Event): void => {
    const isLeading = event.target instanceof Element && event.target.closest("a[href], form");
    if (!isLeading || performance.now() - asked < LASTING) return;
    asked = performance.now();
    fetch(address("health"), { cache: "no-store" }).catch(() => awaitRecovery());
  };
  for (const coming of ["pointerdown", "focusin"]) document.addEventListener(coming, look);
}
