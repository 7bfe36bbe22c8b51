// Asking the server: answers as JSON, failures as typed errors, progress for what takes long, recovery when it was gone.
import { awaitRecovery } from "./recovery";
import { showProgress } from "./progress";
import { language, t } from "./page-data";

/** The server told what went wrong: problem+json (RFC 9457). `members` are its other members, such as `line`. */
export class ProblemError extends Error {
  override name = "ProblemError";

  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail = "",
    readonly hint = "",
    readonly members: Record<string, unknown> = {},
  ) {
    super(detail || title);
  }
}

/** Nothing answered. The page says so and asks again by itself; `recovery` is fulfilled once the server is back. */
export class ServerGoneError extends Error {
  override name = "ServerGoneError";

  constructor(readonly recovery: Promise<void>) {
    super("the server does not answer");
  }
}

/** The answer took longer than the caller would wait. */
export class TimeoutError extends Error {
  override name = "TimeoutError";
}

/** What `ask` takes beside what `fetch` does: how many milliseconds to wait for the beginning of the answer. */
export interface Asking extends RequestInit {
  patience?: number;
}

const PATIENCE = 40_000;
/** A gateway that stands before a server that is gone answers with these, and not with a problem of ours. */
const GATEWAY = [502, 503, 504];

/**
 * Returns the JSON at an address of this server.
 *
 * Throws ProblemError, ServerGoneError or TimeoutError; when `signal` is aborted, its reason.
 */
export async function getJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  const response = await ask(address, { headers: { Accept: "application/json" }, signal });
  return (await response.json()) as T;
}

/** Returns the response to a request, a good one; throws as `getJson` does. */
export async function ask(address: string, { patience = PATIENCE, signal, ...request }: Asking = {}): Promise<Response> {
  const tooLong = new AbortController();
  const clock = setTimeout(() => tooLong.abort(), patience);
  const hideProgress = showProgress();
  try {
    const headers = new Headers(request.headers);
    headers.set("Accept-Language", language); // so that a problem is told in the language of the page
    const response = await fetch(address, { ...request, headers, signal: signal ? AbortSignal.any([signal, tooLong.signal]) : tooLong.signal });
    if (!response.ok) throw await failure(response);
    return response;
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (tooLong.signal.aborted) throw new TimeoutError("the answer takes too long");
    if (error instanceof TypeError) throw new ServerGoneError(awaitRecovery());
    throw error;
  } finally {
    clearTimeout(clock);
    hideProgress();
  }
}

/** Returns what to tell the reader about an error of `ask`: a sentence in the language of the page. */
export function explain(error: unknown): string {
  if (error instanceof ServerGoneError) return t("script.gone");
  if (error instanceof TimeoutError) return t("script.slow");
  if (error instanceof ProblemError) return error.hint ? `${error.message} – ${error.hint}` : error.message;
  return t("script.failed");
}

async function failure(response: Response): Promise<Error> {
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json");
  if (!isProblem && GATEWAY.includes(response.status)) return new ServerGoneError(awaitRecovery());
  const { title, detail, hint, status: _, type: __, ...members } = isProblem ? await response.json() : ({} as Record<string, never>);
  return new ProblemError(response.status, title ?? response.statusText, detail, hint, members);
}
