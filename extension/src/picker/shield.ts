// Lies over the page while the reader chooses, so that pointing at something does nothing else: the page sees no click of it.

import { shadowRoot } from '../content/dom.ts';
import { make } from '../shared/elements.ts';
import type { Stage } from '../stage/stage.ts';

export class Shield {
  readonly element = make('div', { className: 'shield' });
  readonly #stage: Stage;

  /** `point` hears what the reader points at; `choose`, what the reader presses. */
  constructor(stage: Stage, point: (element: Element | null) => void, choose: (element: Element | null) => void) {
    this.#stage = stage;
    const listen = (type: 'pointermove' | 'click', hear: (element: Element | null) => void): void =>
      this.element.addEventListener(type, (event) => {
        // A page can dispatch events, but the browser does not vouch for them.
        if (event.isTrusted) hear(this.#under(event.clientX, event.clientY));
      });
    listen('pointermove', point);
    listen('click', choose);
  }

  /** The innermost element of the page at a point, open shadow roots included. */
  #under(x: number, y: number): Element | null {
    let found: Element | null = null;
    let root: Document | ShadowRoot | null = document;
    while (root) {
      const next: Element | undefined = root.elementsFromPoint(x, y).find((element) => !this.#stage.is(element));
      if (!next || next === found) break;
      found = next;
      root = shadowRoot.call(next);
    }
    return found;
  }
}
