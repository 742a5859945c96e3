// The child's side. Its document may be of another site than its parent's, so it takes a token from the background along, which no page
// can know beforehand.

import { type Visitor, walk } from '../content/composed-tree.ts';
import type { Hands } from '../content/hands.ts';
import type { Marks } from '../content/marks.ts';
import { isBlank } from '../content/text-rules.ts';
import { send } from '../shared/send.ts';

/** Whether anything is left in this document besides what is hidden. */
class Remains implements Visitor {
  any = false;
  readonly #hands: Hands;
  constructor(hands: Hands) {
    this.#hands = hands;
  }
  enter(element: Element, _: number, name: string): boolean {
    if (this.#hands.isHidden(element)) return false;
    if (/^(?:input|button|select|textarea|iframe|img|video|canvas|object|embed)$/.test(name)) this.any = true;
    return !this.any;
  }
  text(data: string): void {
    if (!isBlank(data)) this.any = true;
  }
}

/** The child's side: says to its parent that nothing is left, and that something is again. */
export class ChildFrame {
  readonly #hands: Hands;
  readonly #marks: Marks;
  #told = false;

  constructor(hands: Hands, marks: Marks) {
    this.#hands = hands;
    this.#marks = marks;
  }

  async tell(): Promise<void> {
    const remains = new Remains(this.#hands);
    if (document.body) walk(document.body, remains);
    // What is hidden may be a frame of its own that was emptied.
    const isEmptied = !remains.any && !this.#marks.isEmpty;
    if (isEmptied === this.#told) return;
    this.#told = isEmptied;
    if (!isEmptied) {
      await send('frame.release', {});
      return;
    }
    const answer = await send('frame.token', {});
    if (answer.ok && this.#told) window.parent.postMessage(answer.value.token, '*');
  }
}
