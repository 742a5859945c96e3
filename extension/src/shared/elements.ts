// Elements of our own pages: those that the page's HTML holds, and those that are made.

/** The element of an id, which the page's HTML must hold. */
export function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`${location.pathname} has no ${id}`);
  return found;
}

/** Writes the text of an element. */
export function put(id: string, value: string): void {
  const place = element(id, HTMLElement);
  // Unchanged text is not written, or a screen reader would say it again.
  if (place.textContent !== value) place.textContent = value;
}

export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/**
 * Gives an element these children, in this order. Those that it has stay in the document as long as their order does: one that leaves it even for a
 * moment loses the focus, and the press that is under way.
 */
export function setChildren(place: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of [...place.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, index) => {
    if (place.children[index] !== child) place.insertBefore(child, place.children[index] ?? null);
  });
}
