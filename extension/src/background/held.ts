// What was confirmed on a site, for the next visit (docs/decisions/0018-no-flash.md). Bounded in number and in age; of private windows there
// is nothing here.

import { HELD, type Held, type HeldSite, heldKey } from '../shared/held.ts';
import { openDocuments } from './documents.ts';
import { randomToken } from './hash.ts';
import { isRecord, Stored } from './stored.ts';
import { isExtensionOn, isOn, pausedUntil, sitesOff } from './switches.ts';

const MOST_SITES = 300;
/** How long a site is remembered that is not visited, in days. */
const LONGEST_DAYS = 90;
/** Of a site, and of each of its two lists. */
const MOST_MARKS = 16;
/** A site that is visited every day is written down anew this often, in days. */
const RENEWED_DAYS = 7;

const today = (): number => Math.floor(Date.now() / 86_400_000);

const isMarks = (value: unknown): value is number[] => Array.isArray(value) && value.every(Number.isInteger);

const isSite = (value: unknown): value is HeldSite =>
  isRecord(value) && typeof value.day === 'number' && isMarks(value.marks) && isMarks(value.wrong);

function read(value: unknown): Held | null {
  if (!isRecord(value) || value.version !== 1 || typeof value.salt !== 'string' || !isRecord(value.sites)) return null;
  const sites = Object.entries(value.sites).filter((entry): entry is [string, HeldSite] => isSite(entry[1]));
  const pausedUntil = typeof value.pausedUntil === 'number' ? value.pausedUntil : 0;
  return { version: 1, salt: value.salt, pausedUntil, sites: Object.fromEntries(sites) };
}

const initial = (): Held => ({ version: 1, salt: randomToken(), pausedUntil: 0, sites: {} });
const stored = new Stored<Held>(HELD, initial(), read);

interface Forgotten {
  version: 1;
  documents: string[];
}

/** The documents that were open when everything was forgotten. In session memory only. */
const forgotten = new Stored<Forgotten>(
  'held-forgotten',
  { version: 1, documents: [] },
  (value) =>
    isRecord(value) && Array.isArray(value.documents) ? { version: 1, documents: value.documents.map(String) } : null,
  () => chrome.storage.session,
);

function prune(sites: Held['sites']): Held['sites'] {
  const young = Object.entries(sites).filter(([, { day }]) => day + LONGEST_DAYS > today());
  young.sort(([, a], [, b]) => b.day - a.day);
  return Object.fromEntries(young.slice(0, MOST_SITES));
}

const newestOf = (marks: readonly number[]): number[] => [...new Set(marks)].slice(-MOST_MARKS);

/** Changes what is held on a site; the same object leaves all as it is. */
async function change(site: string, work: (found: HeldSite) => HeldSite): Promise<void> {
  await stored.update((value) => {
    const key = heldKey(value.salt, site);
    const before = value.sites[key] ?? { day: today(), marks: [], wrong: [] };
    const after = work(before);
    if (after === before) return value;
    const { [key]: _, ...others } = value.sites;
    const isNothing = after.marks.length === 0 && after.wrong.length === 0;
    return { ...value, sites: prune(isNothing ? others : { [key]: after, ...others }) };
  });
}

/** These blocks of a document were confirmed. */
export async function holdNextTime(site: string, document: string, marks: readonly number[]): Promise<void> {
  if ((await forgotten.get()).documents.includes(document)) return;
  // The answer may have been on its way when the switch was turned. Whoever turns it after this drops what is put down here.
  if (!(await isOn(site, false))) return;
  await change(site, (found) => {
    const allowed = marks.filter((mark) => !found.wrong.includes(mark));
    const isKnown = allowed.every((mark) => found.marks.includes(mark)) && found.day + RENEWED_DAYS > today();
    return isKnown ? found : { ...found, day: today(), marks: newestOf([...found.marks, ...allowed]) };
  });
}

/** This was held wrongly. */
export const neverHold = (site: string, mark: number): Promise<void> =>
  change(site, (found) => ({
    ...found,
    marks: found.marks.filter((other) => other !== mark),
    wrong: newestOf([...found.wrong, mark]),
  }));

/** What was confirmed on a site is forgotten; what was wrong there stays so. */
export const forgetHeldOn = (site: string): Promise<void> =>
  change(site, (found) => (found.marks.length === 0 ? found : { ...found, marks: [] }));

/** The same on all sites: the reader wants other things hidden. */
export async function forgetConfirmed(): Promise<void> {
  await stored.update((value) => {
    const wrong = Object.entries(value.sites).filter(([, site]) => site.wrong.length > 0);
    if (Object.values(value.sites).every(({ marks }) => marks.length === 0)) return value;
    return { ...value, sites: Object.fromEntries(wrong.map(([key, site]) => [key, { ...site, marks: [] }])) };
  });
}

/** The switches have turned: where they say off, nothing is held. */
export async function followSwitches(): Promise<void> {
  const [isOn, end, sites] = await Promise.all([isExtensionOn(), pausedUntil(), sitesOff()]);
  const until = isOn ? 0 : (end ?? Number.MAX_SAFE_INTEGER);
  await stored.update((value) => {
    const off = new Set(sites.map((site) => heldKey(value.salt, site)));
    const left = Object.entries(value.sites).filter(([key]) => !off.has(key));
    const isSame = until === value.pausedUntil && left.length === Object.keys(value.sites).length;
    return isSame ? value : { ...value, pausedUntil: until, sites: Object.fromEntries(left) };
  });
}

/** Erases what is too old. */
export async function pruneHeld(): Promise<void> {
  await stored.update((value) => {
    const sites = prune(value.sites);
    return Object.keys(sites).length === Object.keys(value.sites).length ? value : { ...value, sites };
  });
}

/** Forgets all of it, with the salt. Open pages are judged once more when everything is forgotten, which is no new visit. */
export async function forgetHeld(): Promise<void> {
  const documents = await openDocuments();
  await forgotten.update((value) =>
    documents.length === 0 && value.documents.length === 0 ? value : { version: 1, documents },
  );
  await stored.forget(initial());
}
