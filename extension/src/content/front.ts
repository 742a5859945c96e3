// Hears what the reader does before any script of the page: these listeners stand first, because they are there when the document
// starts. A page that stops keys and presses at its window would otherwise keep them from peek and picker.

import type { Lifetime } from './lifetime.ts';

const TYPES = ['keydown', 'click', 'pointermove'];

export class Front {
  /** Whatever stands over the page, while something does. */
  hear: ((event: Event) => void) | null = null;

  constructor({ signal }: Lifetime) {
    const listen = (event: Event): void => this.hear?.(event);
    for (const type of TYPES) addEventListener(type, listen, { capture: true, signal });
  }
}
