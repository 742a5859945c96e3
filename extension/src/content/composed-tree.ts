// The walk that everything shares: the composed tree as docs/wire-format.md defines it. Eyes and digest must see the same nodes.

import { closedShadowRoot, data, firstChild, localName, nextSibling, nodeType, shadowRoot } from './dom.ts';
import { CLOSED, EMPTY_HOST, HOST, OTHER, SKIPPED } from './tag-kinds.ts';
import { kindOf, SLOT, tagOf } from './vocabulary.ts';

export interface Visitor {
  /** An element of the table. Answers whether its contents are walked. */
  enter(element: Element, tag: number, name: string): boolean;
  text?(data: string): unknown;
}

interface ChromiumDom {
  openOrClosedShadowRoot(element: Element): ShadowRoot | null;
}

// Chromium has a function for closed roots, Firefox a property.
const chromiumDom: ChromiumDom | undefined = closedShadowRoot ? undefined : (chrome as { dom?: ChromiumDom }).dom;

/**
 * A closed shadow root that no property gives. In Chromium the question costs 3.5 µs (measured), as much as all the rest that is read
 * of an element, so it is put only where an answer is likely.
 */
export function closedRootOf(element: Element, tag: number, kind: number, first: Node | null): ShadowRoot | null {
  const isLikely = (kind & EMPTY_HOST) !== 0 && (first === null || tag === OTHER);
  return isLikely && chromiumDom && element instanceof HTMLElement ? chromiumDom.openOrClosedShadowRoot(element) : null;
}

/** Walks an element and everything under it. */
export function walk(element: Element, visitor: Visitor): void {
  const name = localName.call(element);
  const tag = tagOf(name);
  if (tag === SKIPPED || !visitor.enter(element, tag, name)) return;
  const kind = kindOf(tag, name);
  if ((kind & CLOSED) !== 0) return;
  const first = firstChild.call(element);
  const root = (kind & HOST) === 0 ? null : (shadowRoot.call(element) ?? closedRootOf(element, tag, kind, first));
  if (root !== null) walkNodes(root.firstChild, visitor);
  else if (tag === SLOT) walkSlot(element as HTMLSlotElement, visitor);
  else walkNodes(first, visitor);
}

/** A node, and its siblings after it unless it is `alone`. */
function walkNodes(first: Node | null, visitor: Visitor, alone = false): void {
  for (let node = first; node !== null; node = alone ? null : nextSibling.call(node)) {
    const type = nodeType.call(node);
    if (type === 3) visitor.text?.(data.call(node));
    else if (type === 1) walk(node as Element, visitor);
  }
}

/** A slot shows what is assigned to it, or else its own contents. */
function walkSlot(slot: HTMLSlotElement, visitor: Visitor): void {
  const assigned = slot.assignedNodes();
  if (assigned.length === 0) walkNodes(slot.firstChild, visitor);
  for (const node of assigned) walkNodes(node, visitor, true);
}

/** The parent in the composed tree: through a slot to its host, through a root to its host. */
export function composedParent(node: Node): Element | null {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  const parent = node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/** Whether an element is another one or stands inside it, shadow trees included. */
export function composedContains(outer: Element, inner: Node | null): boolean {
  for (let at = inner; at; at = composedParent(at)) if (at === outer) return true;
  return false;
}
