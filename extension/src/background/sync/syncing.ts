// Settings sync: this device's items go out, those of the others come in. Off until the reader switches it on.
//
// Every turn begins from what is stored, here and there, and may be repeated or broken off anywhere: the background can be stopped at any
// time, and the next turn does what is left.

import type { SyncSummary, SyncTrouble } from '../../shared/settings.ts';
import { hashOf, randomToken } from '../hash.ts';
import { policy } from '../policy.ts';
import { pushEverywhere } from '../push.ts';
import { storedSettings } from '../settings.ts';
import { Stored } from '../stored.ts';
import { storedSwitches } from '../switches.ts';
import { tellTabs } from '../switching.ts';
import { exchange } from './exchange.ts';
import { devicesIn, difference, MOST_BYTES, pack, unpack } from './items.ts';
import { entriesOf, journal } from './journal.ts';

/** Chromium takes 1,800 writes an hour. */
const PAUSE_MS = 2_000;
const DEVICE_DIGITS = 8;

/** Not every browser has it. */
const area = (): chrome.storage.SyncStorageArea | undefined => chrome.storage.sync;

function troubleOf(error: unknown): SyncTrouble {
  const said = String(error);
  if (/MAX_WRITE_OPERATIONS|WRITE_OPERATIONS_PER/i.test(said)) return 'too-often';
  return /quota/i.test(said) ? 'full' : 'failed';
}

const isAllowed = async (): Promise<boolean> => area() !== undefined && (await policy()).syncAllowed;

async function noteTrouble(trouble: SyncTrouble | null): Promise<void> {
  await journal.update((value) => (value.trouble === trouble ? value : { ...value, trouble }));
}

async function turn(): Promise<void> {
  const sync = area();
  if (sync === undefined || !(await journal.get()).on || !(await isAllowed())) return;
  try {
    const items = await sync.get(null);
    const others = unpack(items);
    let isChanged = false;
    const stores = [storedSettings, storedSwitches, journal] as const;
    const [, , known] = await Stored.together(stores, (before) => {
      // It was switched off while the items were fetched.
      if (!before[2].on) return before;
      const after = exchange(before, others, Date.now());
      isChanged = after[0] !== before[0] || after[1] !== before[1];
      return after;
    });
    if (isChanged) {
      await tellTabs();
      await pushEverywhere('settings.changed', {});
    }
    if (!known.on) return;
    const { write, remove } = difference(items, pack(entriesOf(known), known.device), known.device);
    if (Object.keys(write).length > 0) await sync.set(write);
    // Only now: an entry that has moved into another item stands in both until then.
    if (remove.length > 0) await sync.remove(remove);
    await noteTrouble(null);
  } catch (error) {
    await noteTrouble(troubleOf(error));
  }
}

let turns: Promise<void> = Promise.resolve();
let lastTurn = 0;
let next: ReturnType<typeof setTimeout> | undefined;

/** A turn at once, after the one that is under way. */
export function syncNow(): Promise<void> {
  turns = turns.then(async () => {
    lastTurn = Date.now();
    await turn();
  });
  turns = turns.catch(() => {});
  return turns;
}

/** A turn as soon as the browser may take one. Should the background be stopped before, it is made when that starts again. */
export function syncSoon(): void {
  if (next !== undefined) return;
  const wait = Math.max(0, lastTurn + PAUSE_MS - Date.now());
  next = setTimeout(() => {
    next = undefined;
    void syncNow();
  }, wait);
}

/** For `storage.onChanged`. */
export function onStored(changes: Record<string, unknown>, name: string): void {
  if (name === 'sync' || (name === 'local' && ('settings' in changes || 'switches' in changes))) syncSoon();
}

/** The reader switches it on or off. What the device has put down stays there, for the others. */
export async function setSync(on: boolean): Promise<void> {
  if (on && !(await isAllowed())) return;
  const device = (await hashOf(randomToken())).slice(0, DEVICE_DIGITS);
  await journal.update((value) => ({ ...value, on, device: value.device || device, trouble: null }));
  if (on) await syncNow();
}

/** Takes away what all devices have put down. Each keeps its settings; those that still take part put theirs down again. */
export async function eraseSynced(): Promise<void> {
  await journal.forget();
  await area()?.clear();
}

/** This device takes part no more, and what it has put down is taken away. */
export async function forgetSync(): Promise<void> {
  const { device } = await journal.get();
  // First of all, so that what is forgotten here is not forgotten on the other devices.
  await journal.forget();
  if (device === '') return;
  const own = difference((await area()?.get(null)) ?? {}, {}, device).remove;
  if (own.length > 0) await area()?.remove(own);
}

export async function syncSummary(): Promise<SyncSummary> {
  const [{ on, trouble, device }, isOffered] = await Promise.all([journal.get(), isAllowed()]);
  const sync = on ? area() : undefined;
  // A sync that does not answer now has said so in its trouble.
  const items = (await sync?.get(null).catch(() => null)) ?? {};
  const bytes = (await sync?.getBytesInUse(null).catch(() => null)) ?? 0;
  return {
    isOffered: isOffered || area() !== undefined,
    on: on && isOffered,
    trouble,
    devices: [...devicesIn(items)].filter((other) => other !== device).length,
    bytes,
    most: MOST_BYTES,
  };
}
