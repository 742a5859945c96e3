// The one place that sends a message to the background. It never throws: whoever asks gets an answer.

import type { RequestKind, Requests, Result } from './protocol.ts';

/** The background did not answer: it is being replaced, or the extension is gone. */
export const UNREACHABLE = 'unreachable';

export async function send<K extends RequestKind>(
  kind: K,
  request: Requests[K]['request'],
): Promise<Result<Requests[K]['response']>> {
  const asking = new AbortController();
  try {
    const answer = await Promise.race<Result<Requests[K]['response']> | undefined>([
      chrome.runtime.sendMessage({ kind, ...request }),
      // A page that comes back from the browser's cache never hears the answer to what it had asked before (both browsers).
      new Promise((resolve) => addEventListener('pageshow', (event) => event.persisted && resolve(undefined), asking)),
    ]);
    if (answer) return answer;
  } catch {
    // The connection broke.
  } finally {
    asking.abort();
  }
  return { ok: false, error: { code: UNREACHABLE, message: `nobody answered ${kind}` } };
}
