// Lies over the page while the reader chooses, so that pointing at something does nothing else: the page sees no click of it.

import { shadowRoot } from '../content/dom.ts';
import { make } from '../shared/elements.ts';
import type { Stage } from '../stage/stage.ts';

export const makeShield = (): HTMLElement => make('div', { className: 'shield' });

/** The innermost element of the page at a point, open shadow roots included. */
export function elementUnder(stage: Stage, x: number, y: number): Element | null {
  let found: Element | null = null;
  let root: Document | ShadowRoot | null = document;
  while (root) {
    const next: Element | undefined = root.elementsFromPoint(x, y).find((element) => !stage.is(element));
    if (!next || next === found) break;
    found = next;
    root = shadowRoot.call(next);
  }
  return found;
}
