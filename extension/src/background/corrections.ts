// What the reader said is wrong, and what the reader chose to hide: fingerprints of blocks, by site. Which sites they are cannot be read
// from it, because a site is kept as a salted hash; both sites and fingerprints are bounded in number and in age.
//
// A salt and what is hashed by it are a book. A device has its own; those that come in a file stay books of their own, because a hash
// cannot be made anew under another salt.

import type { CorrectionEntry, CorrectionsBook } from '../shared/settings.ts';
import { hashOf, randomToken } from './hash.ts';
import { isRecord, Stored } from './stored.ts';

const MOST_SITES = 300;
const MOST_OF_A_SITE = 40;
const LONGEST_DAYS = 400;
/** More books than anybody imports. */
const MOST_BOOKS = 4;
const DAY_MS = 86_400_000;

/** Fingerprint → the day it was put down, counted from 1970. Before one that the reader chose to hide stands a plus. */
type Sites = CorrectionsBook['sites'];

export interface Corrections extends CorrectionsBook {
  version: 1;
  /** Books that came in files. */
  imported: CorrectionsBook[];
}

const today = (): number => Math.floor(Date.now() / DAY_MS);

const HASH = /^[0-9a-f]{32}$/;
const KEY = /^\+?[0-9a-f]{16}$/;

function readSites(value: Record<string, unknown>): Sites {
  const sites: Sites = {};
  for (const [site, found] of Object.entries(value)) {
    if (!isRecord(found)) continue;
    const days = Object.entries(found).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
    sites[site] = Object.fromEntries(days);
  }
  return sites;
}

const readBook = (value: unknown): CorrectionsBook | null =>
  isRecord(value) && typeof value.salt === 'string' && isRecord(value.sites)
    ? { salt: value.salt, sites: readSites(value.sites) }
    : null;

function read(value: unknown): Corrections | null {
  const own = readBook(value);
  if (own === null || !isRecord(value) || value.version !== 1) return null;
  const imported = Array.isArray(value.imported) ? value.imported.map(readBook) : [];
  return { version: 1, ...own, imported: imported.filter((book) => book !== null) };
}

const initial = (): Corrections => ({ version: 1, salt: randomToken(), sites: {}, imported: [] });

/** What is stored. Only what must be written together with it reaches for it. */
export const storedCorrections = new Stored<Corrections>('corrections', initial(), read);
// Kept for private windows in memory only, and gone with the worker's session.
const forPrivate = new Stored<Corrections>('private-corrections', initial(), read, () => chrome.storage.session);

const storeFor = (isPrivate: boolean): Stored<Corrections> => (isPrivate ? forPrivate : storedCorrections);

/** The newest entries of a record, by a number that each entry has; of equal ones those that were put down last. */
function newest<T>(record: Record<string, T>, most: number, ageOf: (value: T) => number): Record<string, T> {
  const entries = Object.entries(record).reverse();
  entries.sort(([, a], [, b]) => ageOf(b) - ageOf(a));
  return Object.fromEntries(entries.slice(0, most).reverse());
}

