// A pop-up may hold the page by listeners that cancel what scrolls it, or the tabulator key. Whoever hides the pop-up cannot take such a
// listener away, but keep the events from it. The page's own uses of wheel and keys (maps, editors, players) sit on elements; a lock
// sits on the root of the page. So an event is kept from the root's listeners, and only once they were seen to cancel one.

import type { Lifetime } from '../content/lifetime.ts';

const TYPES = ['wheel', 'touchmove', 'keydown'] as const;
/** Keys that a page has no other use for at its root. That one of them is cancelled gives the lock away. */
const TELLING_KEYS = new Set(['PageUp', 'PageDown', 'Home', 'End', 'Tab']);
const KEYS = new Set([...TELLING_KEYS, 'ArrowUp', 'ArrowDown', ' ']);
/** How long it holds that nobody else has the page, in milliseconds: to ask reads layout. */
const FREE_MS = 1000;

/** Where the cancelling listeners sit: before the page's elements see the event, or after. */
type Side = 'before' | 'after';

export class EventLocks {
  readonly #lifetime: Lifetime;
  readonly #isFree: () => boolean;
  #listening: AbortController | null = null;
  #sides = new Set<Side>();
  #asked = Number.NEGATIVE_INFINITY;
  #wasFree = false;

  /** `isFree`: nothing else that is shown has a right to hold the page. */
  constructor(lifetime: Lifetime, isFree: () => boolean) {
    this.#lifetime = lifetime;
    this.#isFree = isFree;
  }

  /** While a pop-up is hidden. Otherwise no event of the page is listened to. */
  set on(on: boolean) {
    if (on === (this.#listening !== null)) return;
    this.#listening?.abort();
    this.#listening = null;
    this.#sides = new Set();
    if (on) this.#listen();
  }

  #listen(): void {
    this.#listening = new AbortController();
    const signal = AbortSignal.any([this.#listening.signal, this.#lifetime.signal]);
    const root = document.documentElement;
    for (const type of TYPES) {
      const on = (target: EventTarget, capture: boolean, act: (event: Event) => void): void =>
        target.addEventListener(type, (event) => event.isTrusted && concerns(event) && act(event), {
          capture,
          passive: true,
          signal,
        });
      on(window, true, (event) => this.#keepsFrom('before') && event.stopImmediatePropagation());
      on(root, true, (event) => event.defaultPrevented && this.#notice('before', event));
      on(root, false, (event) => {
        if (event.defaultPrevented) return;
        if (this.#keepsFrom('after')) event.stopPropagation();
        else setTimeout(() => event.defaultPrevented && this.#notice('after', event), 0);
      });
    }
  }

  #notice(side: Side, event: Event): void {
    if (!(event instanceof KeyboardEvent) || TELLING_KEYS.has(event.key)) this.#sides.add(side);
  }

  #keepsFrom(side: Side): boolean {
    if (!this.#sides.has(side)) return false;
    const now = performance.now();
    if (now - this.#asked > FREE_MS) {
      this.#asked = now;
      this.#wasFree = this.#isFree();
    }
    return this.#wasFree;
  }
}

const concerns = (event: Event): boolean =>
  !(event instanceof KeyboardEvent) || (KEYS.has(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey);
