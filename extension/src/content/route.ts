// When a page becomes another one without being loaded anew: its address changes, and so does what there is to read. Applications do
// the one first or the other. An address alone says little: a dialog may change it, and so does scrolling.

import { NEVER } from './never.ts';

/** How far apart the two may be, in milliseconds. The text of the next route comes over the network. */
const APART_MS = 5_000;
/** So much of a text tells it from others, in UTF-16 units. What is appended to it makes no other text of it. */
const BEGINNING_UNITS = 200;

declare const navigation: EventTarget;

export class Route {
  #address = location.href;
  #article: Element | null = null;
  #beginning = '';
  #hasRead = false;
  #addressChanged = NEVER;
  #textChanged = NEVER;

  /** `onMove` runs after the address has changed. */
  constructor(signal: AbortSignal, onMove: () => void) {
    // Called by the page's own script, which is not to wait for us.
    navigation.addEventListener('currententrychange', () => setTimeout(onMove, 0), { signal });
  }

  /** Whether the address is another one than when this was asked before. */
  hasMoved(): boolean {
    if (location.href === this.#address) return false;
    this.#address = location.href;
    this.#addressChanged = performance.now();
    return true;
  }

  /** What there is to read, as the newest judgement found it. */
  reads(article: Element | null): void {
    this.#lookAtText();
    if (article && !this.#article && this.#hasRead) this.#textChanged = performance.now();
    this.#hasRead = true;
    this.#article = article;
    this.#beginning = beginningOf(article);
  }

  /** Whether the page has become another one since this was asked before. */
  hasTurned(): boolean {
    if (performance.now() - this.#addressChanged > APART_MS) return false;
    this.#lookAtText();
    if (Math.abs(this.#addressChanged - this.#textChanged) > APART_MS) return false;
    this.#addressChanged = NEVER;
    this.#textChanged = NEVER;
    return true;
  }

  #lookAtText(): void {
    const article = this.#article;
    if (!article || (article.isConnected && beginningOf(article) === this.#beginning)) return;
    this.#article = null;
    this.#textChanged = performance.now();
  }
}

const beginningOf = (article: Element | null): string => article?.textContent?.slice(0, BEGINNING_UNITS) ?? '';
