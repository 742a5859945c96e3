// How long this copy of the content script lives, and what it hears meanwhile. Only a missing runtime id ends it: a lost connection means
// nothing, because workers stop and pages are cached.

export class Lifetime {
  readonly #end = new AbortController();
  readonly #ears: (() => void)[] = [];
  #root: Element | null = null;

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

  /** Hears an event at the window, before the page does. */
  hear<Type extends string>(
    type: Type,
    hear: (event: Type extends keyof WindowEventMap ? WindowEventMap[Type] : Event) => void,
  ): void {
    const listen = (): void =>
      addEventListener(type, hear as (event: Event) => void, { capture: true, signal: this.signal });
    this.#ears.push(listen);
    listen();
  }

  /** A page that writes its document anew takes every listener off, and has another root from then on. */
  keepHearing(): void {
    if (this.#root === document.documentElement) return;
    this.#root = document.documentElement;
    for (const listen of this.#ears) listen();
  }
}
