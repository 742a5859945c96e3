// Puts the marker on elements and takes it off again. Nothing else of the page is ever written for hiding.

import { HIDE, hidingStyle, SHUT } from '../shared/hiding-style.ts';
import { adopt } from './adopt.ts';

/** How often a mark that the page took off is put back. A page that insists wins. */
const RESTORES = 5;

export class Marks {
  readonly marker: string;
  /** Whether the background has put the style sheet into this document. */
  #isStyled = false;
  /** The words on each element. */
  readonly #words = new Map<Element, Set<string>>();
  readonly #restores = new WeakMap<Element, number>();
  #ownSheet: CSSStyleSheet | null = null;
  #isOnItsOwn = false;

  constructor(marker: string) {
    this.marker = marker;
    // An earlier copy of this script may have left marks: the extension was updated while the page stayed open.
    if (document.readyState !== 'loading') {
      for (const element of document.querySelectorAll(`[${marker}]`)) {
        const isShut = element.getAttribute(marker)?.includes(SHUT);
        element.removeAttribute(marker);
        // Firefox ends a copy so suddenly that it cannot open again what it had closed. Else nobody would know what still locks the page.
        if (isShut && element instanceof HTMLDialogElement && !element.open) element.showModal();
      }
    }
  }

  /** What the background needs to know to put the style sheet in; null where it has. */
  get wanted(): string | null {
    // Firefox would insert it only when the whole page has arrived.
    return this.#isStyled || document.readyState === 'loading' ? null : this.marker;
  }

  /** There is something to hide. `asked`: the background was asked to put the style sheet in. */
  prepare(asked: string | null): void {
    if (asked) this.#isStyled = true;
    else if (!this.#isStyled) this.useOwnSheet();
  }

  has(element: Element, word: string): boolean {
    return this.#words.get(element)?.has(word) ?? false;
  }

  /** Whether anything is hidden at all. */
  get isEmpty(): boolean {
    return this.#words.size === 0;
  }

  set(element: Element, word: string, on: boolean): void {
    const words = this.#words.get(element) ?? new Set();
    if (words.has(word) === on) return;
    if (on) words.add(word);
    else words.delete(word);
    if (words.size === 0) this.#words.delete(element);
    else this.#words.set(element, words);
    this.#write(element, words);
    // Chromium does not style a shadow tree anew where the background's style sheet comes within the same frame.
    if (on && (this.#isOnItsOwn || element.getRootNode() !== document)) this.#adopt(element);
  }

  /** Hides exactly these elements: marks what is new and takes the mark from all others. */
  hideOnly(elements: ReadonlySet<Element>): void {
    for (const element of [...this.#words.keys()]) if (!elements.has(element)) this.set(element, HIDE, false);
    for (const element of elements) this.set(element, HIDE, true);
  }

  /** The page changed the marker of an element. Answers whether it was put back. */
  restore(element: Element): boolean {
    const words = this.#words.get(element);
    if (!words || element.getAttribute(this.marker) === [...words].join(' ')) return true;
    const restores = this.#restores.get(element) ?? 0;
    if (restores >= RESTORES) return false;
    this.#restores.set(element, restores + 1);
    this.#write(element, words);
    return true;
  }

  /**
   * The browser has not inserted the style sheet, so the document adopts one of its own. Weaker, because an inline style with
   * `!important` outranks it; the doubled selector makes up for specificity at least.
   */
  useOwnSheet(): void {
    this.#isOnItsOwn = true;
    for (const element of this.#words.keys()) this.#adopt(element);
  }

  #adopt(element: Element): void {
    if (!this.#ownSheet) {
      this.#ownSheet = new CSSStyleSheet();
      this.#ownSheet.replaceSync(hidingStyle(this.marker).replaceAll(/\[[^\]]*\]/g, (selector) => selector.repeat(9)));
    }
    adopt(element.getRootNode(), this.#ownSheet);
  }

  #write(element: Element, words: ReadonlySet<string>): void {
    if (words.size === 0) element.removeAttribute(this.marker);
    else element.setAttribute(this.marker, [...words].join(' '));
  }
}
