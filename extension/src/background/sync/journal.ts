// What this device knows of the entries of all devices, and how it takes part. Written together with the settings that it gives, so the
// two never contradict each other.

import type { SyncTrouble } from '../../shared/settings.ts';
import { isRecord, Stored } from '../stored.ts';
import { isEntry } from './entries.ts';
import type { Entries, Entry } from './merge.ts';

export interface Journal {
  version: 1;
  on: boolean;
  /** Empty until the device takes part for the first time. */
  device: string;
  /** Whether it has taken part once: what it chooses from then on has its time. */
  hasJoined: boolean;
  entries: [name: string, entry: Entry][];
  trouble: SyncTrouble | null;
}

const TROUBLES: readonly unknown[] = ['full', 'too-often', 'failed'] satisfies SyncTrouble[];

const isKept = (pair: unknown): pair is [string, Entry] =>
  Array.isArray(pair) &&
  typeof pair[0] === 'string' &&
  isRecord(pair[1]) &&
  typeof pair[1].at === 'number' &&
  typeof pair[1].by === 'string' &&
  (pair[1].value === null || isEntry(pair[0], pair[1].value));

function read(value: unknown): Journal | null {
  if (!isRecord(value) || value.version !== 1 || typeof value.device !== 'string' || !Array.isArray(value.entries))
    return null;
  return {
    version: 1,
    on: value.on === true && value.device !== '',
    device: value.device,
    hasJoined: value.hasJoined === true,
    entries: value.entries.filter(isKept),
    trouble: TROUBLES.includes(value.trouble) ? (value.trouble as SyncTrouble) : null,
  };
}

export const journal = new Stored<Journal>(
  'sync',
  { version: 1, on: false, device: '', hasJoined: false, entries: [], trouble: null },
  read,
);

export const entriesOf = ({ entries }: Journal): Entries => new Map(entries);
