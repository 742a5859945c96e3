// The pause of the whole extension, and its switch where that is off.

import { element, put } from '../shared/elements.ts';
import { momentText, text } from '../shared/words.ts';
import type { Act, Draw } from './act.ts';

export function pauseView(act: Act): Draw {
  const hour = element('pause-hour', HTMLButtonElement);
  const morning = element('pause-morning', HTMLButtonElement);
  const resume = element('resume', HTMLButtonElement);
  hour.addEventListener('click', () => void act('pause.begin', { length: 'hour' }));
  morning.addEventListener('click', () => void act('pause.begin', { length: 'morning' }));
  resume.addEventListener('click', () => void act('switch.extension', { on: true }));
  return ({ extensionOn, pausedUntil }) => {
    hour.hidden = morning.hidden = !extensionOn;
    resume.hidden = extensionOn;
    resume.textContent = text(pausedUntil === null ? 'options_switch_on' : 'resume');
    if (extensionOn) put('pause-state', text('options_pause_none'));
    else if (pausedUntil === null) put('pause-state', text('state_extension_off'));
    else put('pause-state', text('options_paused', momentText(pausedUntil)));
  };
}
