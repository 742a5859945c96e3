// Hears what the reader does before any script of the page: these listeners stand first, because they are there when the document
// starts. A page that stops keys and presses at its window would otherwise keep them from peek and picker.

import type { Lifetime } from './lifetime.ts';

export class Front {
  /** Whatever stands over the page, while something does. */
  hear: ((event: Event) => void) | null = null;

  constructor(lifetime: Lifetime) {
    for (const type of ['keydown', 'click', 'pointermove']) lifetime.hear(type, (event) => this.hear?.(event));
  }
}
