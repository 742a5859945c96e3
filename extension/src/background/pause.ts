// How long a pause lasts. Its end is a moment that is looked at whenever it matters, so nothing has to wake up for it.

import type { PauseLength } from '../shared/settings.ts';

const HOUR_MS = 3_600_000;
/** When morning begins, by the clock of the device. */
const MORNING_HOUR = 6;
/** Until this hour it is still last night, and tomorrow is the day that has begun already. */
const NIGHT_ENDS_HOUR = 4;
/** From the end of the night to the next morning is 26 hours, and one more where the clocks go back. */
const LONGEST_MS = 27 * HOUR_MS;

export function pauseEnd(length: PauseLength, now: Date): number {
  if (length === 'hour') return now.valueOf() + HOUR_MS;
  const days = now.getHours() < NIGHT_ENDS_HOUR ? 0 : 1;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING_HOUR).valueOf();
}

/** Whether a pause goes on. One that would last longer than any can was begun by a clock that was wrong, and counts as over. */
export function isRunning(until: number | null, now = Date.now()): boolean {
  return until !== null && now < until && until - now <= LONGEST_MS;
}
