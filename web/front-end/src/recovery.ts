// When the server is gone: say so, ask again with ever longer pauses, say when it is back.
import { address, t } from "./page-data";
import { postpone } from "./postponing";
import { clearStatus, showStatus } from "./status-line";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;
const GOOD_NEWS = 4_000;

let recovering: Promise<void> | undefined;

/** Says that the server is gone and returns a promise that is fulfilled when it answers again. */
export function awaitRecovery(): Promise<void> {
  recovering ??= recover().finally(() => {
    recovering = undefined;
  });
  return recovering;
}

async function recover(): Promise<void> {
  let tryNow = (): void => undefined;
  const retry = { text: t("script.retry"), press: () => tryNow() };
  const back = new AbortController();
  const goOn = postpone(back.signal, () => showStatus(t("script.postponed"), retry));
  showStatus(t("script.gone"), retry);
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    await new Promise<void>((resolve) => {
      const stop = new AbortController();
      tryNow = () => {
        stop.abort();
        clearTimeout(clock);
        resolve();
      };
      const clock = setTimeout(tryNow, pause);
      addEventListener("online", tryNow, { signal: stop.signal });
    });
    if (await isThere()) break;
  }
  const shown = showStatus(t("script.back"));
  setTimeout(() => clearStatus(shown), GOOD_NEWS);
  back.abort();
  goOn();
}

async function isThere(): Promise<boolean> {
  try {
    return (await fetch(address("health"), { cache: "no-store", signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
