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

export interface Row {
  readonly item: HTMLElement;
  /** Its number changes where a further block comes before it. */
  number(number: number): void;
}

export function row(block: Block, deeds: Deeds): Row {
  const name = make('h2', {});
  const remarks = [confidenceOf(block.confidence), block.overlay ? text('peek_overlay') : ''].filter(Boolean);
  const reasons = make('ul', {}, ...reasonsOf(block).map((reason) => make('li', { textContent: reason })));
  reasons.setAttribute('aria-label', text('reasons'));
  const buttons = [button(text('action_show'), deeds.show), button(text('peek_always'), deeds.keep)];
  // What lies over the page stays hidden, and cannot be gone to.
  if (!block.overlay) buttons.unshift(button(text('peek_find'), deeds.find));
  const item = make(
    'li',
    { className: block.class },
    make('div', {}, name, make('p', { className: 'quiet', textContent: remarks.join(' · ') })),
    reasons,
    make('div', { className: 'deeds' }, ...buttons),
  );
  return {
    item,
    number(number) {
      name.textContent = `${number} · ${blockName(block)}`;
      for (const each of buttons) each.setAttribute('aria-description', name.textContent);
    },
  };
}
