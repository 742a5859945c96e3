// How sure to be: one of three levels, each with what it does and what was measured of it.

import { element, make, put } from '../shared/elements.ts';
import type { Level } from '../shared/engine-types.ts';
import { LEVELS } from '../shared/settings.ts';
import { dayText, numberText, text } from '../shared/words.ts';
import type { Act, Draw } from './act.ts';
import { LEVEL_FIGURES, MEASURED_ON } from './level-figures.ts';

/** One number, large, with what it counts. */
const figure = (value: number, counts: string): HTMLElement =>
  make('span', { className: 'figure' }, make('strong', { textContent: numberText(value) }), ` ${text(counts)}`);

function card(level: Level, act: Act): { level: Level; input: HTMLInputElement } {
  const { signUps, sponsored, touched } = LEVEL_FIGURES[level];
  const input = make('input', { type: 'radio', name: 'level', value: level, id: `level-${level}` });
  input.setAttribute('aria-labelledby', `level-${level}-name`);
  input.setAttribute('aria-describedby', `level-${level}-about level-${level}-figures`);
  input.addEventListener('change', () => void act('level.set', { level }));
  const figures = make(
    'span',
    { className: 'figures', id: `level-${level}-figures` },
    figure(signUps, 'options_figure_sign_ups'),
    figure(sponsored, 'options_figure_sponsored'),
    figure(touched, 'options_figure_touched'),
  );
  const words = make(
    'span',
    { className: 'switch-words' },
    make('span', { className: 'name', id: `level-${level}-name`, textContent: text(`options_level_${level}`) }),
    make('span', { className: 'about', id: `level-${level}-about`, textContent: text(`options_level_${level}_about`) }),
    figures,
  );
  element('levels', HTMLElement).append(make('label', { className: 'row level' }, input, words));
  return { level, input };
}

export function levelView(act: Act): Draw {
  const cards = LEVELS.map((level) => card(level, act));
  put('measured', text('options_measured', dayText(MEASURED_ON)));
  return (summary) => {
    for (const { level, input } of cards) {
      input.checked = level === summary.level;
      input.disabled = summary.managed.level;
    }
    put('level-set', summary.managed.level ? text('managed_note') : '');
  };
}
