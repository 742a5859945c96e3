// Messages from the background to the content scripts of a tab. A page that has no content script is none of our concern.

import type { Pushes, PushKind } from '../shared/protocol.ts';
import { siteOf } from './site.ts';

/** To one document, or to all of a tab. Answers null where nobody listens. */
export async function push<K extends PushKind>(
  tab: number,
  document: string | null,
  kind: K,
  request: Pushes[K]['request'],
): Promise<Pushes[K]['response'] | null> {
  try {
    return (
      (await chrome.tabs.sendMessage(tab, { kind, ...request }, document === null ? {} : { documentId: document })) ??
      null
    );
  } catch {
    return null;
  }
}

/** To every document of every tab. */
export async function pushEverywhere<K extends PushKind>(kind: K, request: Pushes[K]['request']): Promise<void> {
  const tabs = await chrome.tabs.query({});
  await Promise.all(tabs.map(({ id }) => (id === undefined ? null : push(id, null, kind, request))));
}

/** To every document of the tabs that show a site. */
export async function pushToSite<K extends PushKind>(
  site: string,
  kind: K,
  request: Pushes[K]['request'],
): Promise<void> {
  const tabs = await chrome.tabs.query({});
  const own = tabs.filter(({ url }) => siteOf(url) === site);
  await Promise.all(own.map(({ id }) => (id === undefined ? null : push(id, null, kind, request))));
}

/** Whether a document is still there to answer. */
export async function isThere(tab: number, document: string): Promise<boolean> {
  try {
    await chrome.tabs.sendMessage(tab, { kind: 'document.ping' }, { documentId: document });
    return true;
  } catch {
    return false;
  }
}
