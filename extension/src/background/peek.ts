// Looking behind the curtain of a tab. The script is there only while the reader asks for it.

/** Answers whether the browser let it in. Called again it ends. */
export async function peekInto(tab: number): Promise<boolean> {
  try {
    await chrome.scripting.executeScript({ target: { tabId: tab }, files: ['peek.js'], injectImmediately: true });
    return true;
  } catch {
    return false;
  }
}
