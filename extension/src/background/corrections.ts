// What the reader said is wrong, and what the reader chose to hide: fingerprints of blocks, by site. Which sites they are cannot be read from it, because a site
// is kept as a salted hash; both sites and fingerprints are bounded in number and in age.

import { hashOf, randomToken } from './hash.ts';
import { isRecord, Stored } from './stored.ts';

const MOST_SITES = 300;
const MOST_OF_A_SITE = 40;
const LONGEST_DAYS = 400;

/** Fingerprint → the day it was put down, counted from 1970. Before one that the reader chose to hide stands a plus. */
type Fingerprints = Record<string, number>;

interface Corrections {
  version: 1;
  salt: string;
  sites: Record<string, Fingerprints>;
}

const today = (): number => Math.floor(Date.now() / 86_400_000);

function read(value: unknown): Corrections | null {
  if (!isRecord(value) || value.version !== 1 || typeof value.salt !== 'string' || !isRecord(value.sites)) return null;
  const sites: Record<string, Fingerprints> = {};
  for (const [site, found] of Object.entries(value.sites)) {
    if (!isRecord(found)) continue;
    const days = Object.entries(found).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
    sites[site] = Object.fromEntries(days);
  }
  return { version: 1, salt: value.salt, sites };
}

const initial = (): Corrections => ({ version: 1, salt: randomToken(), sites: {} });
const stored = new Stored<Corrections>('corrections', initial(), read);
// Kept for private windows in memory only, and gone with the worker's session.
const forPrivate = new Stored<Corrections>('private-corrections', initial(), read, () => chrome.storage.session);

const storeFor = (isPrivate: boolean): Stored<Corrections> => (isPrivate ? forPrivate : stored);

/** The newest entries of a record, by a number that each entry has; of equal ones those that were put down last. */
function newest<T>(record: Record<string, T>, most: number, ageOf: (value: T) => number): Record<string, T> {
  const entries = Object.entries(record).reverse();
  entries.sort(([, a], [, b]) => ageOf(b) - ageOf(a));
  return Object.fromEntries(entries.slice(0, most).reverse());
}

function prune(sites: Corrections['sites']): Corrections['sites'] {
  const oldest = today() - LONGEST_DAYS;
  const kept: Corrections['sites'] = {};
  for (const [site, days] of Object.entries(sites)) {
    const young = Object.fromEntries(Object.entries(days).filter(([, day]) => day >= oldest));
    if (Object.keys(young).length > 0) kept[site] = newest(young, MOST_OF_A_SITE, (day) => day);
  }
  return newest(kept, MOST_SITES, (days) => Math.max(...Object.values(days)));
}

const CHOSEN = '+';

/** What a correction says of a block: that it stays, or that it goes. */
export type Correction = 'keep' | 'hide';

const keyOf = (fingerprint: string, correction: Correction): string =>
  correction === 'hide' ? CHOSEN + fingerprint : fingerprint;

/** The fingerprints that are not to be hidden on a site, and those that are. */
export async function correctionsOn(site: string, isPrivate: boolean): Promise<{ kept: string[]; chosen: string[] }> {
  const oldest = today() - LONGEST_DAYS;
  const stores = isPrivate ? [stored, forPrivate] : [stored];
  const found = await Promise.all(
    stores.map(async (store) => {
      const { salt, sites } = await store.get();
      if (Object.keys(sites).length === 0) return [];
      const days = sites[await hashOf(salt + site)] ?? {};
      return Object.keys(days).filter((fingerprint) => (days[fingerprint] ?? 0) >= oldest);
    }),
  );
  const [chosen, kept] = [true, false].map((isChosen) =>
    found.flat().filter((key) => key.startsWith(CHOSEN) === isChosen),
  ) as [string[], string[]];
  return { kept, chosen: chosen.map((key) => key.slice(CHOSEN.length)) };
}

export async function correct(
  site: string,
  fingerprint: string,
  isPrivate: boolean,
  correction: Correction = 'keep',
): Promise<void> {
  const store = storeFor(isPrivate);
  const key = await hashOf((await store.get()).salt + site);
  await store.update((value) => {
    const sites = { ...value.sites, [key]: { ...value.sites[key], [keyOf(fingerprint, correction)]: today() } };
    return { ...value, sites: prune(sites) };
  });
}

/** Takes a correction back. */
export async function uncorrect(
  site: string,
  fingerprint: string,
  isPrivate: boolean,
  correction: Correction = 'keep',
): Promise<void> {
  const store = storeFor(isPrivate);
  const key = await hashOf((await store.get()).salt + site);
  await store.update((value) => {
    const { [keyOf(fingerprint, correction)]: _, ...days } = value.sites[key] ?? {};
    return { ...value, sites: prune({ ...value.sites, [key]: days }) };
  });
}

/** How many are remembered, those of private windows left out. */
export async function countCorrections(): Promise<number> {
  const oldest = today() - LONGEST_DAYS;
  const days = Object.values((await stored.get()).sites).flatMap((fingerprints) => Object.values(fingerprints));
  return days.filter((day) => day >= oldest).length;
}

/** Forgets all of them, with the salt by which the sites were hashed. */
export async function forgetCorrections(): Promise<void> {
  await Promise.all([stored.forget(initial()), forPrivate.forget(initial())]);
}

/** The last private window was closed. */
export async function forgetPrivateCorrections(): Promise<void> {
  await forPrivate.update((value) => (Object.keys(value.sites).length === 0 ? value : initial()));
}
