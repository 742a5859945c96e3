// What the popup shows of a tab.

import type { TabState, TabSummary } from '../shared/protocol.ts';
import { CLASSES } from '../shared/settings.ts';
import { documentsOf, dropDocument, dropTab, type TabRecord } from './documents.ts';
import { injectInto } from './injection.ts';
import { policy } from './policy.ts';
import { isThere } from './push.ts';
import { countReports } from './reports.ts';
import { choices, choicesOn } from './settings.ts';
import { siteOf } from './site.ts';
import { isExtensionOn, isSiteOn, pausedUntil } from './switches.ts';
import { resumeIfDue } from './switching.ts';

/** The documents of a tab, if the page that they belong to is still there. */
async function livingDocuments(tab: number): Promise<TabRecord> {
  let documents = await documentsOf(tab);
  const tops = Object.keys(documents).filter((document) => documents[document]?.frame === false);
  const answers = await Promise.all(tops.map((top) => isThere(tab, top)));
  if (answers.includes(true)) {
    // A page that comes back from the browser's cache may speak before the page that goes has said so.
    for (const [at, top] of tops.entries()) if (!answers[at]) documents = await dropDocument(tab, top);
    return documents;
  }
  if (tops.length > 0) await dropTab(tab);
  return {};
}

/** Why there is no document that answers. */
async function stateWithout(tab: number, address: string | undefined): Promise<TabState> {
  const hasAccess = await chrome.permissions.contains({ origins: ['<all_urls>'] });
  // Without access to a page the browser does not even tell its address.
  if (!hasAccess && address === undefined) return 'no-access';
  if (address === undefined || !/^(?:https?|file):/.test(address)) return 'forbidden';
  // Either it was open before the extension was there, or the browser keeps extensions out.
  return (await injectInto(tab)) ? 'looking' : 'forbidden';
}

export async function summaryOf(tab: number): Promise<TabSummary> {
  const { url, incognito } = await chrome.tabs.get(tab);
  const site = siteOf(url);
  await resumeIfDue();
  const documents = await livingDocuments(tab);
  const top = Object.values(documents).find(({ frame }) => !frame);
  const [extensionOn, paused, siteOn, { classes }, set, reports, state] = await Promise.all([
    isExtensionOn(),
    pausedUntil(),
    site === null ? false : isSiteOn(site, incognito),
    site === null ? choices() : choicesOn(site, incognito),
    policy(),
    countReports(),
    // A content script also runs in `about:blank`, where there is nothing for it to do.
    top && site !== null ? top.state : stateWithout(tab, url),
  ]);
  const blocks = Object.entries(documents).flatMap(([document, record]) =>
    record.blocks.map((block) => ({ ...block, document, frame: record.frame })),
  );
  return {
    state,
    site,
    siteOn,
    siteSet: site !== null && set.sitesOff.includes(site),
    classes,
    classesSet: CLASSES.filter((name) => set.classes[name] !== undefined),
    extensionOn,
    pausedUntil: paused,
    private: incognito,
    blocks,
    reports,
  };
}
