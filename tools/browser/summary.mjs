// What the extension says of a tab, asked the way its popup asks: by a message from one of its own pages.

/** @typedef {import('../../extension/src/shared/protocol.ts').TabSummary} TabSummary */

/**
 * A page of the extension that stays in the background and answers questions. Open it before the page that it is asked about:
 * a page behind another tab is not painted, and what is not painted may be judged later.
 *
 * @param {import('./launch.mjs').Session} session
 */
export async function openObserver(session) {
  const observer = await session.openExtensionPage('popup.html');
  return {
    page: observer,

    /** The tab that shows an address. @param {string} url @returns {Promise<number>} */
    async tabOf(url) {
      const id = await observer.evaluate(async (wanted) => {
        const tabs = await chrome.tabs.query({});
        return tabs.findLast((tab) => tab.url === wanted)?.id;
      }, url);
      if (id === undefined) throw new Error(`no tab shows ${url}`);
      return id;
    },

    /** @param {number} tab @returns {Promise<TabSummary>} */
    async summary(tab) {
      const answer = await observer.evaluate((id) => chrome.runtime.sendMessage({ kind: 'tab.summary', tab: id }), tab);
      if (!answer?.ok) throw new Error(`the extension did not answer: ${JSON.stringify(answer)}`);
      return answer.value;
    },

    /**
     * The summary once nothing has changed in it for a while: pages go on building themselves after they have loaded.
     *
     * @param {number} tab
     * @param {{ quiet?: number, limit?: number }} [times] in milliseconds
     */
    async settledSummary(tab, { quiet = 1200, limit = 20_000 } = {}) {
      const start = Date.now();
      let summary = await this.summary(tab);
      let since = Date.now();
      while (Date.now() - start < limit && (summary.state === 'looking' || Date.now() - since < quiet)) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        const next = await this.summary(tab);
        if (JSON.stringify(next) !== JSON.stringify(summary)) since = Date.now();
        summary = next;
      }
      return summary;
    },

    /** The popup's words for a signal, in the browser's language. @param {string[]} signals */
    wordsFor(signals) {
      return observer.evaluate(
        (ids) => ids.map((id) => chrome.i18n.getMessage(`signal_${id.replaceAll('-', '_')}`) || id),
        signals,
      );
    },
  };
}
