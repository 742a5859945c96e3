// The room that a page makes at its top for a bar, and what sticks to the window below the bar. When the bar is hidden the room goes too,
// and what is being read stays where it is.

import type { Marks } from '../content/marks.ts';
import { keepPlace } from '../content/place.ts';
import { RAISE, UNMARGIN, UNPAD } from '../shared/hiding-style.ts';

/** Fractions of a pixel make lengths differ, in CSS pixels. */
const TOLERANCE = 1;
const WAYS = [
  ['paddingTop', UNPAD],
  ['marginTop', UNMARGIN],
] as const;

export class Room {
  readonly #marks: Marks;
  #taken: Array<[Element, string]> = [];

  constructor(marks: Marks) {
    this.#marks = marks;
  }

  /** Takes the room of hidden bars, where the page still keeps it. None: gives all of it back. */
  take(heights: readonly number[]): void {
    if (heights.length === 0 && this.#taken.length === 0) return;
    keepPlace(new Set(), () => this.#takeAgain(heights));
  }

  #takeAgain(heights: readonly number[]): void {
    // Taken off first: the page may have made other use of it meanwhile.
    for (const [element, word] of this.#taken) this.#marks.set(element, word, false);
    this.#taken = [];
    for (const height of heights) {
      if (isUnderOther(height)) continue;
      for (const element of [document.documentElement, document.body]) {
        if (!element) continue;
        const style = getComputedStyle(element);
        for (const [property, word] of WAYS) if (isLength(style[property], height)) this.#taken.push([element, word]);
      }
      for (const element of stuckAt(height + TOLERANCE))
        if (isLength(getComputedStyle(element).top, height)) this.#taken.push([element, RAISE]);
    }
    for (const [element, word] of this.#taken) this.#marks.set(element, word, true);
  }
}

const isLength = (value: string, wanted: number): boolean => Math.abs(Number.parseFloat(value) - wanted) <= TOLERANCE;

/** What the page keeps at this height of the window, however far it is scrolled. */
function stuckAt(height: number): Element[] {
  const found: Element[] = [];
  for (let at = document.elementFromPoint(innerWidth / 2, height); at; at = at.parentElement)
    if (/fixed|sticky/.test(getComputedStyle(at).position)) found.push(at);
  return found;
}

/** Whether something else of the page is fixed where the bar was: the room is for that. */
const isUnderOther = (height: number): boolean => stuckAt(height / 2).length > 0;