function prune(sites: Sites): Sites {
  const oldest = today() - LONGEST_DAYS;
  const kept: Sites = {};
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

const isEmpty = ({ sites }: CorrectionsBook): boolean => Object.keys(sites).length === 0;

const booksOf = ({ salt, sites, imported }: Corrections): CorrectionsBook[] => [{ salt, sites }, ...imported];

const filledBooksOf = (value: Corrections): CorrectionsBook[] => booksOf(value).filter((book) => !isEmpty(book));

/** What all books of a device say of a site. */
async function daysOf(value: Corrections, site: string): Promise<[string, number][]> {
  const books = filledBooksOf(value);
  const found = await Promise.all(books.map(async ({ salt, sites }) => sites[await hashOf(salt + site)] ?? {}));
  return found.flatMap((days) => Object.entries(days));
}

/** The fingerprints that are not to be hidden on a site, and those that are. */
export async function correctionsOn(site: string, isPrivate: boolean): Promise<{ kept: string[]; chosen: string[] }> {
  const oldest = today() - LONGEST_DAYS;
  const stores = isPrivate ? [storedCorrections, forPrivate] : [storedCorrections];
  const found = await Promise.all(stores.map(async (store) => daysOf(await store.get(), site)));
  const keys = new Set(found.flat().flatMap(([key, day]) => (day >= oldest ? [key] : [])));
  const [chosen, kept] = [true, false].map((isChosen) =>
    [...keys].filter((key) => key.startsWith(CHOSEN) === isChosen),
  ) as [string[], string[]];
  return { kept, chosen: chosen.map((key) => key.slice(CHOSEN.length)) };
}

/** What a correction makes of those that are stored. */
export async function correcting(
  site: string,
  fingerprint: string,
  isPrivate: boolean,
  correction: Correction,
): Promise<(value: Corrections) => Corrections> {
  const hash = await hashOf((await storeFor(isPrivate).get()).salt + site);
  return (value) => {
    const sites = { ...value.sites, [hash]: { ...value.sites[hash], [keyOf(fingerprint, correction)]: today() } };
    return { ...value, sites: prune(sites) };
  };
}

export async function correct(
  site: string,
  fingerprint: string,
  isPrivate: boolean,
  correction: Correction = 'keep',
): Promise<void> {
  await storeFor(isPrivate).update(await correcting(site, fingerprint, isPrivate, correction));
}

function without(sites: Sites, hash: string, key: string): Sites {
  const { [key]: _, ...days } = sites[hash] ?? {};
  return prune({ ...sites, [hash]: days });
}

/** Takes a correction back, from whichever book it stands in. */
export async function uncorrect(
  site: string,
  fingerprint: string,
  isPrivate: boolean,
  correction: Correction = 'keep',
): Promise<void> {
  const store = storeFor(isPrivate);
  const key = keyOf(fingerprint, correction);
  const hashes = await Promise.all(booksOf(await store.get()).map(({ salt }) => hashOf(salt + site)));
  await dropEverywhere(store, new Set(hashes), key);
}

/** Takes a correction back of which only the hash of its site is known. */
export const dropCorrection = (hash: string, fingerprint: string, correction: Correction): Promise<void> =>
  dropEverywhere(storedCorrections, new Set([hash]), keyOf(fingerprint, correction));

async function dropEverywhere(store: Stored<Corrections>, hashes: ReadonlySet<string>, key: string): Promise<void> {
  const drop = (sites: Sites): Sites =>
    [...hashes]
      .filter((hash) => sites[hash]?.[key] !== undefined)
      .reduce((left, hash) => without(left, hash, key), sites);
  await store.update((value) => ({
    ...value,
    sites: drop(value.sites),
    imported: value.imported.map(({ salt, sites }) => ({ salt, sites: drop(sites) })).filter((book) => !isEmpty(book)),
  }));
}

/** All that is remembered, those of private windows left out, the newest first. Sites are named where one of the names gives the hash. */
export async function listCorrections(names: readonly string[]): Promise<CorrectionEntry[]> {
  const oldest = today() - LONGEST_DAYS;
  const books = filledBooksOf(await storedCorrections.get());
  const lists = await Promise.all(
    books.map(async ({ salt, sites }) => {
      const known = new Map(await Promise.all(names.map(async (name) => [await hashOf(salt + name), name] as const)));
      return Object.entries(sites).flatMap(([site, days]) =>
        Object.entries(days)
          .filter(([, day]) => day >= oldest)
          .map(([key, day]) => ({
            site,
            fingerprint: key.replace(CHOSEN, ''),
            correction: key.startsWith(CHOSEN) ? ('hide' as const) : ('keep' as const),
            day: new Date(day * DAY_MS).toISOString().slice(0, 10),
            name: known.get(site) ?? null,
          })),
      );
    }),
  );
  return lists.flat().sort((a, b) => b.day.localeCompare(a.day));
}

/** The hashes under which a site would stand in the list. */
export const hashesOf = async (site: string): Promise<string[]> =>
  Promise.all(booksOf(await storedCorrections.get()).map(({ salt }) => hashOf(salt + site)));

/** For a file. A device on which nothing was ever corrected has nothing to say, not even its salt. */
export const booksOfCorrections = async (): Promise<CorrectionsBook[]> => filledBooksOf(await storedCorrections.get());

/** The books of a file, or null where something in them is not what it should be. */
export function readBooks(value: unknown): CorrectionsBook[] | null {
  if (!Array.isArray(value) || value.length > MOST_BOOKS) return null;
  const books = value.map(readBook);
  const isSound = ({ salt, sites }: CorrectionsBook): boolean =>
    HASH.test(salt) &&
    Object.keys(sites).length <= MOST_SITES &&
    Object.entries(sites).every(
      ([hash, days]) =>
        HASH.test(hash) &&
        Object.keys(days).length <= MOST_OF_A_SITE &&
        Object.entries(days).every(([key, day]) => KEY.test(key) && Number.isInteger(day)),
    );
  return books.every((book) => book !== null && isSound(book)) ? (books as CorrectionsBook[]) : null;
}

/** Both together: of a block that both name, the later day holds. */
function union(a: Sites, b: Sites): Sites {
  const sites = { ...a };
  for (const [hash, days] of Object.entries(b)) {
    const both = { ...sites[hash] };
    for (const [key, day] of Object.entries(days)) both[key] = Math.max(day, both[key] ?? 0);
    sites[hash] = both;
  }
  return sites;
}

/** With the books of a file. Null: there would be more books than can be kept. */
export function withBooks(value: Corrections, books: readonly CorrectionsBook[]): Corrections | null {
  let result = value;
  for (const book of books) {
    // A device that has put nothing down yet goes on in the book of the one before.
    if (book.salt === result.salt || isEmpty(result))
      result = { ...result, salt: book.salt, sites: prune(union(result.sites, book.sites)) };
    else {
      const others = result.imported.filter(({ salt }) => salt !== book.salt);
      const known = result.imported.find(({ salt }) => salt === book.salt);
      const imported = [...others, { salt: book.salt, sites: union(known?.sites ?? {}, book.sites) }];
      result = { ...result, imported };
    }
  }
  return result.imported.length < MOST_BOOKS ? result : null;
}

/** Forgets all of them, with the salts by which the sites were hashed. */
export async function forgetCorrections(): Promise<void> {
  await Promise.all([storedCorrections.forget(initial()), forPrivate.forget(initial())]);
}

/** The last private window was closed. */
export async function forgetPrivateCorrections(): Promise<void> {
  await forPrivate.update((value) => (Object.keys(value.sites).length === 0 ? value : initial()));
}
