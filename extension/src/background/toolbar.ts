// The button in the toolbar: how many blocks are hidden, and whether anything is done on the page at all.

import { countOf, type TabRecord } from './documents.ts';

const icons = (name: string): Record<number, string> =>
  Object.fromEntries([16, 32, 48].map((size) => [size, `icons/${name}-${size}.png`]));

/** A tab may be gone by the time its button is drawn. */
const ignoreGone = (): void => {};

export async function showCount(tab: number, documents: TabRecord): Promise<void> {
  const count = countOf(documents);
  const isOff = Object.values(documents).some(({ frame, state }) => !frame && state === 'off');
  await Promise.all([
    chrome.action.setBadgeText({ tabId: tab, text: count === 0 ? '' : String(count) }),
    chrome.action.setIcon({ tabId: tab, path: icons(isOff ? 'icon-off' : 'icon') }),
  ]).catch(ignoreGone);
}

export async function setColours(): Promise<void> {
  await chrome.action.setBadgeBackgroundColor({ color: '#3b5f56' });
  await chrome.action.setBadgeTextColor({ color: '#ffffff' });
}
