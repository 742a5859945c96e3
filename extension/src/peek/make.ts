// Builds elements without ever reading text as markup.

export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: Node[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** A button that only the reader can press: a page can dispatch events, but the browser does not vouch for them. */
export function button(label: string, press: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', textContent: label });
  made.addEventListener('click', (event) => {
    if (event.isTrusted) press();
  });
  return made;
}
