// The two switches: of each site, and of the whole extension. What is switched in a private window is never stored: it lives in
// session memory and is forgotten with the last private window.

import { isRecord, Stored } from './stored.ts';

/** More sites than anybody switches off by hand; the oldest go first. */
const MOST_SITES = 5_000;

interface Switches {
  version: 1;
  extensionOn: boolean;
  /** The sites that were switched off, oldest first. */
  sitesOff: string[];
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
  return { version: 1, extensionOn: value.extensionOn, sitesOff: value.sitesOff };
}

function readPrivate(value: unknown): PrivateSwitches | null {
  if (!isRecord(value) || !isRecord(value.sites)) return null;
  const sites = Object.entries(value.sites).filter(
    (entry): entry is [string, boolean] => typeof entry[1] === 'boolean',
  );
  return { version: 1, sites: Object.fromEntries(sites) };
}

const switches = new Stored<Switches>('switches', { version: 1, extensionOn: true, sitesOff: [] }, readSwitches);
const privateSwitches = new Stored<PrivateSwitches>(
  'private',
  { version: 1, sites: {} },
  readPrivate,
  () => chrome.storage.session,
);

export async function isExtensionOn(): Promise<boolean> {
  return (await switches.get()).extensionOn;
}

export async function isSiteOn(site: string, isPrivate: boolean): Promise<boolean> {
  const own = isPrivate ? (await privateSwitches.get()).sites[site] : undefined;
  return own ?? !(await switches.get()).sitesOff.includes(site);
}

/** Whether a document of this site is to be worked on. No site means no. */
export async function isOn(site: string | null, isPrivate: boolean): Promise<boolean> {
  return site !== null && (await isExtensionOn()) && (await isSiteOn(site, isPrivate));
}

export async function setExtension(on: boolean): Promise<void> {
  await switches.update((value) => ({ ...value, extensionOn: on }));
}

export async function setSite(site: string, on: boolean, isPrivate: boolean): Promise<void> {
  if (isPrivate) {
    await privateSwitches.update((value) => ({ ...value, sites: { ...value.sites, [site]: on } }));
    return;
  }
  await switches.update((value) => {
    const others = value.sitesOff.filter((other) => other !== site);
    return { ...value, sitesOff: on ? others : [...others, site].slice(-MOST_SITES) };
  });
}

/** The last private window was closed. */
export async function forgetPrivate(): Promise<void> {
  await privateSwitches.update((value) => (Object.keys(value.sites).length === 0 ? value : { ...value, sites: {} }));
}
