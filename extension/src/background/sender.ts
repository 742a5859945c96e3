// Who sent a message. What a sender may know of itself is taken from the browser, never from the message.

import { siteOf } from './site.ts';

export interface DocumentSender {
  tab: number;
  document: string;
  frame: boolean;
  /** The site of the page in the tab, which frames follow. */
  site: string | null;
  private: boolean;
}

/** One of our own pages. */
export const isOwnPage = (sender: chrome.runtime.MessageSender): boolean =>
  sender.id === chrome.runtime.id && (sender.url?.startsWith(chrome.runtime.getURL('')) ?? false);

/** A content script, or null. */
export function documentOf(sender: chrome.runtime.MessageSender): DocumentSender | null {
  const { tab, documentId, frameId } = sender;
  if (sender.id !== chrome.runtime.id || isOwnPage(sender) || tab?.id === undefined || documentId === undefined)
    return null;
  const frame = frameId !== 0;
  // A page may be replaced in its tab while its last message is on the way, so a page speaks for itself.
  const site = siteOf(frame ? tab.url : sender.url);
  return { tab: tab.id, document: documentId, frame, site, private: tab.incognito };
}
