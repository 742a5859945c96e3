// What the scripts of the extension know of each other in one document: all of them run in the same isolated world.

import type { Front } from './front.ts';
import type { Lifetime } from './lifetime.ts';
import type { Session } from './session.ts';

export interface Resident {
  readonly lifetime: Lifetime;
  readonly front: Front;
  /** Null until the background has answered, and in documents that are none of ours. */
  session: Session | null;
  /** Ends what `peek.js` or `picker.js` shows, while it does. */
  overPage: { close(): void; readonly kind: 'peek' | 'picker' } | null;
}

export interface Place {
  clearcolumn?: Resident;
}
