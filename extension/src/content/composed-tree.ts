// The walk that everything shares: the composed tree as docs/wire-format.md defines it. Eyes and digest must see the same nodes.

import { isClosed, OTHER, SKIPPED, tagOf } from './vocabulary.ts';

export interface Visitor {
  /** An element of the table. Answers whether its contents are walked. */
  enter(element: Element, tag: number, name: string): boolean;
  leave(): void;
  text(data: string): void;
  /** A shadow host was entered; the walk goes on in its root. */
  host(root: ShadowRoot): void;
}

interface ChromiumDom {
  openOrClosedShadowRoot(element: Element): ShadowRoot | null;
}

// Chromium has a function for closed roots, Firefox a property.
const chromiumDom: ChromiumDom | undefined = (chrome as { dom?: ChromiumDom }).dom;

/** The root of an open shadow host; in Firefox of a closed one too. Cheap enough to ask every element. */
function nearRoot(element: Element): ShadowRoot | null {
  return chromiumDom
    ? element.shadowRoot
    : ((element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? null);
}

/**
 * The root of a closed host in Chromium. One question costs 3.5 µs there (measured), so it is put only where an answer is likely:
 * to custom elements and to elements that have nothing else to show.
 */
function closedRoot(element: Element): ShadowRoot | null {
  if (!chromiumDom || !(element instanceof HTMLElement)) return null;
  try {
    return chromiumDom.openOrClosedShadowRoot(element);
  } catch {
    return null;
  }
}

/** The shadow root of an element, open or closed. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  return (
    nearRoot(element) ?? (element.localName.includes('-') || element.firstChild === null ? closedRoot(element) : null)
  );
}

/** Walks an element and everything under it. */
export function walk(element: Element, visitor: Visitor): void {
  const name = element.localName;
  const tag = tagOf(name);
  if (tag === SKIPPED || !visitor.enter(element, tag, name)) return;
  if (!isClosed(tag, name)) {
    const root =
      nearRoot(element) ??
      ((tag === OTHER && name.includes('-')) || element.firstChild === null ? closedRoot(element) : null);
    if (root) {
      visitor.host(root);
      walkChildren(root, visitor);
    } else if (name === 'slot') {
      const assigned = (element as HTMLSlotElement).assignedNodes();
      if (assigned.length === 0) walkChildren(element, visitor);
      for (const node of assigned) walkNode(node, visitor);
    } else {
      walkChildren(element, visitor);
    }
  }
  visitor.leave();
}

function walkChildren(parent: Node, visitor: Visitor): void {
  for (let node = parent.firstChild; node; node = node.nextSibling) walkNode(node, visitor);
}

function walkNode(node: Node, visitor: Visitor): void {
  const type = node.nodeType;
  if (type === Node.ELEMENT_NODE) walk(node as Element, visitor);
  else if (type === Node.TEXT_NODE) visitor.text((node as Text).data);
}

/** The parent in the composed tree: through a slot to its host, through a root to its host. */
export function composedParent(node: Node): Element | null {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  const parent = node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/** Whether an element is another one or stands inside it, shadow trees included. */
export function composedContains(outer: Element, inner: Node): boolean {
  for (let at: Node | null = inner; at; at = composedParent(at)) if (at === outer) return true;
  return false;
}
