// Hands a report to the server of the organisation that manages the browser, because the reader pressed the button. The outcome says what
// is known and no more: where no answer came, nobody here can tell whether the report did.

export type Outcome =
  | { kind: 'accepted' }
  /** The server said no. */
  | { kind: 'refused'; status: number }
  /** The server has trouble of its own. */
  | { kind: 'failed'; status: number }
  /** No answer in time. */
  | { kind: 'slow' }
  /** No connection, or it ended before the answer: browsers do not say which. A redirection counts as none. */
  | { kind: 'lost' };

/** How long an answer may take. The reader is waiting. */
const PATIENCE_MS = 10_000;

/** `key`: the same for the same report, by which the server counts it once however often it comes. */
export async function deliver(address: string, key: string, body: string): Promise<Outcome> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const { ok, status } = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: patience,
    });
    if (ok) return { kind: 'accepted' };
    return { kind: status >= 500 ? 'failed' : 'refused', status };
  } catch {
    return { kind: patience.aborted ? 'slow' : 'lost' };
  }
}
