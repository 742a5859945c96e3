// The page as a report needs it, from a document whose site was switched off and that therefore answers nothing.

import type { Place } from '../content/resident.ts';
import { CodedError } from './coded-error.ts';

/** Runs in the page, in the world of its content script. The bytes as text, because not every browser hands over bytes. */
function portray(): string | null {
  const bytes = (globalThis as Place).clearcolumn?.session?.portray().bytes;
  if (!bytes) return null;
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

export async function portraitOf(tab: number, document: string): Promise<Uint8Array> {
  const [answer] = await chrome.scripting.executeScript({
    target: { tabId: tab, documentIds: [document] },
    func: portray,
    injectImmediately: true,
  });
  if (typeof answer?.result !== 'string') throw new CodedError('no-block', 'the page is not there any more');
  return Uint8Array.from(answer.result, (character) => character.charCodeAt(0));
}
