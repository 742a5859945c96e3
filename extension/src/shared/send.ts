// The one place that sends a message to the background. It never throws: whoever asks gets an answer.

import type { RequestKind, Requests, Result } from './protocol.ts';

/** The background did not answer: it is being replaced, or the extension is gone. */
export const UNREACHABLE = 'unreachable';

export async function send<K extends RequestKind>(
  kind: K,
  request: Requests[K]['request'],
): Promise<Result<Requests[K]['response']>> {
  let message = `nobody answered ${kind}`;
  try {
    const answer: Result<Requests[K]['response']> | undefined = await chrome.runtime.sendMessage({ kind, ...request });
    if (answer) return answer;
  } catch (error) {
    message = String(error);
  }
  return { ok: false, error: { code: UNREACHABLE, message } };
}
