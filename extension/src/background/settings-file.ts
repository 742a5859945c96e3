// The settings as one file, by which they are kept or carried elsewhere. What comes in is read to its end before anything is changed.

import { FILE_FORMAT, FILE_VERSION, type FileProblem, type SettingsFile } from '../shared/settings.ts';
import { pushEverywhere } from './push.ts';
import { choices, isClasses, isLevel, setChoices } from './settings.ts';
import { siteNamed } from './site.ts';
import { isRecord } from './stored.ts';
import { addSites, MOST_SITES, sitesOff } from './switches.ts';
import { tellTabs } from './switching.ts';

/** More than the longest list of sites takes, in characters. */
const LONGEST = 1_000_000;
/** As much of a wrong value as a message may show, in characters. */
const LONGEST_QUOTE = 60;

export async function exportSettings(): Promise<SettingsFile> {
  const [{ level, classes }, sites] = await Promise.all([choices(), sitesOff()]);
  return { format: FILE_FORMAT, version: FILE_VERSION, level, classes, sitesOff: [...sites] };
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

function readSites(list: unknown): string[] {
  if (!Array.isArray(list)) throw new Unreadable('sites', list);
  return list.map((entry: unknown) => {
    const site = typeof entry === 'string' ? siteNamed(entry) : null;
    if (site === null) throw new Unreadable('site', entry);
    return site;
  });
}

function read(text: string): SettingsFile {
  const value = parse(text);
  if (!isRecord(value) || value.format !== FILE_FORMAT) throw new Unreadable('not-settings');
  if (typeof value.version === 'number' && value.version > FILE_VERSION)
    throw new Unreadable('later-version', value.version);
  if (value.version !== FILE_VERSION) throw new Unreadable('not-settings');
  const { level, classes } = value;
  if (!isLevel(level)) throw new Unreadable('level', level);
  if (!isClasses(classes)) throw new Unreadable('classes', classes);
  return { format: FILE_FORMAT, version: FILE_VERSION, level, classes, sitesOff: readSites(value.sitesOff) };
}

/** Sites are added to those that are off already; the rest takes the place of what was chosen before. */
export async function importSettings(text: string): Promise<{ problem: FileProblem | null; added: number }> {
  try {
    const file = read(text);
    const before = new Set(await sitesOff());
    const added = new Set(file.sitesOff.filter((site) => !before.has(site)));
    // The oldest would make room, and nothing that is stored is to be lost.
    if (before.size + added.size > MOST_SITES) throw new Unreadable('too-many-sites', MOST_SITES);
    await Promise.all([setChoices(file), addSites([...added])]);
    await tellTabs();
    await pushEverywhere('settings.changed', {});
    return { problem: null, added: added.size };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.problem, added: 0 };
    throw error;
  }
}
