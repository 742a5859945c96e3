// Scripts that are put into a page only when they are needed there.

import type { Addition } from '../shared/protocol.ts';
import type { DocumentSender } from './sender.ts';

async function putIn(target: chrome.scripting.InjectionTarget, file: string): Promise<boolean> {
  try {
    await chrome.scripting.executeScript({ target, files: [file], injectImmediately: true });
    return true;
  } catch {
    return false;
  }
}

/** Looks behind the curtain; called again it ends. Answers whether the browser let the script in. */
export const peekInto = (tab: number): Promise<boolean> => putIn({ tabId: tab }, 'peek.js');

/** Lets the reader choose something to hide; called again it ends. Answers whether the browser let the script in. */
export const pickIn = (tab: number): Promise<boolean> => putIn({ tabId: tab }, 'picker.js');

/** What a document needs besides. */
export const giveAddition = ({ tab, document }: DocumentSender, script: Addition): Promise<boolean> =>
  putIn({ tabId: tab, documentIds: [document] }, `${script}.js`);

/** By tab: the injection that has begun, and the one that begins when it has ended. */
const begun = new Map<number, Promise<boolean>>();
const next = new Map<number, Promise<boolean>>();

/** Lets all documents of a tab hear their frames. Whoever asks while the script is being put in shares the next time. */
export function giveFramesTo(tab: number): Promise<boolean> {
  const shared = next.get(tab);
  if (shared) return shared;
  const given = (begun.get(tab) ?? Promise.resolve(true)).then(async () => {
    next.delete(tab);
    const injection = putIn({ tabId: tab, allFrames: true }, 'frames.js');
    begun.set(tab, injection);
    const isIn = await injection;
    if (begun.get(tab) === injection) begun.delete(tab);
    return isIn;
  });
  next.set(tab, given);
  return given;
}
