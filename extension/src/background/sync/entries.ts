// The settings as entries that can be merged one by one: the level, each class, each site, each class of a site. What is as it was at
// first has no entry.

import type { Classes, Level } from '../../shared/engine-types.ts';
import { CLASSES, type SiteClasses } from '../../shared/settings.ts';
import { INITIAL, isLevel, type Settings } from '../settings.ts';
import { siteNamed } from '../site.ts';
import type { Switches } from '../switches.ts';

export type Value = boolean | Level;
export type Values = ReadonlyMap<string, Value>;

const LEVEL = 'level';
const OFF = 'off ';
const CLASS = new RegExp(`^class (${CLASSES.join('|')})$`);
const SITE_CLASS = new RegExp(`^class (${CLASSES.join('|')}) on (.+)$`);

/** Whether a name and a value can stand together. What came from elsewhere is believed no further. */
export function isEntry(name: string, value: unknown): value is Value {
  if (name === LEVEL) return isLevel(value);
  if (name.startsWith(OFF)) return value === true && siteNamed(name.slice(OFF.length)) === name.slice(OFF.length);
  if (typeof value !== 'boolean') return false;
  const site = SITE_CLASS.exec(name)?.[2];
  return site === undefined ? CLASS.test(name) : siteNamed(site) === site;
}

/** What the reader chose, without what an organisation sets: that is no choice of the reader. */
export function valuesOf(settings: Settings, { sitesOff }: Pick<Switches, 'sitesOff'>): Values {
  const values = new Map<string, Value>();
  if (settings.level !== INITIAL.level) values.set(LEVEL, settings.level);
  for (const name of CLASSES)
    if (settings.classes[name] !== INITIAL.classes[name]) values.set(`class ${name}`, settings.classes[name]);
  for (const [site, classes] of Object.entries(settings.sites))
    for (const [name, wanted] of Object.entries(classes)) values.set(`class ${name} on ${site}`, wanted);
  for (const site of sitesOff) values.set(OFF + site, true);
  return values;
}

/** The settings that the values give. Sites that are there already keep their place. */
export function withValues(
  settings: Settings,
  switches: Switches,
  values: Values,
): readonly [settings: Settings, switches: Switches] {
  const classes = { ...INITIAL.classes };
  const sites: SiteClasses = Object.fromEntries(Object.keys(settings.sites).map((site) => [site, {}]));
  const off = new Set<string>();
  for (const [name, value] of values) {
    const [, everywhere] = CLASS.exec(name) ?? [];
    const [, single, site] = SITE_CLASS.exec(name) ?? [];
    if (name.startsWith(OFF)) off.add(name.slice(OFF.length));
    else if (everywhere !== undefined) classes[everywhere as keyof Classes] = value === true;
    else if (single !== undefined && site !== undefined) sites[site] = { ...sites[site], [single]: value === true };
  }
  const level = values.get(LEVEL);
  return [
    {
      version: 1,
      level: isLevel(level) ? level : INITIAL.level,
      classes,
      sites: Object.fromEntries(Object.entries(sites).filter(([, own]) => Object.keys(own).length > 0)),
    },
    {
      ...switches,
      sitesOff: [...new Set([...switches.sitesOff.filter((site) => off.has(site)), ...off])],
    },
  ];
}
