// A button that only the reader can press: a page can dispatch events, but the browser does not vouch for them.

import { make } from '../shared/elements.ts';

export function button(label: string, press: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', textContent: label });
  made.addEventListener('click', (event) => {
    if (event.isTrusted) press();
  });
  return made;
}
