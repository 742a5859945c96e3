// How high a hidden pop-up is as a bar over the top of the page. It is measured when it is hidden already, so it is shown for that moment.

import type { Marks } from '../content/marks.ts';
import { standIn } from '../content/measure.ts';
import type { HiddenPopUp } from '../content/resident.ts';
import { HIDE } from '../shared/hiding-style.ts';

/** A bar is at least as wide as this share of the window. */
const BAR_SHARE = 0.9;

/** The height of a bar that lies over the top of the page; 0 where an element is none. Reads layout. */
function barHeight(popUp: Element): number {
  const element = standIn(popUp);
  const { position } = getComputedStyle(element);
  if (position !== 'fixed' && position !== 'absolute') return 0;
  const { top, width, height } = element.getBoundingClientRect();
  // It may still be sliding in.
  const isBar = top <= 1 && top > -height && width >= BAR_SHARE * innerWidth && height < innerHeight / 2;
  return isBar ? height : 0;
}

export class Bars {
  readonly #marks: Marks;
  /** By the element; 0 where it was no bar. */
  readonly #heights = new WeakMap<Element, number>();
  /** Each judgement brings parts of its own, and with them another look: a bar may still have been sliding in. */
  readonly #measured = new WeakSet<object>();

  constructor(marks: Marks) {
    this.#marks = marks;
  }

  /** The heights of all that are bars, in CSS pixels. Reads layout. */
  of(hidden: readonly HiddenPopUp[]): number[] {
    return hidden.map((popUp) => this.#heightOf(popUp)).filter((height) => height > 0);
  }

  #heightOf({ parts }: HiddenPopUp): number {
    const [first] = parts;
    if (!first) return 0;
    const known = this.#heights.get(first.element) ?? 0;
    if (known > 0 || this.#measured.has(parts)) return known;
    this.#measured.add(parts);
    // Off and on again within one task: nothing of it is painted.
    const marked = parts.filter(({ element }) => this.#marks.has(element, HIDE));
    for (const { element } of marked) this.#marks.set(element, HIDE, false);
    const height = barHeight(first.element);
    for (const { element } of marked) this.#marks.set(element, HIDE, true);
    this.#heights.set(first.element, height);
    return height;
  }
}
