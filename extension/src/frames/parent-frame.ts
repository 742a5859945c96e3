// The parent's side: knows a child by its token, and hides the element that the child stands in.

import { walk } from '../content/composed-tree.ts';
import type { Hands } from '../content/hands.ts';
import type { Lifetime } from '../content/lifetime.ts';
import type { Marks } from '../content/marks.ts';
import { MOST_TOKENS } from '../shared/frame-tokens.ts';
import { send } from '../shared/send.ts';

const TOKEN = /^[0-9a-f]{32}$/;

export class ParentFrame {
  readonly #hands: Hands;
  readonly #marks: Marks;
  readonly #onChange: () => void;
  readonly #expected = new Set<string>();
  readonly #early = new Map<string, MessageEventSource>();
  readonly #children = new Map<string, Element>();

  /** `onChange` runs after a frame was hidden here or shown again. */
  constructor(hands: Hands, marks: Marks, lifetime: Lifetime, onChange: () => void) {
    this.#hands = hands;
    this.#marks = marks;
    this.#onChange = onChange;
    lifetime.hear('message', (event) => {
      if (typeof event.data !== 'string' || !TOKEN.test(event.data) || !event.source) return;
      if (this.#expected.delete(event.data)) {
        // The page need not know that we are here.
        event.stopImmediatePropagation();
        this.#claim(event.data, event.source);
        return;
      }
      this.#early.set(event.data, event.source);
      for (const token of this.#early.keys()) if (this.#early.size > MOST_TOKENS) this.#early.delete(token);
    });
  }

  /** The background says which token is on its way. */
  expect(token: string): void {
    const source = this.#early.get(token);
    this.#early.delete(token);
    if (source) this.#claim(token, source);
    else this.#expected.add(token);
    // Most tokens are for another frame of the tab.
    for (const old of this.#expected) if (this.#expected.size > MOST_TOKENS) this.#expected.delete(old);
  }

  release(child: string): void {
    const frame = this.#children.get(child);
    this.#children.delete(child);
    if (frame) this.#hide(frame, false);
  }

  async #claim(token: string, source: MessageEventSource): Promise<void> {
    const frame = this.#frames().find((element) => element.contentWindow === source);
    if (!frame) return;
    const marker = this.#marks.wanted;
    const answer = await send('frame.claim', { token, marker });
    if (!answer.ok || !this.#hands.mayHideFrame(frame)) return;
    this.#marks.prepare(marker);
    this.#children.set(answer.value.child, frame);
    this.#hide(frame, true);
  }

  #hide(frame: Element, on: boolean): void {
    this.#hands.hideFrame(frame, on);
    this.#onChange();
  }

  /** Every frame of this document, shadow trees included. */
  #frames(): HTMLIFrameElement[] {
    const found: HTMLIFrameElement[] = [];
    if (!document.body) return found;
    walk(document.body, {
      enter: (element) => {
        if (element instanceof HTMLIFrameElement) found.push(element);
        return true;
      },
    });
    return found;
  }
}
