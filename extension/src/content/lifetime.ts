// How long this copy of the content script lives. Only a missing runtime id ends it: a lost connection means nothing, because
// workers stop and pages are cached.

export class Lifetime {
  readonly #end = new AbortController();

  /** Ends every listener and observer that was given it. */
  readonly signal = this.#end.signal;

  /** Whether the extension is still there. If not, this copy ends. */
  get isAlive(): boolean {
    if (!this.signal.aborted && !chrome.runtime?.id) this.#end.abort();
    return !this.signal.aborted;
  }

  /** Runs when this copy ends. */
  atEnd(work: () => void): void {
    this.signal.addEventListener('abort', work, { once: true });
  }
}
