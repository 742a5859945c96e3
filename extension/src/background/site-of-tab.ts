// The site of the page in a tab.

import { CodedError } from './coded-error.ts';
import { siteOf } from './site.ts';

/** The site of a tab, and whether the tab is private. */
export async function siteOfTab(tab: number): Promise<{ site: string; isPrivate: boolean }> {
  const { url, incognito } = await chrome.tabs.get(tab);
  const site = siteOf(url);
  if (site === null) throw new CodedError('no-site', 'the page in this tab belongs to no site');
  return { site, isPrivate: incognito };
}
