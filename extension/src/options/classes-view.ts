// What to hide: a switch for each class of clutter.

import { element, make } from '../shared/elements.ts';
import { CLASSES } from '../shared/settings.ts';
import { text } from '../shared/words.ts';
import type { Act, Draw } from './act.ts';

export function classesView(act: Act): Draw {
  const switches = CLASSES.map((name) => {
    const input = make('input', { type: 'checkbox', id: `class-${name}` });
    input.setAttribute('role', 'switch');
    input.setAttribute('aria-labelledby', `class-${name}-name`);
    input.setAttribute('aria-describedby', `class-${name}-about`);
    input.addEventListener('change', () => void act('class.set', { class: name, wanted: input.checked }));
    const words = make(
      'span',
      { className: 'switch-words' },
      make('span', { className: 'name', id: `class-${name}-name`, textContent: text(`options_class_${name}`) }),
      make('span', { className: 'about', id: `class-${name}-about`, textContent: text(`options_class_${name}_about`) }),
    );
    element('classes', HTMLElement).append(make('label', { className: 'row switch' }, words, input));
    return { name, input };
  });
  return ({ classes }) => {
    for (const { name, input } of switches) input.checked = classes[name];
  };
}
