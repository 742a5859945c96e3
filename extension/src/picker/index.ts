// Choosing something to hide that was missed. Injected when the reader asks, by key or by the popup's button.

import type { Place } from '../content/resident.ts';
import { Picker } from './picker.ts';

const { clearcolumn: resident } = globalThis as Place;

const former = resident?.overPage;
former?.close();
if (former?.kind !== 'picker' && resident?.session && resident.lifetime.isAlive) {
  resident.overPage = new Picker(resident.session, resident, () => {
    resident.overPage = null;
  });
}
