// What a pop-up takes from the page while it is up: scrolling, and through `inert` and `aria-hidden` the page itself. When the
// pop-up is hidden, it is taken back, and all of it is returned when the pop-up is shown again or something else holds the page.

import { composedParent } from '../content/composed-tree.ts';
import type { Lifetime } from '../content/lifetime.ts';
import type { Marks } from '../content/marks.ts';
import { SCROLL, UNPIN } from '../shared/hiding-style.ts';
import { EventLocks } from './event-locks.ts';
import { isHeldByOther } from './holder.ts';

/** A page this much longer than the window was made to be scrolled, in CSS pixels. */
const OVERHANG = 40;
const WITHHOLDING = [
  ['inert', /^/],
  ['aria-hidden', /^true$/],
] as const;

interface Withheld {
  element: Element;
  name: string;
  value: string;
}

interface ScrollLock {
  element: Element;
  /** The word of the style sheet that undoes it. */
  word: string;
  /** How far the page had been scrolled when it was pinned, in CSS pixels. */
  scrolledBy: number;
}

export class PageLocks {
  readonly #marks: Marks;
  readonly #events: EventLocks;
  /** Where the reading matter stands, if the engine found it. */
  #article: Element | null = null;
  #withheld: Withheld[] = [];
  #unlocked = new Set<Element>();

  constructor(marks: Marks, lifetime: Lifetime) {
    this.#marks = marks;
    this.#events = new EventLocks(lifetime, () => !this.#isHeld());
  }

  /** Takes back what a hidden pop-up holds. */
  takeBack(article: Element | null): void {
    this.#article = article;
    this.#events.on = true;
    const locked = [...this.#scrollLocks(), ...this.#wrapperLocks()];
    const matter = this.#matter;
    const withheld = matter ? withheldAround(matter) : [];
    const hasNews = locked.length + withheld.length > 0;
    // Reads layout, so it is asked only where there is something to take or to give back.
    if ((hasNews || this.#unlocked.size > 0) && this.#isHeld()) {
      this.#giveScrollBack();
      return;
    }
    for (const { element, name } of withheld) element.removeAttribute(name);
    this.#withheld.push(...withheld);
    this.#unlock(locked);
  }

  giveBack(): void {
    this.#events.on = false;
    this.#giveScrollBack();
    for (const { element, name, value } of this.#withheld)
      if (!element.hasAttribute(name)) element.setAttribute(name, value);
    this.#withheld = [];
  }

  /** A modal or a dialog that is not ours to hide has good reason to hold the page. */
  #isHeld(): boolean {
    return document.querySelector(':modal') !== null || isHeldByOther(this.#article);
  }

  #giveScrollBack(): void {
    for (const element of this.#unlocked) {
      this.#marks.set(element, SCROLL, false);
      this.#marks.set(element, UNPIN, false);
    }
    this.#unlocked.clear();
  }

  /** Elements that keep the page from being scrolled. */
  #scrollLocks(): ScrollLock[] {
    const root = document.documentElement;
    const { body } = document;
    if (!body) return [];
    const bodyStyle = getComputedStyle(body);
    const pinned = bodyStyle.position === 'fixed';
    const height = Math.max(root.scrollHeight, body.scrollHeight);
    if (height <= innerHeight + OVERHANG) return [];
    // Where the root is locked, the body may be the page's own scroller. Then nothing is locked.
    const bodyScrolls = /auto|scroll/.test(bodyStyle.overflowY) && body.scrollHeight > body.clientHeight;
    if (bodyScrolls && !pinned) return [];
    const locks: ScrollLock[] = [root, body]
      .filter((element) => /hidden|clip/.test(getComputedStyle(element).overflowY))
      .map((element) => ({ element, word: SCROLL, scrolledBy: 0 }));
    // The usual trick: the body is pinned, and shifted up by as much as had been scrolled.
    if (pinned) locks.push({ element: body, word: UNPIN, scrolledBy: -Number.parseFloat(bodyStyle.top) });
    return locks;
  }

  /** What holds all that there is to read, is as high as the window and cuts the rest off: the page was locked further inside. */
  #wrapperLocks(): ScrollLock[] {
    if (document.documentElement.scrollHeight > innerHeight + OVERHANG) return [];
    for (let at = this.#matter; at && at !== document.body; at = composedParent(at)) {
      if (at.scrollHeight <= at.clientHeight + OVERHANG) continue;
      const { overflowY } = getComputedStyle(at);
      // The page has a scroller of its own.
      if (/auto|scroll/.test(overflowY)) return [];
      const isWindow = Math.abs(at.clientHeight - innerHeight) <= OVERHANG;
      // What fills the window several times over exactly is a row of slides, and moved by other means.
      const isSlides = at.scrollHeight % innerHeight === 0;
      if (/hidden|clip/.test(overflowY) && isWindow && !isSlides) return [{ element: at, word: SCROLL, scrolledBy: 0 }];
    }
    return [];
  }

  get #matter(): Element | null {
    return this.#article ?? document.querySelector('main');
  }

  #unlock(locks: readonly ScrollLock[]): void {
    for (const { element, word, scrolledBy } of locks) {
      this.#marks.set(element, word, true);
      this.#unlocked.add(element);
      if (scrolledBy > 0) window.scrollTo(0, scrolledBy);
    }
  }
}

/** What keeps an element and everything in it from being used. */
function withheldAround(matter: Element): Withheld[] {
  const found: Withheld[] = [];
  for (let at: Element | null = matter; at; at = composedParent(at)) {
    for (const [name, pattern] of WITHHOLDING) {
      const value = at.getAttribute(name);
      if (value !== null && pattern.test(value)) found.push({ element: at, name, value });
    }
  }
  return found;
}
