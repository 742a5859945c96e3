// What the playground asks its worker, and what it is told.

import type { Judgement, Level } from '../../../extension/src/shared/engine-types.ts';

export const LEVELS: readonly Level[] = ['careful', 'balanced', 'eager'];

export interface Question {
  id: number;
  snapshot: Uint8Array;
}

export type Judgements = { [L in Level]: Judgement };

/** One page judged at every level, so that a change of level can be seen at once. */
export type Answer = { id: number; judgements: Judgements } | { id: number; error: string };
