// A frame that is clutter through and through is hidden by its parent, with its border and its space. The two documents may be of
// different sites, so the parent is told by a one-time token from the background, which no page can know beforehand.

import { send } from '../shared/send.ts';
import { type Visitor, walk } from './composed-tree.ts';
import type { Hands } from './hands.ts';
import type { Lifetime } from './lifetime.ts';
import type { Marks } from './marks.ts';
import { isBlank } from './text-rules.ts';

/** A frame smaller than this shows nothing that could be read, in CSS pixels. */
const SMALLEST = { width: 100, height: 30 };
const TOKEN = /^[0-9a-f]{32}$/;
/** Messages that may turn out to be a token which the background has not announced yet. */
const EARLY = 8;

export const isFrame = window !== window.top;

/** Whether a reader could read anything here. A page of its own always counts as large. */
export const isLargeEnough = (): boolean =>
  !isFrame || (innerWidth >= SMALLEST.width && innerHeight >= SMALLEST.height);

export async function untilLargeEnough(lifetime: Lifetime): Promise<void> {
  if (isLargeEnough()) return;
  const grown = new AbortController();
  const signal = AbortSignal.any([lifetime.signal, grown.signal]);
  await new Promise<void>((resolve) => {
    const check = (): void => {
      if (isLargeEnough()) resolve();
    };
    // A frame gets its first size without an event, so its root is watched too. A page may replace the root.
    const observer = new ResizeObserver(check);
    observer.observe(document.documentElement);
    signal.addEventListener('abort', () => observer.disconnect());
    for (const type of ['resize', 'load']) addEventListener(type, check, { passive: true, signal });
  });
  grown.abort();
}

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
  leave(): void {}
  host(): void {}
  text(data: string): void {
    if (!isBlank(data)) this.any = true;
  }
}

/** The child's side: says to its parent that nothing is left, and that something is again. */
export class ChildFrame {
  readonly #hands: Hands;
  #told = false;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  async tell(): Promise<void> {
    if (!isFrame) return;
    const remains = new Remains(this.#hands);
    if (document.body) walk(document.body, remains);
    const isEmptied = !remains.any && this.#hands.summaries().some(({ shown }) => !shown);
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

/** The parent's side. */
export class ParentFrame {
  readonly #hands: Hands;
  readonly #marks: Marks;
  readonly #expected = new Set<string>();
  readonly #early = new Map<string, MessageEventSource>();
  readonly #children = new Map<string, Element>();

  constructor(hands: Hands, marks: Marks, lifetime: Lifetime) {
    this.#hands = hands;
    this.#marks = marks;
    addEventListener(
      'message',
      (event) => {
        if (typeof event.data !== 'string' || !TOKEN.test(event.data) || !event.source) return;
        if (this.#expected.delete(event.data)) {
          // The page need not know that we are here.
          event.stopImmediatePropagation();
          this.#claim(event.data, event.source);
          return;
        }
        this.#early.set(event.data, event.source);
        for (const token of this.#early.keys()) if (this.#early.size > EARLY) this.#early.delete(token);
      },
      { capture: true, signal: lifetime.signal },
    );
  }

  /** The background says which token is on its way. */
  expect(token: string): void {
    const source = this.#early.get(token);
    this.#early.delete(token);
    if (source) this.#claim(token, source);
    else this.#expected.add(token);
    // Most tokens are for another frame of the tab.
    for (const old of this.#expected) if (this.#expected.size > EARLY) this.#expected.delete(old);
  }

  release(child: string): void {
    const frame = this.#children.get(child);
    this.#children.delete(child);
    if (frame) this.#hands.hideFrame(frame, false);
  }

  async #claim(token: string, source: MessageEventSource): Promise<void> {
    const frame = this.#frames().find((element) => element.contentWindow === source);
    if (!frame) return;
    const marker = this.#marks.wanted;
    const answer = await send('frame.claim', { token, marker });
    if (!answer.ok || !this.#hands.mayHideFrame(frame)) return;
    this.#marks.prepare(marker);
    this.#children.set(answer.value.child, frame);
    this.#hands.hideFrame(frame, true);
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
      leave: () => {},
      text: () => {},
      host: () => {},
    });
    return found;
  }
}
