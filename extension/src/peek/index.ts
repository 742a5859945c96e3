// Looking behind the curtain: what is hidden shows itself with an outline, a name and the reasons. Injected when the reader asks,
// by key or by the popup's button, and gone without a trace when the reader has seen enough.

import type { Place } from '../content/resident.ts';
import { Peek } from './peek.ts';

const { clearcolumn: resident } = globalThis as Place;

const former = resident?.overPage;
former?.close();
if (former?.kind !== 'peek' && resident?.session && resident.lifetime.isAlive) {
  resident.overPage = new Peek(resident.session, resident, () => {
    resident.overPage = null;
  });
}
