// One turn of the settings sync, without a browser: what this device chose goes in, and what holds on all devices comes out.

import type { Settings } from '../settings.ts';
import type { Switches } from '../switches.ts';
import { type Values, valuesOf, withValues } from './entries.ts';
import { entriesOf, type Journal } from './journal.ts';
import { BEFORE_ALL, type Entries, merge, valuesIn, withOwn, withoutOld } from './merge.ts';

export type State = readonly [settings: Settings, switches: Switches, journal: Journal];

const isSame = (a: Values, b: Values): boolean =>
  a.size === b.size && [...a].every(([name, value]) => b.get(name) === value);

/**
 * `others` is what lies in the browser's sync, by item, this device's own items included. What did not change stays the same object, so
 * that it is not written.
 */
export function exchange([settings, switches, known]: State, others: readonly Entries[], now: number): State {
  const own = valuesOf(settings, switches);
  const put = withOwn(entriesOf(known), own, known.device, known.hasJoined ? now : BEFORE_ALL);
  const entries = withoutOld(merge(put, ...others), others, now);
  const held = valuesIn(entries);
  const list = [...entries];
  const isNews = !known.hasJoined || JSON.stringify(list) !== JSON.stringify(known.entries);
  const journal = isNews ? { ...known, hasJoined: true, entries: list } : known;
  if (isSame(own, held)) return [settings, switches, journal];
  return [...withValues(settings, switches, held), journal];
}
