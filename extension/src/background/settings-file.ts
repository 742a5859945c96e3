// The settings as one file, by which they are kept or carried elsewhere. What comes in is read to its end before anything is changed,
// and then it is written as one.

import type { Classes } from '../shared/engine-types.ts';
import {
  type CorrectionsBook,
  FILE_FORMAT,
  FILE_VERSION,
  type FileProblem,
  type SettingsFile,
  type SiteClasses,
} from '../shared/settings.ts';
import { booksOfCorrections, readBooks, storedCorrections, withBooks } from './corrections.ts';
import { pushEverywhere } from './push.ts';
import { isClasses, isLevel, MOST_SITE_CLASSES, ownChoices, readSiteClasses, storedSettings } from './settings.ts';
import { siteNamed } from './site.ts';
import { isRecord, Stored } from './stored.ts';
import { MOST_SITES, sitesOff, storedSwitches } from './switches.ts';
import { tellTabs } from './switching.ts';

/** More than the longest lists take, in characters. */
const LONGEST = 2_000_000;
/** As much of a wrong value as a message may show, in characters. */
const LONGEST_QUOTE = 60;

export async function exportSettings(): Promise<SettingsFile> {
  const [{ level, classes, sites }, off, corrections] = await Promise.all([
    ownChoices(),
    sitesOff(),
    booksOfCorrections(),
  ]);
  const head = { format: FILE_FORMAT, version: FILE_VERSION } as const;
  return { ...head, level, classes, sitesOff: [...off], siteClasses: sites, corrections };
}

class Unreadable extends Error {
  readonly problem: FileProblem;
  constructor(what: FileProblem['what'], value?: unknown) {
    super(what);
    const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
    this.problem = { what, value: written.length > LONGEST_QUOTE ? `${written.slice(0, LONGEST_QUOTE)} …` : written };
  }
}

function parse(text: string): unknown {
  if (text.length > LONGEST) throw new Unreadable('too-large');
  try {
    // Some editors begin a file with a mark of its encoding.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Unreadable('not-json');
  }
}

function readSite(entry: unknown): string {
  const site = typeof entry === 'string' ? siteNamed(entry) : null;
  if (site === null) throw new Unreadable('site', entry);
  return site;
}

function readSites(list: unknown): string[] {
  if (!Array.isArray(list)) throw new Unreadable('sites', list);
  return list.map(readSite);
}

function readOwnClasses(value: unknown): SiteClasses {
  if (!isRecord(value)) throw new Unreadable('sites', value);
  const read = readSiteClasses(value);
  return Object.fromEntries(
    Object.entries(value).map(([site, classes]): [string, Partial<Classes>] => {
      const kept = read[site];
      if (kept === undefined || !isRecord(classes) || Object.keys(classes).length !== Object.keys(kept).length)
        throw new Unreadable('classes', classes);
      return [readSite(site), kept];
    }),
  );
}

function readCorrections(value: unknown): CorrectionsBook[] {
  const books = readBooks(value);
  if (books === null) throw new Unreadable('corrections', value);
  return books;
}

function read(text: string): SettingsFile {
  const value = parse(text);
  if (!isRecord(value) || value.format !== FILE_FORMAT) throw new Unreadable('not-settings');
  if (typeof value.version === 'number' && value.version > FILE_VERSION)
    throw new Unreadable('later-version', value.version);
  if (value.version !== 1 && value.version !== FILE_VERSION) throw new Unreadable('not-settings');
  const { level, classes } = value;
  if (!isLevel(level)) throw new Unreadable('level', level);
  if (!isClasses(classes)) throw new Unreadable('classes', classes);
  return {
    format: FILE_FORMAT,
    version: FILE_VERSION,
    level,
    classes: { newsletter: classes.newsletter, leads: classes.leads, paid: classes.paid },
    sitesOff: readSites(value.sitesOff),
    // The first version had neither.
    siteClasses: value.version === 1 ? {} : readOwnClasses(value.siteClasses),
    corrections: value.version === 1 ? [] : readCorrections(value.corrections),
  };
}

/** Sites and corrections are added to those that are there already; the rest takes the place of what was chosen before. */
export async function importSettings(text: string): Promise<{ problem: FileProblem | null; added: number }> {
  try {
    const file = read(text);
    let added = 0;
    await Stored.together(
      [storedSettings, storedSwitches, storedCorrections] as const,
      ([own, switched, corrected]) => {
        const off = new Set([...switched.sitesOff, ...file.sitesOff]);
        const sites = { ...own.sites, ...file.siteClasses };
        const books = withBooks(corrected, file.corrections);
        added = off.size - switched.sitesOff.length;
        // The oldest would make room, and nothing that is stored is to be lost.
        if (off.size > MOST_SITES) throw new Unreadable('too-many-sites', MOST_SITES);
        if (Object.keys(sites).length > MOST_SITE_CLASSES) throw new Unreadable('too-many-sites', MOST_SITE_CLASSES);
        if (books === null) throw new Unreadable('corrections');
        return [
          { ...own, level: file.level, classes: file.classes, sites },
          { ...switched, sitesOff: [...off] },
          books,
        ];
      },
    );
    await tellTabs();
    await pushEverywhere('settings.changed', {});
    return { problem: null, added };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.problem, added: 0 };
    throw error;
  }
}
