// Scripts that are put into the page of a tab, and are there only while the reader asks for them. Called again each ends.

async function putIn(tab: number, file: string): Promise<boolean> {
  try {
    await chrome.scripting.executeScript({ target: { tabId: tab }, files: [file], injectImmediately: true });
    return true;
  } catch {
    return false;
  }
}

/** Looks behind the curtain. Answers whether the browser let the script in. */
export const peekInto = (tab: number): Promise<boolean> => putIn(tab, 'peek.js');

/** Lets the reader choose something to hide. Answers whether the browser let the script in. */
export const pickIn = (tab: number): Promise<boolean> => putIn(tab, 'picker.js');
