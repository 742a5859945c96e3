// Buttons that only the reader can press: no event reaches them. The stage hears of a press before the page does, and does the deed.

import { make } from '../shared/elements.ts';

const deeds = new WeakMap<Element, () => void>();

export function button(label: string, deed: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', textContent: label });
  deeds.set(made, deed);
  return made;
}

export function press(pressed: HTMLButtonElement): void {
  if (!pressed.disabled && pressed.isConnected) deeds.get(pressed)?.();
}
