// How much is stored, and the button that forgets all of it.

import { element, put } from '../shared/elements.ts';
import { numberText, text } from '../shared/words.ts';
import type { Act, Draw } from './act.ts';
import { askFirst } from './confirm.ts';

const KILOBYTE = 1000;

export function storageView(act: Act): Draw {
  askFirst(element('forget', HTMLButtonElement), text('options_forget_question'), text('options_forget'), async () => {
    if ((await act('everything.forget', {})) !== undefined) put('forget-said', text('options_forgotten'));
  });
  return ({ bytes }) => put('storage-used', text('options_storage_used', numberText(bytes / KILOBYTE)));
}
