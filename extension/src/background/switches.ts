// The two switches, of each site and of the whole extension, and its pause. What is switched in a private window is never stored: it lives in
// session memory and is forgotten with the last private window.

import { isRunning } from './pause.ts';
import { policy } from './policy.ts';
import { isRecord, Stored } from './stored.ts';

/** More sites than anybody switches off by hand; the oldest go first. */
export const MOST_SITES = 5_000;

export interface Switches {
  version: 1;
  extensionOn: boolean;
  /** The sites that were switched off, oldest first. */
  sitesOff: string[];
  /** The end of the last pause, unless that has been noticed. */
  pausedUntil: number | null;
}

interface PrivateSwitches {
  version: 1;
  /** What was switched in a private window, over what holds everywhere. */
  sites: Record<string, boolean>;
}

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');

function readSwitches(value: unknown): Switches | null {
  if (!isRecord(value) || value.version !== 1 || typeof value.extensionOn !== 'boolean' || !isStrings(value.sitesOff))
    return null;
  const pausedUntil = typeof value.pausedUntil === 'number' ? value.pausedUntil : null;
  return { version: 1, extensionOn: value.extensionOn, sitesOff: value.sitesOff, pausedUntil };
}

function readPrivate(value: unknown): PrivateSwitches | null {
  if (!isRecord(value) || !isRecord(value.sites)) return null;
  const sites = Object.entries(value.sites).filter(
    (entry): entry is [string, boolean] => typeof entry[1] === 'boolean',
  );
  return { version: 1, sites: Object.fromEntries(sites) };
}

/** What is stored. Only what must be written together with it reaches for it. */
export const storedSwitches = new Stored<Switches>(
  'switches',
  { version: 1, extensionOn: true, sitesOff: [], pausedUntil: null },
  readSwitches,
);
const privateSwitches = new Stored<PrivateSwitches>(
  'private',
  { version: 1, sites: {} },
  readPrivate,
  () => chrome.storage.session,
);

/** Neither switched off nor paused. */
export async function isExtensionOn(): Promise<boolean> {
  const { extensionOn, pausedUntil } = await storedSwitches.get();
  return extensionOn && !isRunning(pausedUntil);
}

/** Until when the extension is paused, if it is. */
export async function pausedUntil(): Promise<number | null> {
  const value = await storedSwitches.get();
  return value.extensionOn && isRunning(value.pausedUntil) ? value.pausedUntil : null;
}

/** In the order in which they were switched off. */
export const sitesOff = async (): Promise<readonly string[]> => (await storedSwitches.get()).sitesOff;

export async function isSiteOn(site: string, isPrivate: boolean): Promise<boolean> {
  // What an organisation has switched off, no reader switches on.
  if ((await policy()).sitesOff.includes(site)) return false;
  const own = isPrivate ? (await privateSwitches.get()).sites[site] : undefined;
  return own ?? !(await storedSwitches.get()).sitesOff.includes(site);
}

/** Whether a document of this site is to be worked on. No site means no. */
export async function isOn(site: string | null, isPrivate: boolean): Promise<boolean> {
  return site !== null && (await isExtensionOn()) && (await isSiteOn(site, isPrivate));
}

export async function setExtension(on: boolean): Promise<void> {
  await storedSwitches.update((value) => ({ ...value, extensionOn: on, pausedUntil: null }));
}

export async function setPause(until: number): Promise<void> {
  await storedSwitches.update((value) => ({ ...value, pausedUntil: until }));
}

/** Takes note of a pause that has ended by itself. Answers whether there was one. */
export async function noteEndOfPause(): Promise<boolean> {
  const { pausedUntil: until } = await storedSwitches.get();
  if (until === null || isRunning(until)) return false;
  await storedSwitches.update((value) => (value.pausedUntil === until ? { ...value, pausedUntil: null } : value));
  return true;
}

export async function setSite(site: string, on: boolean, isPrivate: boolean): Promise<void> {
  if (isPrivate) {
    await privateSwitches.update((value) => ({ ...value, sites: { ...value.sites, [site]: on } }));
    return;
  }
  await storedSwitches.update((value) => {
    const others = value.sitesOff.filter((other) => other !== site);
    return { ...value, sitesOff: on ? others : [...others, site].slice(-MOST_SITES) };
  });
}

/** Everything is on again, in private windows too. */
export async function forgetSwitches(): Promise<void> {
  await Promise.all([storedSwitches.forget(), privateSwitches.forget()]);
}

/** The last private window was closed. */
export async function forgetPrivate(): Promise<void> {
  await privateSwitches.update((value) => (Object.keys(value.sites).length === 0 ? value : { ...value, sites: {} }));
}
