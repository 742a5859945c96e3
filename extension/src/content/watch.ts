// Notices what changes on the page, and decides when it is worth another look. Without mutations it costs nothing.

import type { Lifetime } from './lifetime.ts';
import { NEVER } from './never.ts';

/** Attributes by which pages show, hide and open things. */
const ATTRIBUTES = 'class style hidden open popover inert aria-hidden'.split(' ');
/** Looks may take one part in this many of the main thread. */
const COST_SHARE = 15;

/** How much a change matters: `now` cannot wait, `soon` is judged as fast as the pace allows, `later` waits for company. */
export type Weight = 'now' | 'soon' | 'later';

/** The time between two looks. It grows while looks follow each other closely, and falls back once the page is quiet. */
class Pace {
  readonly #shortest: number;
  readonly #longest: number;
  #current: number;
  #last = NEVER;

  /** In milliseconds. */
  constructor(shortest: number, longest: number) {
    this.#shortest = shortest;
    this.#longest = longest;
    this.#current = shortest;
  }

  get earliest(): number {
    return this.#last + this.#current;
  }

  step(now: number): void {
    const isClose = now - this.#last < 3 * this.#current;
    this.#current = isClose ? Math.min(this.#longest, this.#current * 1.7) : this.#shortest;
    this.#last = now;
  }
}

export class Watch {
  readonly #observer: MutationObserver;
  readonly #options: MutationObserverInit;
  readonly #look: () => void;
  // New elements may be a pop-up, which should not stand for long. A change of attributes or of text alone seldom is a new block.
  readonly #paces = { soon: new Pace(100, 2_000), later: new Pace(500, 10_000) };
  #earliest = NEVER;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due: { weight: 'soon' | 'later'; at: number } | null = null;
  #watching = false;

  /** `weigh` sees every batch of records at once, before anything is painted. `look` is called at the pace of the page. */
  constructor(
    lifetime: Lifetime,
    marker: string,
    weigh: (records: MutationRecord[]) => Weight | null,
    look: () => void,
  ) {
    this.#look = look;
    this.#options = { childList: true, characterData: true, subtree: true, attributeFilter: [...ATTRIBUTES, marker] };
    this.#observer = new MutationObserver((records) => {
      const weight = weigh(records);
      if (weight) this.ask(weight);
    });
    lifetime.atEnd(() => this.stop());
  }

  start(): void {
    this.#watching = true;
    // The document and not its root, which a page may replace.
    this.#observer.observe(document, this.#options);
  }

  /** Mutations inside a shadow root are not seen from outside it. One that is watched already stays so, and none is after `stop`. */
  add(roots: readonly ShadowRoot[]): void {
    for (const root of roots) this.#observer.observe(root, this.#options);
  }

  stop(): void {
    this.#watching = false;
    this.#observer.disconnect();
    this.#cancel();
  }

  /** Asks for a look. */
  ask(weight: Weight): void {
    if (!this.#watching) return;
    const now = performance.now();
    if (weight === 'now') {
      this.#cancel();
      this.#look();
      return;
    }
    const patience = weight === 'later' ? 500 : 0;
    const at = Math.max(now + patience, this.#paces[weight].earliest, this.#earliest);
    if (this.#due && this.#due.at <= at) return;
    this.#cancel();
    this.#due = { weight, at };
    if (at <= now) this.#run();
    else this.#timer = setTimeout(() => this.#run(), at - now);
  }

  /** What a look cost, in milliseconds: the next one waits accordingly. */
  paid(cost: number): void {
    this.#earliest = performance.now() + cost * COST_SHARE;
  }

  #run(): void {
    const weight = this.#due?.weight ?? 'soon';
    this.#cancel();
    this.#paces[weight].step(performance.now());
    this.#look();
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#due = null;
  }
}
