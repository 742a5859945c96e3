// Pop-ups in the browser's top layer. A modal dialog that is only hidden leaves the page inert, so it is closed, and opened again
// when the reader wants the block back.

import { type Visitor, walk } from '../content/composed-tree.ts';

/** Finds dialogs and popovers in an element, shadow trees included. */
class Finder implements Visitor {
  readonly found: HTMLElement[] = [];
  enter(element: Element): boolean {
    if (element instanceof HTMLElement && (element.localName === 'dialog' || element.popover !== null))
      this.found.push(element);
    return true;
  }
  text(): void {}
}

export class TopLayer {
  /** How to open again what was closed, by the hidden element that it stands in. */
  readonly #reopen = new Map<Element, Array<() => void>>();

  close(part: Element): void {
    const finder = new Finder();
    walk(part, finder);
    const reopen = finder.found.map(closeOne).filter((undo) => undo !== null);
    if (reopen.length > 0) this.#reopen.set(part, [...(this.#reopen.get(part) ?? []), ...reopen]);
  }

  open(part: Element): void {
    const reopen = this.#reopen.get(part) ?? [];
    this.#reopen.delete(part);
    for (const undo of reopen) undo();
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
