// Pop-ups in the browser's top layer. A modal dialog that is only hidden leaves the page inert, so it is closed, and opened again
// when the reader wants the block back.

import { type Visitor, walk } from '../content/composed-tree.ts';
import type { Lifetime } from '../content/lifetime.ts';
import type { Marks } from '../content/marks.ts';
import { SHUT } from '../shared/hiding-style.ts';

/** Finds dialogs and popovers in an element, shadow trees included. */
class Finder implements Visitor {
  readonly found: HTMLElement[] = [];
  enter(element: Element): boolean {
    if (element instanceof HTMLElement && (element.localName === 'dialog' || element.popover !== null))
      this.found.push(element);
    return true;
  }
}

/** How often a dialog is closed. A page that opens it again each time wins. */
const CLOSINGS = 5;

export class TopLayer {
  /** How to open each thing again that was closed, by the hidden element that it stands in. */
  readonly #reopen = new Map<Element, Map<Element, () => void>>();
  /** The hidden element that each closed dialog stands in. */
  readonly #partOf = new WeakMap<Node, Element>();
  readonly #closings = new WeakMap<Element, number>();
  readonly #marks: Marks;
  readonly #lifetime: Lifetime;
  readonly #insists: (part: Element) => void;
  readonly #watch = new MutationObserver((records) => {
    for (const part of new Set(records.map(({ target }) => this.#partOf.get(target))))
      if (part && this.#reopen.has(part)) this.close(part);
  });

  /** `insists` is told of a hidden element whose dialog the page opens however often it is closed. */
  constructor(marks: Marks, lifetime: Lifetime, insists: (part: Element) => void) {
    this.#marks = marks;
    this.#lifetime = lifetime;
    this.#insists = insists;
    lifetime.atEnd(() => this.#watch.disconnect());
  }

  close(part: Element): void {
    const finder = new Finder();
    walk(part, finder);
    const open = finder.found.filter((element) => element.matches(':modal, :popover-open'));
    const counts = open.map((element) => (this.#closings.get(element) ?? 0) + 1);
    if (counts.some((count) => count > CLOSINGS)) {
      this.#insists(part);
      return;
    }
    const reopen = this.#reopen.get(part) ?? new Map<Element, () => void>();
    for (const [at, element] of open.entries()) {
      const undo = closeOne(element);
      if (!undo) continue;
      reopen.set(element, undo);
      this.#closings.set(element, counts[at] ?? 0);
      this.#partOf.set(element, part);
      if (element.localName !== 'dialog') continue;
      this.#marks.set(element, SHUT, true);
      this.#watch.observe(element, { attributeFilter: ['open'] });
    }
    if (reopen.size > 0) this.#reopen.set(part, reopen);
  }

  open(part: Element): void {
    const reopen = this.#reopen.get(part);
    this.#reopen.delete(part);
    for (const [element, undo] of reopen ?? []) {
      // It is shown because the reader or the engine wants it: that is not held against the page.
      this.#closings.delete(element);
      this.#marks.set(element, SHUT, false);
      undo();
      // Nobody asked for the dialog. The next copy of this script would take the focus in it for the reader's own.
      const focused = element.querySelector(':focus') ?? element;
      if (this.#lifetime.signal.aborted && focused instanceof HTMLElement) focused.blur();
    }
  }
}

function closeOne(element: HTMLElement): (() => void) | null {
  if (element instanceof HTMLDialogElement && element.matches(':modal')) {
    element.close();
    return () => {
      if (element.isConnected && !element.open) element.showModal();
    };
  }
  if (element.popover !== null && element.matches(':popover-open')) {
    element.hidePopover();
    return () => {
      if (element.isConnected && element.popover !== null && !element.matches(':popover-open')) element.showPopover();
    };
  }
  return null;
}
