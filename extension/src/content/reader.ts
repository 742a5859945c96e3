// What the reader asked for. Only events that the browser itself vouches for count; a page can dispatch any other.

import { composedContains, composedParent } from './composed-tree.ts';
import type { Lifetime } from './lifetime.ts';
import { FLAG } from './vocabulary.ts';

/** How long after a click the page's answer to it may take, in milliseconds. */
const ANSWER_MS = 1000;
/** How long after sending a form. The answer comes over the network. */
const FORM_ANSWER_MS = 10_000;
/** Focus counts as the reader's own if a key or a press came this shortly before it; pages move focus by themselves. */
const FOCUS_MS = 500;

const CONTROL = 'a,button,summary,label,input,select,[role="button"],[role="link"],[role="tab"],[onclick]';

export class Reader {
  /** What the page opened in answer to the reader. */
  #opened = new WeakSet<Element>();
  #hasFlags = false;
  /** Where the reader's hand or keys went, and everything around it. */
  readonly #origins = new WeakSet<Element>();
  readonly #touched = new WeakSet<Element>();
  #focused: Element | null = null;
  /** Who had the focus before a script moved it. */
  #robbed: HTMLElement | null = null;
  #target: Element | null = null;
  #lastInput = Number.NEGATIVE_INFINITY;
  #lastClick = Number.NEGATIVE_INFINITY;
  #lastSubmit = Number.NEGATIVE_INFINITY;
  readonly #onTarget: (element: Element) => void;

  /** `onTarget`: the reader follows a link to a place on this page. */
  constructor(lifetime: Lifetime, onTarget: (element: Element) => void) {
    this.#onTarget = onTarget;
    const options = { capture: true, passive: true, signal: lifetime.signal };
    const on = <K extends keyof WindowEventMap>(
      type: K,
      listen: (event: WindowEventMap[K], origin: Element) => void,
    ): void => {
      addEventListener(
        type,
        (event) => {
          const origin = originOf(event);
          if (event.isTrusted && origin) listen(event, origin);
        },
        options,
      );
    };
    on('pointerdown', (event, origin) => {
      this.#lastInput = event.timeStamp;
      // A finger that is put down may only want to scroll; its click tells.
      if (event.pointerType !== 'touch') this.#touch(origin);
    });
    on('keydown', (event) => {
      this.#lastInput = event.timeStamp;
    });
    on('click', (event, origin) => {
      this.#lastInput = event.timeStamp;
      this.#touch(origin);
      const control = closest(origin, CONTROL);
      if (!control) return;
      this.#lastClick = event.timeStamp;
      const link = closest(origin, 'a[href*="#"]') as HTMLAnchorElement | null;
      if (link && link.hash !== '' && link.pathname === location.pathname && link.host === location.host)
        this.#aim(link.hash);
    });
    on('input', (_, origin) => this.#touch(origin));
    on('submit', (event, origin) => {
      this.#lastSubmit = event.timeStamp;
      this.#touch(origin);
    });
    on('focusin', (event, origin) => {
      this.#focused = event.timeStamp - this.#lastInput < FOCUS_MS ? origin : null;
      if (!this.#focused && event.relatedTarget instanceof HTMLElement) this.#robbed = event.relatedTarget;
    });
    on('focusout', () => {
      this.#focused = null;
    });
    addEventListener('hashchange', () => this.#aim(location.hash), options);
  }

  /** The element that the fragment of the address names. The page may not have had it before. */
  findTarget(): void {
    if (location.hash.length > 1 && !this.#target?.isConnected) this.#target = elementOf(location.hash);
  }

  /** Whether there is anything to say of any element. */
  get hasFlags(): boolean {
    return this.#hasFlags || this.#focused !== null || this.#target !== null;
  }

  flagsOf(element: Element): number {
    let flags = 0;
    if (this.#opened.has(element)) flags |= FLAG.openedByReader;
    if (this.#origins.has(element)) flags |= FLAG.touched;
    if (element === this.#focused) flags |= FLAG.focused;
    if (element === this.#target) flags |= FLAG.target;
    return flags;
  }

  /** Whether the reader is in this element or has used it. Such an element is never hidden. */
  isUsing(element: Element): boolean {
    return this.#touched.has(element) || (this.#focused !== null && composedContains(element, this.#focused));
  }

  /** Whether what happens on the page now answers something that the reader did. */
  get isAnswered(): boolean {
    const now = performance.now();
    return now - this.#lastClick < ANSWER_MS || now - this.#lastSubmit < FORM_ANSWER_MS;
  }

  markOpened(element: Element): void {
    this.#hasFlags = true;
    this.#opened.add(element);
  }

  /** The click led to another route: what stands there was not opened by it. */
  arrive(): void {
    this.#opened = new WeakSet();
    this.#lastClick = Number.NEGATIVE_INFINITY;
  }

  /** A pop-up that is hidden had taken the focus: whoever had it before gets it back. */
  giveFocusBack(from: Element): void {
    const robbed = this.#robbed;
    if (!robbed?.isConnected || !document.activeElement || !composedContains(from, document.activeElement)) return;
    this.#robbed = null;
    if (!composedContains(from, robbed)) robbed.focus({ preventScroll: true });
  }

  #touch(origin: Element): void {
    this.#hasFlags = true;
    this.#origins.add(origin);
    for (let at: Element | null = origin; at && at !== document.body; at = composedParent(at)) this.#touched.add(at);
  }

  #aim(hash: string): void {
    this.#target = elementOf(hash);
    if (this.#target) this.#onTarget(this.#target);
  }
}

/** Where an event began, inside shadow trees too. */
function originOf(event: Event): Element | null {
  const origin = event.composedPath()[0] ?? event.target;
  return origin instanceof Element ? origin : null;
}

function closest(origin: Element, selector: string): Element | null {
  for (let at: Element | null = origin; at; at = composedParent(at)) if (at.matches(selector)) return at;
  return null;
}

function elementOf(hash: string): Element | null {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}
