// The entries of a device as items of the browser's settings sync, and back. Each device writes items of its own name only, so no
// device ever overwrites what another one has put down.

import { isRecord } from '../stored.ts';
import { isEntry, type Value } from './entries.ts';
import { type Entries, type Entry, LATEST } from './merge.ts';

/** What browsers take as one item, its name included. */
const LARGEST_ITEM = 8_192;
/** What browsers take altogether. */
export const MOST_BYTES = 102_400;
const NAME = /^settings ([0-9a-f]{8}) (\d{1,3})$/;
const LONGEST_NAME = 'settings 00000000 000'.length;

interface Item {
  version: 1;
  entries: [name: string, value: Value | null, at: string][];
}

/** Times are written in letters and digits: of a number of this size Chromium counts five characters more than it has digits. */
const TIME = /^[0-9a-z]{1,9}$/;
const TIME_BASE = 36;

const sizeOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** The oldest first, so that a change moves as few of them as can be into another item. */
export function pack(entries: Entries, device: string): Record<string, Item> {
  const own = [...entries]
    .filter(([, { by }]) => by === device)
    .sort(([a, { at: one }], [b, { at: other }]) => one - other || (a < b ? -1 : 1));
  const items: Item[] = [];
  let room = 0;
  for (const [name, { value, at }] of own) {
    const entry: Item['entries'][number] = [name, value, at.toString(TIME_BASE)];
    const size = sizeOf(entry) + 1;
    if (size > room) {
      items.push({ version: 1, entries: [] });
      room = LARGEST_ITEM - LONGEST_NAME - sizeOf(items.at(-1));
    }
    items.at(-1)?.entries.push(entry);
    room -= size;
  }
  return Object.fromEntries(items.map((item, index) => [`settings ${device} ${index}`, item]));
}

function readEntry(value: unknown, by: string): [string, Entry] | null {
  if (!Array.isArray(value)) return null;
  const [name, held, at] = value as unknown[];
  if (typeof name !== 'string' || typeof at !== 'string' || !TIME.test(at)) return null;
  const time = Number.parseInt(at, TIME_BASE);
  if (time > LATEST || (held !== null && !isEntry(name, held))) return null;
  return [name, { value: held, at: time, by }];
}

/** What all devices have put down, by item. What cannot be read, or was written by a later version, is left where it is. */
export const unpack = (items: Record<string, unknown>): Entries[] =>
  Object.entries(items).map(([name, item]): Entries => {
    const [, device] = NAME.exec(name) ?? [];
    if (device === undefined || !isRecord(item) || item.version !== 1 || !Array.isArray(item.entries)) return new Map();
    return new Map(item.entries.map((entry) => readEntry(entry, device)).filter((entry) => entry !== null));
  });

/** The devices that have put something down. */
export const devicesIn = (items: Record<string, unknown>): Set<string> =>
  new Set(Object.keys(items).flatMap((name) => NAME.exec(name)?.[1] ?? []));

/** What is to be written and what is to be removed, so that a device's items are those that it wants. */
export function difference(
  items: Record<string, unknown>,
  wanted: Record<string, Item>,
  device: string,
): { write: Record<string, Item>; remove: string[] } {
  const own = Object.keys(items).filter((name) => NAME.exec(name)?.[1] === device);
  return {
    write: Object.fromEntries(
      Object.entries(wanted).filter(([name, item]) => JSON.stringify(items[name]) !== JSON.stringify(item)),
    ),
    remove: own.filter((name) => !(name in wanted)),
  };
}
