// What to hide: a switch for each class of clutter. What an organisation has set cannot be switched.

import { element, make } from '../shared/elements.ts';
import { CLASSES } from '../shared/settings.ts';
import { text } from '../shared/words.ts';
import type { Act, Draw } from './act.ts';

export function classesView(act: Act): Draw {
  const switches = CLASSES.map((name) => {
    const input = make('input', { type: 'checkbox', id: `class-${name}` });
    input.setAttribute('role', 'switch');
    input.setAttribute('aria-labelledby', `class-${name}-name`);
    input.setAttribute('aria-describedby', `class-${name}-about class-${name}-set`);
    input.addEventListener('change', () => void act('class.set', { class: name, wanted: input.checked }));
    const words = make(
      'span',
      { className: 'switch-words' },
      make('span', { className: 'name', id: `class-${name}-name`, textContent: text(`options_class_${name}`) }),
      make('span', { className: 'about', id: `class-${name}-about`, textContent: text(`options_class_${name}_about`) }),
      make('span', {
        className: 'about set',
        id: `class-${name}-set`,
        textContent: text('managed_note'),
        hidden: true,
      }),
    );
    element('classes', HTMLElement).append(make('label', { className: 'row switch' }, words, input));
    return { name, input };
  });
  return ({ classes, managed }) => {
    for (const { name, input } of switches) {
      input.checked = classes[name];
      input.disabled = managed.classes.includes(name);
      element(`class-${name}-set`, HTMLElement).hidden = !input.disabled;
    }
  };
}
