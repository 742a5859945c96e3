// How sure the engine must be, and which classes of clutter the reader wants hidden: everywhere, and on single sites. They hold in
// private windows too; what is chosen there for a site is never stored.

import type { Classes, Level } from '../shared/engine-types.ts';
import { type Choices, CLASSES, LEVELS, type SiteClasses } from '../shared/settings.ts';
import { policy } from './policy.ts';
import { pushEverywhere, pushToSite } from './push.ts';
import { isRecord, Stored } from './stored.ts';

/** More sites than anybody chooses for by hand; the oldest go first. */
export const MOST_SITE_CLASSES = 1_000;

export interface Settings extends Choices {
  version: 1;
  /** What differs on single sites, by the site, oldest first. */
  sites: SiteClasses;
}

export const INITIAL: Settings = {
  version: 1,
  level: 'balanced',
  classes: { newsletter: true, leads: true, paid: true },
  sites: {},
};

interface PrivateSettings {
  version: 1;
  sites: SiteClasses;
}

export const isLevel = (value: unknown): value is Level => LEVELS.includes(value as Level);

export const isClasses = (value: unknown): value is Classes =>
  isRecord(value) && CLASSES.every((name) => typeof value[name] === 'boolean');

/** The classes of a value that are set in it. */
function readPartly(value: unknown): Partial<Classes> {
  const given = isRecord(value) ? value : {};
  return Object.fromEntries(
    CLASSES.filter((name) => typeof given[name] === 'boolean').map((name) => [name, given[name]]),
  );
}

/** The sites of a value for which something is set. */
export function readSiteClasses(value: unknown): SiteClasses {
  const entries = Object.entries(isRecord(value) ? value : {}).map(
    ([site, classes]) => [site, readPartly(classes)] as const,
  );
  return Object.fromEntries(entries.filter(([, classes]) => Object.keys(classes).length > 0));
}

/** Each part counts by itself: one that cannot be read has its initial value. */
export function readSettings(value: unknown): Settings | null {
  if (!isRecord(value) || value.version !== 1) return null;
  return {
    version: 1,
    level: isLevel(value.level) ? value.level : INITIAL.level,
    classes: { ...INITIAL.classes, ...readPartly(value.classes) },
    sites: readSiteClasses(value.sites),
  };
}

/** What is stored. Only what must be written together with it reaches for it. */
export const storedSettings = new Stored<Settings>('settings', INITIAL, readSettings);

const forPrivate = new Stored<PrivateSettings>(
  'private-settings',
  { version: 1, sites: {} },
  (value) => (isRecord(value) ? { version: 1, sites: readSiteClasses(value.sites) } : null),
  () => chrome.storage.session,
);

/** What the reader chose. An organisation may have decided otherwise. */
export async function ownChoices(): Promise<Choices & { sites: SiteClasses }> {
  const { level, classes, sites } = await storedSettings.get();
  return { level, classes, sites };
}

/** What holds where a site has no choices of its own. */
export async function choices(): Promise<Choices> {
  const [own, set] = await Promise.all([storedSettings.get(), policy()]);
  return { level: set.level ?? own.level, classes: { ...own.classes, ...set.classes } };
}

/** What the reader chose for one site alone. */
export async function siteClasses(site: string, isPrivate: boolean): Promise<Partial<Classes>> {
  const { sites } = await storedSettings.get();
  const own = isPrivate ? (await forPrivate.get()).sites[site] : undefined;
  return { ...sites[site], ...own };
}

/** What holds on a site. */
export async function choicesOn(site: string, isPrivate: boolean): Promise<Choices> {
  const [{ level, classes }, own, set] = await Promise.all([choices(), siteClasses(site, isPrivate), policy()]);
  return { level, classes: { ...classes, ...own, ...set.classes } };
}

/** Every open page is judged anew. */
export async function setLevel(level: Level): Promise<void> {
  await storedSettings.update((value) => ({ ...value, level }));
  await pushEverywhere('settings.changed', {});
}

/** Every open page is judged anew. */
export async function setClass(name: keyof Classes, wanted: boolean): Promise<void> {
  await storedSettings.update((value) => ({ ...value, classes: { ...value.classes, [name]: wanted } }));
  await pushEverywhere('settings.changed', {});
}

/** The newest entry stands last, and a site for which nothing is set is not kept. */
function withSite(sites: SiteClasses, site: string, classes: Partial<Classes>): SiteClasses {
  const { [site]: _, ...others } = sites;
  if (Object.keys(classes).length === 0) return others;
  return Object.fromEntries([...Object.entries(others).slice(1 - MOST_SITE_CLASSES), [site, classes]]);
}

/** What is wanted of a class on one site. What is the same everywhere needs no entry, so choosing it takes the entry away. */
export async function setSiteClass(
  site: string,
  name: keyof Classes,
  wanted: boolean,
  isPrivate: boolean,
): Promise<void> {
  if (isPrivate) {
    await forPrivate.update((value) => ({
      ...value,
      sites: withSite(value.sites, site, { ...value.sites[site], [name]: wanted }),
    }));
  } else {
    await storedSettings.update((value) => {
      const { [name]: _, ...others } = value.sites[site] ?? {};
      const own = wanted === value.classes[name] ? others : { ...others, [name]: wanted };
      return { ...value, sites: withSite(value.sites, site, own) };
    });
  }
  await pushToSite(site, 'settings.changed', {});
}

/** On a site the same holds as everywhere. */
export async function forgetSiteClasses(site: string): Promise<void> {
  await storedSettings.update((value) => ({ ...value, sites: withSite(value.sites, site, {}) }));
  await pushToSite(site, 'settings.changed', {});
}

export async function forgetChoices(): Promise<void> {
  await Promise.all([storedSettings.forget(), forPrivate.forget()]);
}

/** The last private window was closed. */
export async function forgetPrivateChoices(): Promise<void> {
  await forPrivate.update((value) => (Object.keys(value.sites).length === 0 ? value : { ...value, sites: {} }));
}
