// What is hidden on the site of the open page: a switch for each class. What is chosen here holds on this site alone.

import { element, make } from '../shared/elements.ts';
import type { Classes } from '../shared/engine-types.ts';
import type { TabSummary } from '../shared/protocol.ts';
import { CLASSES } from '../shared/settings.ts';
import { text } from '../shared/words.ts';

export function siteView(turn: (name: keyof Classes, wanted: boolean) => void): (summary: TabSummary) => void {
  const switches = CLASSES.map((name) => {
    const input = make('input', { type: 'checkbox', id: `site-class-${name}` });
    input.setAttribute('role', 'switch');
    input.setAttribute('aria-labelledby', `site-class-${name}-name`);
    input.setAttribute('aria-describedby', `site-class-${name}-set`);
    input.addEventListener('change', () => turn(name, input.checked));
    const set = make('span', { className: 'quiet', id: `site-class-${name}-set`, hidden: true });
    set.textContent = text('managed_note');
    const label = make('span', { id: `site-class-${name}-name`, textContent: text(`options_class_${name}`) });
    const words = make('span', { className: 'switch-words' }, label, set);
    element('site-classes', HTMLElement).append(make('label', { className: 'switch' }, words, input));
    return { name, input, set };
  });
  return ({ site, siteOn, siteSet, extensionOn, classes, classesSet }) => {
    element('site-set', HTMLElement).hidden = !siteSet;
    element('site-choices', HTMLElement).hidden = site === null || !siteOn || !extensionOn;
    for (const { name, input, set } of switches) {
      input.checked = classes[name];
      input.disabled = classesSet.includes(name);
      set.hidden = !input.disabled;
    }
  };
}
