// What the options page may ask besides.

import type { OptionsSummary } from '../shared/protocol.ts';
import { CLASSES, LEVELS } from '../shared/settings.ts';
import { countCorrections } from './corrections.ts';
import { forgetAllCorrections, forgetEverything } from './forgetting.ts';
import { allReports } from './reports.ts';
import type { PageRoute } from './router.ts';
import { choices, setClass, setLevel } from './settings.ts';
import { exportSettings, importSettings } from './settings-file.ts';
import { siteTyped } from './site.ts';
import { isExtensionOn, pausedUntil, sitesOff } from './switches.ts';
import { resumeIfDue, switchSite } from './switching.ts';

type OptionsKind =
  | 'options.get'
  | 'level.set'
  | 'class.set'
  | 'site.off'
  | 'site.on'
  | 'corrections.forget'
  | 'settings.export'
  | 'settings.import'
  | 'everything.forget';

/** How much is stored, counted as the text that it makes. Browsers differ in what they count besides. */
async function bytesStored(): Promise<number> {
  return new TextEncoder().encode(JSON.stringify(await chrome.storage.local.get(null))).length;
}

async function optionsSummary(): Promise<OptionsSummary> {
  await resumeIfDue();
  const [{ level, classes }, extensionOn, paused, sites, corrections, reports, bytes] = await Promise.all([
    choices(),
    isExtensionOn(),
    pausedUntil(),
    sitesOff(),
    countCorrections(),
    allReports(),
    bytesStored(),
  ]);
  return { level, classes, extensionOn, pausedUntil: paused, sitesOff: [...sites], corrections, reports, bytes };
}

/** Switches a site off by its name, for ordinary windows. */
async function switchOff(name: string): Promise<{ site: string | null; isNew: boolean }> {
  const site = siteTyped(name);
  if (site === null) return { site, isNew: false };
  const isNew = !(await sitesOff()).includes(site);
  if (isNew) await switchSite(site, false, false);
  return { site, isNew };
}

const NAME = /^.{1,2000}$/s;

export const optionsRoutes: { readonly [K in OptionsKind]: PageRoute<K> } = {
  'options.get': { from: 'page', answer: optionsSummary },
  'level.set': {
    from: 'page',
    answer: async (fields) => {
      await setLevel(fields.oneOf('level', LEVELS));
      return null;
    },
  },
  'class.set': {
    from: 'page',
    answer: async (fields) => {
      await setClass(fields.oneOf('class', CLASSES), fields.boolean('wanted'));
      return null;
    },
  },
  'site.off': { from: 'page', answer: (fields) => switchOff(fields.text('name', NAME)) },
  'site.on': {
    from: 'page',
    answer: async (fields) => {
      await switchSite(fields.text('site', NAME), true, false);
      return null;
    },
  },
  'corrections.forget': {
    from: 'page',
    answer: async () => {
      await forgetAllCorrections();
      return null;
    },
  },
  'settings.export': { from: 'page', answer: exportSettings },
  // Its length is looked at where the file is read, so that the reader hears of it.
  'settings.import': { from: 'page', answer: (fields) => importSettings(fields.text('text', /^/)) },
  'everything.forget': {
    from: 'page',
    answer: async () => {
      await forgetEverything();
      return null;
    },
  },
};
