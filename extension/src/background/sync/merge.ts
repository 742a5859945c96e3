// The rule by which the settings of several devices become one. See docs/decisions/0020-settings-sync.md.
//
// Of each entry the later one holds. Times are those of a clock that never goes back and always goes past what it has seen, so that a
// device whose own clock is wrong does not win for ever; of two at the same time the one of the greater device id holds, which is
// arbitrary but the same everywhere. An entry that was taken away stays as a tombstone, or the others would bring it back.

import type { Value, Values } from './entries.ts';

/** A value, or the tombstone of one: since when, and on which device it was put down. */
export interface Entry {
  value: Value | null;
  at: number;
  by: string;
}

export type Entries = ReadonlyMap<string, Entry>;

/** What a device chose before it took part counts as older than anything that others have put down. */
export const BEFORE_ALL = 1;
/** A device that was away for longer may bring back what was taken away. */
export const TOMBSTONE_MS = 400 * 86_400_000;
/** No clock is believed beyond the year 2286. */
export const LATEST = 10_000_000_000_000;

function holdsOver(a: Entry, b: Entry): boolean {
  if (a.at !== b.at) return a.at > b.at;
  if (a.by !== b.by) return a.by > b.by;
  // One device puts down no two values at one time; whoever says so is answered alike everywhere.
  return String(a.value) > String(b.value);
}

/** Neither the order nor the number of merges matters. */
export function merge(...all: readonly Entries[]): Entries {
  const merged = new Map<string, Entry>();
  for (const entries of all)
    for (const [name, entry] of entries) {
      const before = merged.get(name);
      if (before === undefined || holdsOver(entry, before)) merged.set(name, entry);
    }
  return merged;
}

/**
 * With what was chosen on this device since the entries were last looked at: whatever differs from them. So no change is lost where the
 * background was stopped between a choice and its entry.
 */
export function withOwn(entries: Entries, values: Values, device: string, at: number): Entries {
  const latest = Math.max(0, ...[...entries.values()].map((entry) => entry.at));
  // Before it takes part a device has nothing to be later than.
  const stamp = at === BEFORE_ALL ? at : Math.min(Math.max(at, latest + 1), LATEST);
  const result = new Map(entries);
  for (const name of new Set([...entries.keys(), ...values.keys()])) {
    const value = values.get(name) ?? null;
    if (value !== (entries.get(name)?.value ?? null)) result.set(name, { value, at: stamp, by: device });
  }
  return result;
}

/** The values that hold. */
export const valuesIn = (entries: Entries): Values =>
  new Map([...entries].flatMap(([name, { value }]) => (value === null ? [] : [[name, value] as const])));

/** Without old tombstones, those left out that still lie over a value somewhere. */
export function withoutOld(entries: Entries, others: readonly Entries[], now: number): Entries {
  const isNeeded = (name: string): boolean => others.some((other) => (other.get(name)?.value ?? null) !== null);
  return new Map(
    [...entries].filter(([name, { value, at }]) => value !== null || at > now - TOMBSTONE_MS || isNeeded(name)),
  );
}
