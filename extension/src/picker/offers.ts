// What may be chosen on the page as it was looked at, and how one gets from one block to the next.

import { composedContains, composedParent } from '../content/composed-tree.ts';
import type { Look } from '../content/eyes.ts';
import type { Offer } from '../shared/engine-types.ts';

export interface Choice {
  readonly element: Element;
  readonly offer: Offer;
}

/** Share of the window from which a block is the page and not a part of it: nobody means it when they point. */
const MOST_OF_WINDOW = 0.9;

function isShown(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1;
}

export class Offers {
  readonly #choices: Choice[] = [];
  readonly #byElement = new Map<Element, Choice>();

  constructor(look: Look, offers: readonly Offer[]) {
    for (const offer of offers) {
      const element = look.find(offer.element);
      if (!element) continue;
      const choice = { element, offer };
      this.#choices.push(choice);
      this.#byElement.set(element, choice);
    }
  }

  /** The smallest block around an element. */
  around(element: Element | null): Choice | null {
    for (let at = element; at; at = composedParent(at)) {
      const choice = this.#byElement.get(at);
      if (choice) return choice;
    }
    return null;
  }

  /** The next larger block around one. */
  larger({ element }: Choice): Choice | null {
    return this.around(composedParent(element));
  }

  /** The first smaller block in one. */
  smaller({ element }: Choice): Choice | null {
    return this.#choices.find((other) => other.element !== element && composedContains(element, other.element)) ?? null;
  }

  /** The next block after one, or the one before it; from nothing, the one that is likeliest meant. */
  step(from: Choice | null, forward: boolean): Choice | null {
    if (!from) return this.#likeliest();
    const at = this.#choices.indexOf(from);
    const others = forward ? this.#choices.slice(at + 1) : this.#choices.slice(0, at).reverse();
    return (
      others.find(
        ({ element }) =>
          isShown(element) && !composedContains(from.element, element) && !composedContains(element, from.element),
      ) ?? null
    );
  }

  #likeliest(): Choice | null {
    const free = this.#choices.filter(({ element, offer }) => {
      const { height } = element.getBoundingClientRect();
      return offer.refusal === null && isShown(element) && height < innerHeight * MOST_OF_WINDOW;
    });
    return free.sort((a, b) => b.offer.confidence - a.offer.confidence)[0] ?? null;
  }
}
