// Turning a switch, or pausing: it is stored, and every open document that it concerns hears of it at once.

import type { PauseLength } from '../shared/settings.ts';
import { pauseEnd } from './pause.ts';
import { push } from './push.ts';
import { siteOf } from './site.ts';
import { isOn, isSiteOn, noteEndOfPause, setExtension, setPause, setSite } from './switches.ts';

/** Tells the tabs of these sites whether they are on. */
export async function tellTabs(concerns: (site: string) => boolean = () => true): Promise<void> {
  const tabs = await chrome.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id, url, incognito }) => {
      const site = siteOf(url);
      if (id === undefined || site === null || !concerns(site)) return;
      await push(id, null, 'switch.changed', { on: await isOn(site, incognito) });
    }),
  );
}

export async function switchSite(site: string, on: boolean, isPrivate: boolean): Promise<void> {
  await setSite(site, on, isPrivate);
  await tellTabs((other) => other === site);
}

export async function switchExtension(on: boolean): Promise<void> {
  await setExtension(on);
  await tellTabs();
}

export async function pause(length: PauseLength): Promise<void> {
  await setPause(pauseEnd(length, new Date()));
  await tellTabs();
}

/**
 * A pause has no alarm that would end it: whatever is asked of the background next finds that it is over, and then all tabs hear of
 * it.
 */
export async function resumeIfDue(): Promise<void> {
  // A storage that takes no note of it keeps nobody from finding the pause over.
  if (await noteEndOfPause().catch(() => false)) void tellTabs();
}

/** The keyboard command: turns the switch of the site in a tab. */
export async function toggleSite(tab: chrome.tabs.Tab | undefined): Promise<void> {
  const [active] = tab ? [tab] : await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const site = siteOf(active?.url);
  if (!active || site === null) return;
  await switchSite(site, !(await isSiteOn(site, active.incognito)), active.incognito);
}
