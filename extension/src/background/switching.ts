// Turning a switch: it is stored, and every open document that it concerns hears of it at once.

import { push } from './push.ts';
import { siteOf } from './site.ts';
import { isOn, isSiteOn, setExtension, setSite } from './switches.ts';

async function tellTabs(concerns: (site: string, isPrivate: boolean) => boolean): Promise<void> {
  const tabs = await chrome.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id, url, incognito }) => {
      const site = siteOf(url);
      if (id === undefined || site === null || !concerns(site, incognito)) return;
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
  await tellTabs(() => true);
}

/** The keyboard command: turns the switch of the site in a tab. */
export async function toggleSite(tab: chrome.tabs.Tab | undefined): Promise<void> {
  const [active] = tab ? [tab] : await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const site = siteOf(active?.url);
  if (!active || site === null) return;
  await switchSite(site, !(await isSiteOn(site, active.incognito)), active.incognito);
}
