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

/** Lets all documents of a tab hear their frames. */
export const giveFramesTo = (tab: number): Promise<boolean> => putIn({ tabId: tab, allFrames: true }, 'frames.js');
