// Puts the content script into pages that were open before the extension was installed or updated.

/** Answers whether the browser lets the extension run in the tab. */
export async function injectInto(tab: number): Promise<boolean> {
  try {
    await chrome.scripting.executeScript({
      target: { tabId: tab, allFrames: true },
      files: ['content.js'],
      injectImmediately: true,
    });
    return true;
  } catch {
    return false;
  }
}

export async function injectEverywhere(): Promise<void> {
  const tabs = await chrome.tabs.query({});
  await Promise.all(tabs.map(({ id, discarded }) => (id === undefined || discarded ? false : injectInto(id))));
}
