// What the reader asked for. Only events that the browser itself vouches for count; a page can dispatch any other.

import { composedContains, composedParent } from './composed-tree.ts';
import type { Lifetime } from './lifetime.ts';
import { NEVER } from './never.ts';
import { FLAG } from './vocabulary-numbers.ts';

/** How long after a click the page's answer to it may take, in milliseconds. */
const ANSWER_MS = 1000;
/** How long after sending a form. The answer comes over the network. */
const FORM_ANSWER_MS = 10_000;
/** Focus counts as the reader's own if a key or a press came this shortly before it; pages move focus by themselves. */
const FOCUS_MS = 500;

/** How long after a letter was typed the page may write in answer, in milliseconds: a count, a preview. */
const LETTER_MS = 200;
/** A field narrower than this is but the handle of an editor, which shows the lines beside it. In CSS pixels. */
const HANDLE_WIDTH = 40;

const CONTROL = 'a,button,summary,label,input,select,[role="button"],[role="link"],[role="tab"],[onclick]';

type Heard = { readonly [K in keyof WindowEventMap]?: (event: WindowEventMap[K], origin: Element) => void };

export class Reader {
  /** What the page opened in answer to the reader. */
  #opened = new WeakSet<Element>();
  #hasFlags = false;
  /** Where the reader's hand or keys went, and everything around it. */
  readonly #origins = new WeakSet<Element>();
  readonly #touched = new WeakSet<Element>();
  #focused: Element | null = null;
  /** Who had the focus before a script moved it. */
  #robbed: EventTarget | null = null;
  #target: Element | null = null;
  #lastInput = NEVER;
  #lastClick = NEVER;
  #lastSubmit = NEVER;
  #lastLetter = NEVER;
  /** Around the handle that the reader writes by. */
  #editor: Element | null = null;
  readonly #heard: Heard = {
    pointerdown: (event, origin) => {
      this.#lastInput = event.timeStamp;
      // A finger that is put down may only want to scroll; its click tells.
      if (event.pointerType !== 'touch') this.#touch(origin);
    },
    keydown: (event) => {
      this.#lastInput = event.timeStamp;
    },
    click: (event, origin) => {
      this.#lastInput = event.timeStamp;
      this.#touch(origin);
      const control = closest(origin, CONTROL);
      if (!control) return;
      this.#lastClick = event.timeStamp;
      const link = closest(origin, 'a[href*="#"]') as HTMLAnchorElement | null;
      if (link && link.hash !== '' && link.pathname === location.pathname && link.host === location.host)
        this.#aim(link.hash);
    },
    input: (event, origin) => {
      this.#lastLetter = event.timeStamp;
      this.#touch(origin);
      if (origin.localName === 'textarea' && origin.clientWidth < HANDLE_WIDTH)
        this.#editor = origin.closest('div:has(> * > textarea):not(:has(p,h1))');
    },
    submit: (event, origin) => {
      this.#lastSubmit = event.timeStamp;
      this.#touch(origin);
    },
    focusin: (event, origin) => {
      // Back from another window, the reader is where it had been left.
      const isOwn = origin === this.#focused || event.timeStamp - this.#lastInput < FOCUS_MS;
      this.#focused = isOwn ? origin : null;
      if (isOwn) this.#robbed = null;
      // A pop-up may move the focus about within itself.
      else this.#robbed ??= event.relatedTarget;
    },
    focusout: () => {
      if (document.hasFocus()) this.#focused = null;
    },
    hashchange: () => this.#aim(location.hash),
  };

  /** The reader follows a link to a place on this page. */
  onTarget = (_: Element): unknown => null;

  /** Made at once, so that nothing is missed that the reader does before the background has answered. */
  constructor(lifetime: Lifetime) {
    for (const [type, hear] of Object.entries(this.#heard))
      lifetime.hear(type, (event) => event.isTrusted && hear(event as never, originOf(event)));
    // Put into a page that was open before: where the reader is by now. Whether a script took the focus there cannot be known any more; a dialog
    // that comes back because the extension is updated gives it to its first button.
    if (document.readyState === 'loading' || !navigator.userActivation.hasBeenActive) return;
    let at: Element | null | undefined = document.activeElement;
    for (; at?.matches(':not(button,body)'); at = at.shadowRoot?.activeElement) this.#focused = at;
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

  /** Whether a change belongs to what the reader is writing. */
  isWriting({ target, type }: MutationRecord): boolean {
    return (
      (type === 'characterData' && performance.now() - this.#lastLetter < LETTER_MS) ||
      (this.#editor !== null && composedContains(this.#editor, target))
    );
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
    this.#lastClick = NEVER;
  }

  /** A pop-up that is hidden had taken the focus: whoever had it before gets it back. */
  giveFocusBack(from: Element): void {
    const robbed = this.#robbed;
    if (!(robbed instanceof HTMLElement) || !robbed.isConnected || !composedContains(from, document.activeElement))
      return;
    this.#robbed = null;
    if (!composedContains(from, robbed)) robbed.focus({ preventScroll: true });
  }

  #touch(origin: Element): void {
    // Wherever the focus is by now, the reader has gone on.
    this.#robbed = null;
    this.#hasFlags = true;
    this.#origins.add(origin);
    for (let at: Element | null = origin; at && at !== document.body; at = composedParent(at)) this.#touched.add(at);
  }

  #aim(hash: string): void {
    this.#target = elementOf(hash);
    if (this.#target) this.onTarget(this.#target);
  }
}

/** Where an event began, inside shadow trees too. */
function originOf(event: Event): Element {
  const [origin] = event.composedPath();
  return origin instanceof Element ? origin : document.documentElement;
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
