// How many corrections are remembered. Their sites are kept as hashes, so none can be named.

import { element, put } from '../shared/elements.ts';
import { counted, text } from '../shared/words.ts';
import type { Act, Draw } from './act.ts';
import { askFirst } from './confirm.ts';

export function correctionsView(act: Act): Draw {
  const forget = element('corrections-forget', HTMLButtonElement);
  askFirst(forget, text('options_corrections_question'), text('options_corrections_forget'), async () => {
    await act('corrections.forget', {});
  });
  return ({ corrections }) => {
    put(
      'corrections-count',
      corrections === 0 ? text('options_corrections_none') : counted('options_corrections', corrections),
    );
    forget.hidden = corrections === 0;
  };
}
