// Asks before something is done that cannot be taken back. The question stands in the page, in the place of the button.

import { make } from '../shared/elements.ts';
import { text } from '../shared/words.ts';

/** Gives a button its question. `yes` is what the answer that goes ahead says. */
export function askFirst(button: HTMLButtonElement, question: string, yes: string, act: () => Promise<void>): void {
  const id = `${button.id}-question`;
  const goAhead = make('button', { type: 'button', className: 'grave', textContent: yes, id: `${button.id}-yes` });
  const cancel = make('button', { type: 'button', textContent: text('options_cancel') });
  const group = make(
    'div',
    { className: 'question', hidden: true },
    make('p', { id, textContent: question }),
    make('div', { className: 'actions' }, goAhead, cancel),
  );
  group.setAttribute('role', 'group');
  group.setAttribute('aria-labelledby', id);
  const row = button.parentElement ?? button;
  row.after(group);

  const close = (): void => {
    group.hidden = true;
    row.hidden = false;
    button.focus();
  };
  button.addEventListener('click', () => {
    row.hidden = true;
    group.hidden = false;
    // The harmless answer is the one at hand.
    cancel.focus();
  });
  cancel.addEventListener('click', close);
  group.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  goAhead.addEventListener('click', async () => {
    close();
    await act();
  });
}
