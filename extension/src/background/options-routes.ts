// What the options page may ask besides.

import type { OptionsSummary } from '../shared/protocol.ts';
import type { ReportView } from '../shared/report-types.ts';
import { CLASSES, LEVELS, type Managed } from '../shared/settings.ts';
import { dropCorrection, hashesOf, listCorrections } from './corrections.ts';
import { forgetAllCorrections, forgetEverything } from './forgetting.ts';
import { policy } from './policy.ts';
import { pushEverywhere } from './push.ts';
import { FINGERPRINT, TOKEN } from './reading.ts';
import { allReports } from './reports.ts';
import type { PageRoute } from './router.ts';
import { choices, forgetSiteClasses, ownChoices, setClass, setLevel } from './settings.ts';
import { exportSettings, importSettings } from './settings-file.ts';
import { siteOf, siteTyped } from './site.ts';
import { isExtensionOn, pausedUntil, sitesOff } from './switches.ts';
import { resumeIfDue, switchSite } from './switching.ts';
import { eraseSynced, setSync, syncSummary } from './sync/syncing.ts';

type OptionsKind =
  | 'options.get'
  | 'level.set'
  | 'class.set'
  | 'site.off'
  | 'site.on'
  | 'site.reset'
  | 'corrections.find'
  | 'correction.delete'
  | 'corrections.forget'
  | 'settings.export'
  | 'settings.import'
  | 'sync.set'
  | 'sync.erase'
  | 'everything.forget';

/** How much is stored, counted as the text that it makes. Browsers differ in what they count besides. */
async function bytesStored(): Promise<number> {
  return new TextEncoder().encode(JSON.stringify(await chrome.storage.local.get(null))).length;
}

/** Sites whose names are known without looking a hash up: by these a correction can be named. */
async function namesKnown(reports: readonly ReportView[]): Promise<string[]> {
  const [off, { sites }, tabs] = await Promise.all([sitesOff(), ownChoices(), chrome.tabs.query({})]);
  const open = tabs.map(({ url, incognito }) => (incognito ? null : siteOf(url))).filter((site) => site !== null);
  return [...new Set([...off, ...Object.keys(sites), ...open, ...reports.map(({ kept }) => kept.site)])];
}

async function managed(): Promise<Managed> {
  const { level, classes, sitesOff: set, syncAllowed } = await policy();
  return {
    level: level !== null,
    classes: CLASSES.filter((name) => classes[name] !== undefined),
    sitesOff: [...set],
    sync: !syncAllowed,
  };
}

async function optionsSummary(): Promise<OptionsSummary> {
  await resumeIfDue();
  const reports = await allReports();
  const [{ level, classes }, { sites }, extensionOn, paused, off, correctionList, bytes, set, sync] = await Promise.all(
    [
      choices(),
      ownChoices(),
      isExtensionOn(),
      pausedUntil(),
      sitesOff(),
      listCorrections(await namesKnown(reports)),
      bytesStored(),
      managed(),
      syncSummary(),
    ],
  );
  return {
    level,
    classes,
    extensionOn,
    pausedUntil: paused,
    sitesOff: [...off],
    siteClasses: sites,
    corrections: correctionList.length,
    correctionList,
    reports,
    bytes,
    managed: set,
    sync,
  };
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
  'site.reset': {
    from: 'page',
    answer: async (fields) => {
      await forgetSiteClasses(fields.text('site', NAME));
      return null;
    },
  },
  'corrections.find': {
    from: 'page',
    answer: async (fields) => {
      const site = siteTyped(fields.text('name', NAME));
      return { sites: site === null ? [] : await hashesOf(site) };
    },
  },
  'correction.delete': {
    from: 'page',
    answer: async (fields) => {
      const correction = fields.oneOf('correction', ['keep', 'hide']);
      await dropCorrection(fields.text('site', TOKEN), fields.text('fingerprint', FINGERPRINT), correction);
      await pushEverywhere('corrections.forgotten', {});
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
  'sync.set': {
    from: 'page',
    answer: async (fields) => {
      await setSync(fields.boolean('on'));
      return null;
    },
  },
  'sync.erase': {
    from: 'page',
    answer: async () => {
      await eraseSynced();
      return null;
    },
  },
  'everything.forget': {
    from: 'page',
    answer: async () => {
      await forgetEverything();
      return null;
    },
  },
};
