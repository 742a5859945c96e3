// What a pop-up takes from the page while it is up: scrolling, and through `inert` and `aria-hidden` the page itself. When the
// pop-up is hidden, it is taken back, and all of it is returned when the pop-up is shown again.

import { SCROLL, UNPIN } from '../shared/hiding-style.ts';
import { composedParent } from './composed-tree.ts';
import type { Marks } from './marks.ts';

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

export class PageLocks {
  readonly #marks: Marks;
  #withheld: Withheld[] = [];
  #unlocked: Element[] = [];

  constructor(marks: Marks) {
    this.#marks = marks;
  }

  /** Takes back what a hidden pop-up holds. `article`: where the reading matter stands, if the engine found it. */
  takeBack(article: Element | null): void {
    // A modal that is not ours to hide has good reason to hold the page.
    if (document.querySelector(':modal') !== null) return;
    this.#unlockScroll();
    const matter = article ?? document.querySelector('main');
    for (let at = matter; at; at = composedParent(at)) {
      for (const [name, pattern] of WITHHOLDING) {
        const value = at.getAttribute(name);
        if (value === null || !pattern.test(value)) continue;
        this.#withheld.push({ element: at, name, value });
        at.removeAttribute(name);
      }
    }
  }

  giveBack(): void {
    for (const element of this.#unlocked) {
      this.#marks.set(element, SCROLL, false);
      this.#marks.set(element, UNPIN, false);
    }
    for (const { element, name, value } of this.#withheld)
      if (!element.hasAttribute(name)) element.setAttribute(name, value);
    this.#unlocked = [];
    this.#withheld = [];
  }

  #unlockScroll(): void {
    const root = document.documentElement;
    const { body } = document;
    if (!body) return;
    const bodyStyle = getComputedStyle(body);
    const pinned = bodyStyle.position === 'fixed';
    const height = Math.max(root.scrollHeight, body.scrollHeight);
    if (height <= innerHeight + OVERHANG) return;
    // Where the root is locked, the body may be the page's own scroller. Then nothing is locked.
    const bodyScrolls = /auto|scroll/.test(bodyStyle.overflowY) && body.scrollHeight > body.clientHeight;
    if (bodyScrolls && !pinned) return;
    const top = Number.parseFloat(bodyStyle.top);
    for (const element of [root, body]) {
      if (/hidden|clip/.test(getComputedStyle(element).overflowY)) this.#unlock(element, SCROLL);
    }
    if (pinned) {
      this.#unlock(body, UNPIN);
      // The usual trick: the body is pinned, and shifted up by as much as had been scrolled.
      if (top < 0) window.scrollTo(0, -top);
    }
  }

  #unlock(element: Element, word: string): void {
    this.#marks.set(element, word, true);
    this.#unlocked.push(element);
  }
}
