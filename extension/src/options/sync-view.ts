// Settings sync: its switch, how it stands, and what keeps it from working.

import { element, put } from '../shared/elements.ts';
import type { SyncSummary } from '../shared/settings.ts';
import { counted, numberText, text } from '../shared/words.ts';
import type { Act, Draw } from './act.ts';
import { askFirst } from './confirm.ts';

const KILOBYTE = 1000;

function stateText({ isOffered, on, devices }: SyncSummary, isSet: boolean): string {
  if (!isOffered) return text('options_sync_not_offered');
  if (isSet) return text('managed_note');
  if (!on) return text('options_sync_off');
  return devices === 0 ? text('options_sync_none') : counted('options_sync_devices', devices);
}

export function syncView(act: Act): Draw {
  const input = element('sync', HTMLInputElement);
  const erase = element('sync-erase', HTMLButtonElement);
  input.addEventListener('change', () => {
    put('sync-said', '');
    void act('sync.set', { on: input.checked });
  });
  askFirst(erase, text('options_sync_erase_question'), text('options_sync_erase'), async () => {
    if ((await act('sync.erase', {})) !== undefined) put('sync-said', text('options_sync_erased'));
  });
  return ({ sync, managed }) => {
    const { isOffered, on, trouble, bytes, most } = sync;
    input.checked = on;
    input.disabled = !isOffered || managed.sync;
    put('sync-state', stateText(sync, managed.sync));
    put('sync-trouble', on && trouble !== null ? text(`options_sync_${trouble.replaceAll('-', '_')}`) : '');
    put('sync-used', on ? text('options_sync_used', numberText(bytes / KILOBYTE), numberText(most / KILOBYTE)) : '');
    erase.hidden = !on;
  };
}
