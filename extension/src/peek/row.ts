// One block in the panel: its number on the page, its name, the reasons, and what the reader can do about it.

import { confidenceOf, reasonsOf } from '../shared/block-words.ts';
import { make } from '../shared/elements.ts';
import type { Block } from '../shared/engine-types.ts';
import { blockName, text } from '../shared/words.ts';
import { button } from '../stage/button.ts';

interface Deeds {
  show(): void;
  keep(): void;
  find(): void;
}

/** A row stays as long as its block is listed: its buttons may have the focus, or be pressed just now. */
export interface Row {
  readonly item: HTMLElement;
  draw(number: number, block: Block): void;
}

export function row(deeds: Deeds): Row {
  const name = make('h2', {});
  const remarks = make('p', { className: 'quiet' });
  const reasons = make('ul', {});
  reasons.setAttribute('aria-label', text('reasons'));
  const find = button(text('peek_find'), deeds.find);
  const buttons = [find, button(text('action_show'), deeds.show), button(text('peek_always'), deeds.keep)];
  return {
    item: make('li', {}, make('div', {}, name, remarks), reasons, make('div', { className: 'deeds' }, ...buttons)),
    draw(number, block) {
      this.item.className = block.class;
      name.textContent = `${number} · ${blockName(block)}`;
      remarks.textContent = [confidenceOf(block.confidence), block.overlay ? text('peek_overlay') : '']
        .filter(Boolean)
        .join(' · ');
      reasons.replaceChildren(...reasonsOf(block).map((reason) => make('li', { textContent: reason })));
      // What lies over the page stays hidden, and cannot be gone to.
      find.hidden = block.overlay;
      for (const each of buttons) each.setAttribute('aria-description', name.textContent);
    },
  };
}
