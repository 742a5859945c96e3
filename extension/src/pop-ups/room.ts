// The room that a page makes at its top for a bar. When the bar is hidden the room goes too, and what is being read stays where it is.

import type { Marks } from '../content/marks.ts';
import { keepPlace } from '../content/place.ts';
import { UNMARGIN, UNPAD } from '../shared/hiding-style.ts';

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
        const style = getComputedStyle(element);
        for (const [property, word] of WAYS) {
          if (Math.abs(Number.parseFloat(style[property]) - height) <= TOLERANCE) this.#taken.push([element, word]);
        }
      }
    }
    for (const [element, word] of this.#taken) this.#marks.set(element, word, true);
  }
}

/** Whether something else of the page is fixed where the bar was: the room is for that. */
function isUnderOther(height: number): boolean {
  let at = document.elementFromPoint(innerWidth / 2, height / 2);
  for (; at; at = at.parentElement) if (/fixed|sticky/.test(getComputedStyle(at).position)) return true;
  return false;
}
