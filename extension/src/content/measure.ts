// Answers what the engine wants to know of a few elements. Style and boxes are read here and nowhere before a verdict.

import type { Measurement, Viewport } from '../shared/engine-types.ts';
import { walk } from './composed-tree.ts';

const POSITIONS = ['static', 'relative', 'absolute', 'fixed', 'sticky'] as const;

const hasBox = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
};

/** What is there of an element to be seen: itself, or where it has no box, the first thing in it that is held over the page. */
export function standIn(element: Element): Element {
  if (hasBox(element)) return element;
  let held: Element | null = null;
  const enter = (inner: Element): boolean => {
    if (!held && hasBox(inner) && getComputedStyle(inner).position === 'fixed') held = inner;
    return !held;
  };
  walk(element, { enter });
  return held ?? element;
}

/** Whether a reader could see it: what is there of it has a box, and nothing makes that transparent or hidden. */
export const isSeen = (element: Element, there = standIn(element)): boolean =>
  hasBox(there) && there.checkVisibility({ opacityProperty: true, visibilityProperty: true });

/** Whether it takes part in the page, even if it is still transparent: pop-ups fade in. */
export const isThere = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

function measure(element: Element, identity: number): Measurement {
  const there = standIn(element);
  const style = getComputedStyle(there);
  const { x, y, width, height } = there.getBoundingClientRect();
  const z = Number(style.zIndex);
  return {
    element: identity,
    position: POSITIONS.find((position) => position === style.position) ?? 'static',
    x,
    y,
    width,
    height,
    visible: isSeen(element, there),
    z: Number.isNaN(z) ? null : z,
  };
}

export const viewport = (): Viewport => ({ width: innerWidth, height: innerHeight });

/** What is remembered at most, to answer for elements that have no box any more because they are hidden. */
const REMEMBERED = 400;

/** Measures elements; a hidden one answers as it was while it could be seen. Else hiding it would change the verdict. */
export class Measurements {
  readonly #isHidden: (element: Element) => boolean;
  readonly #last = new Map<number, Measurement>();

  constructor(isHidden: (element: Element) => boolean) {
    this.#isHidden = isHidden;
  }

  of(element: Element, identity: number): Measurement {
    const known = this.#last.get(identity);
    if (known && this.#isHidden(element)) return known;
    const fresh = measure(element, identity);
    if (this.#last.size >= REMEMBERED) this.#last.clear();
    this.#last.set(identity, fresh);
    return fresh;
  }
}
