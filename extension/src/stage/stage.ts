// The one element that peek or the picker puts into a page. Its shadow root is closed, and what stands in it is in the top layer, above
// whatever the page has there. The page sees an empty element; what a script changes of that is changed back with the next frame.

import type { Front } from '../content/front.ts';
import { press } from './button.ts';

/** The last word on the element: no style sheet of a page comes after it. What stands in the top layer needs no room here. */
const STYLE: Record<string, string> = { all: 'initial', position: 'fixed', 'color-scheme': 'light dark' };

/** Frames in a row in which a page may undo what is put right, about two seconds. One that goes on has its way, and the look ends. */
const MOST_FIGHTS = 120;

/** What the reader does over the page, all of it vouched for by the browser. */
interface Ears {
  key(event: KeyboardEvent): void;
  /** Something beside the panel is pointed at or pressed. */
  point?(x: number, y: number): void;
  press?(x: number, y: number): void;
}

/** A page that blurs or fades all of itself does that to what lies over it too, in Firefox. Colours that it turns over can be read. */
const UNREADABLE = /blur|opacity|url/;

/** How much smaller or larger the page makes everything in it. What it does so to the panel is undone, and the page left as it is. */
const zoomOfPage = (): number => document.documentElement.currentCSSZoom;

const othersInTopLayer = (): Element[] => [...document.querySelectorAll(':modal, :popover-open')];

const stop = (event: Event): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

export class Stage {
  readonly root: ShadowRoot;
  /** Where everything stands. A dialog, because only that stays usable while the page has a modal one. */
  readonly top = document.createElement('dialog');
  readonly #host = document.createElement('div');
  #zoom = 1;
  #style = '';
  readonly #front: Front;
  readonly #ears: Ears;
  #fights = 0;
  /** What of the page was in the top layer when this came to lie above it. */
  #others: Element[] = [];
  /** The button that the Tab key led to, also where a script of the page takes the focus from it. */
  #current: HTMLButtonElement | null = null;

  constructor(styles: string, front: Front, ears: Ears) {
    this.#front = front;
    this.#ears = ears;
    this.#fitZoom(zoomOfPage());
    this.root = this.#host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    this.root.adoptedStyleSheets = [sheet];
    this.top.className = 'stage';
    this.top.popover = 'manual';
    this.root.append(this.top);
    front.hear = (event) => this.#hear(event);
    document.documentElement.append(this.#host);
    this.keep();
  }

  /** Stays on top. Answers whether that can be: a page may take the element out, or insist. */
  keep(): boolean {
    if (this.#host.parentNode !== document.documentElement) return false;
    const zoom = zoomOfPage();
    if (zoom !== this.#zoom) this.#fitZoom(zoom);
    if (this.#isSound()) {
      this.#fights = 0;
      return true;
    }
    this.#fights += 1;
    if (this.#fights > MOST_FIGHTS) return false;
    this.#mend();
    return true;
  }

  /** Whether an element is this one, which the page sees as the target of all that happens on it. */
  is(element: Element): boolean {
    return element === this.#host;
  }

  remove(): void {
    this.#front.hear = null;
    this.#host.remove();
  }

  #isSound(): boolean {
    const isOpen = this.top.matches(':popover-open') || this.top.matches(':modal');
    const isOwn = this.#host.getAttribute('style') === this.#style && this.#host.getAttributeNames().length === 1;
    return isOpen && isOwn && this.#isReadable() && this.#isOnTop();
  }

  #isReadable(): boolean {
    const panel = this.top.querySelector('.panel');
    if (!panel) return true;
    return panel.checkVisibility() && !UNREADABLE.test(getComputedStyle(document.documentElement).filter);
  }

  #fitZoom(zoom: number): void {
    this.#zoom = zoom;
    const style = { ...STYLE, zoom: String(1 / zoom) };
    for (const [name, value] of Object.entries(style)) this.#host.style.setProperty(name, value, 'important');
    this.#style = this.#host.getAttribute('style') ?? '';
  }

  /** Whether nothing lies over the panel, and no modal dialog of the page keeps it from being used. */
  #isOnTop(): boolean {
    // Under a modal dialog nothing of the page is found at any point, but it can lie over it to be seen.
    if (this.top.matches(':modal') && othersInTopLayer().some((other) => !this.#others.includes(other))) return false;
    const box = this.top.querySelector('.panel')?.getBoundingClientRect();
    if (!box) return true;
    return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === this.#host;
  }

  /** As it was, above what has come since; where the page has made all else inert, as a modal dialog. */
  #mend(): void {
    for (const name of this.#host.getAttributeNames()) if (name !== 'style') this.#host.removeAttribute(name);
    this.#host.setAttribute('style', this.#style);
    const focused = this.root.activeElement;
    if (this.top.matches(':popover-open')) this.top.hidePopover();
    if (this.top.open) this.top.close();
    this.#others = othersInTopLayer();
    const isBlocked = this.#others.some((other) => other.matches(':modal')) || document.documentElement.inert;
    if (isBlocked) this.top.showModal();
    else this.top.showPopover();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }

  /** Before the page hears of anything. What the reader does here is none of its business. */
  #hear(event: Event): void {
    if (!event.isTrusted) return;
    if (event.type === 'keydown') this.#hearKey(event as KeyboardEvent);
    else if (event.target === this.#host) this.#hearPointer(event as PointerEvent);
    // The reader has gone on to something in the page.
    else if (event.type === 'click') this.#current = null;
  }

  #hearKey(event: KeyboardEvent): void {
    if (event.key === 'Tab') {
      stop(event);
      this.#goOn(event.shiftKey);
      return;
    }
    const isHere = document.activeElement === this.#host;
    const button = isHere ? this.root.activeElement : this.#current;
    if ((event.key === 'Enter' || event.key === ' ') && button instanceof HTMLButtonElement && button.isConnected) {
      // Not left to the browser, which presses with a later event that a page could take.
      stop(event);
      if (!event.repeat) press(button);
      return;
    }
    this.#ears.key(event);
    // On the stage, other keys do what they do to a button, but tell the page nothing.
    if (isHere) event.stopImmediatePropagation();
  }

  #hearPointer(event: PointerEvent): void {
    event.stopImmediatePropagation();
    const { clientX: x, clientY: y } = event;
    // A press of a screen reader has no place.
    const isPlaceless = event.type === 'click' && event.detail === 0;
    const inner = isPlaceless ? this.root.activeElement : this.root.elementFromPoint(x, y);
    if (!inner?.closest('.panel')) {
      if (event.type === 'click') this.#ears.press?.(x, y);
      else this.#ears.point?.(x, y);
      return;
    }
    const pressed = inner.closest('button');
    if (event.type === 'click' && pressed) press(pressed);
  }

  /** To the next button, or to the one before. A page that takes the focus back does not change where the reader is. */
  #goOn(back: boolean): void {
    const buttons = [...this.top.querySelectorAll('button')].filter(
      (one) => !one.disabled && one.getClientRects().length > 0,
    );
    const isHere = document.activeElement === this.#host;
    const from = isHere ? this.root.activeElement : this.#current;
    const at = from instanceof HTMLButtonElement ? buttons.indexOf(from) : -1;
    const next = back ? (at > 0 ? at - 1 : buttons.length - 1) : (at + 1) % buttons.length;
    this.#current = buttons[next] ?? null;
    this.#current?.focus();
  }
}
