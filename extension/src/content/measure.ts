// Answers what the engine wants to know of a few elements. Style and boxes are read here and nowhere before a verdict.

import type { Measurement, Viewport } from '../shared/engine-types.ts';

const POSITIONS = ['static', 'relative', 'absolute', 'fixed', 'sticky'] as const;

/** Whether a reader could see it: it has a box, and nothing makes it transparent or hidden. */
export const isSeen = (element: Element, { width, height } = element.getBoundingClientRect()): boolean =>
  width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

/** Whether it takes part in the page, even if it is still transparent: pop-ups fade in. */
export const isThere = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

function measure(element: Element, identity: number): Measurement {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const { x, y, width, height } = box;
  const z = Number(style.zIndex);
  return {
    element: identity,
    position: POSITIONS.find((position) => position === style.position) ?? 'static',
    x,
    y,
    width,
    height,
    visible: isSeen(element, box),
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
