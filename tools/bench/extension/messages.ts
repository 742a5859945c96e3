// What the measuring content scripts ask of the measuring background.

import type { Judgement, Measurement, Viewport } from '../../../extension/src/shared/engine-types.ts';

export type Question =
  /** Loads the engine and lets it judge once, so that it is warm. */
  | { kind: 'wake' }
  /** Carries a snapshot there and nothing back: what a message costs by itself. */
  | { kind: 'echo'; snapshot: Uint8Array }
  | { kind: 'judge'; snapshot: Uint8Array; measurements: Measurement[]; viewport: Viewport; marker: string | null };

export interface Answer {
  judgement: Judgement;
  /** Milliseconds in the engine. */
  time: number;
  /** Milliseconds that the engine took to load, from the start of the background's script. */
  start: number;
  /** Whether this was the first question since the background started. */
  isFirst: boolean;
}
