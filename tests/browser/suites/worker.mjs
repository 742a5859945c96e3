// A background that is stopped, and one that is asked by content scripts.

import assert from 'node:assert/strict';

import { stopWorker } from '../support/background.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */

/** The content script's own scope in a page, where it can say what no page can. @param {import('puppeteer-core').Page} page */
async function contentScope(page) {
  const session = await page.createCDPSession();
  /** @type {number[]} */
  const scopes = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension:')) scopes.push(context.id);
  });
  await session.send('Runtime.enable');
  await until('the content script is there', async () => scopes.length > 0);
  return async (/** @type {string} */ expression) => {
    const contextId = scopes[0] ?? 0;
    const { result } = await session.send('Runtime.evaluate', {
      contextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  };
}

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test @param {import('../support/world.mjs').World['browser']} browser */
export function worker(test, browser) {
  test('a stopped worker forgets nothing, and a late pop-up still goes', async (world) => {
    const page = await world.open('/late');
    const other = await world.open('/plain');
    await other.untilCount(1);
    await stopWorker(world);
    await page.act('insert');
    await page.untilHidden('#pop-up');
    assert.equal((await other.summary()).blocks.length, 1);
    await Promise.all([page.close(), other.close()]);
  });

  // Only Chromium's debugger reaches the scope of a content script.
  if (browser === 'firefox') return;

  test('a content script may not turn switches, and one of another version is told so', async (world) => {
    const page = await world.open('/plain');
    await page.untilHidden('#newsletter');
    const evaluate = await contentScope(page.page);
    const code = (/** @type {string} */ message) =>
      evaluate(`chrome.runtime.sendMessage(${message}).then(({ error }) => error?.code)`);
    assert.equal(await code(`{ kind: 'switch.site', tab: ${page.tab}, on: false }`), 'not-allowed');
    assert.equal(await code(`{ kind: 'frame.claim', token: '${'0'.repeat(32)}', marker: null }`), 'unknown-token');
    const question = (/** @type {number} */ version) => `{
      kind: 'document.judge', measurements: [], viewport: { width: 1, height: 1 }, marker: null,
      snapshot: (() => { const bytes = new Uint8Array(32); new DataView(bytes.buffer).setUint32(0, 826491715, true); bytes[4] = ${version}; return bytes; })(),
    }`;
    assert.equal(await code(question(99)), 'unsupported-version');
    assert.equal(await code(question(1)), 'malformed-snapshot');
    assert.equal(
      await code(
        `{ kind: 'document.judge', measurements: [], viewport: { width: 1, height: 1 }, marker: 'a]{}', snapshot: new Uint8Array(1) }`,
      ),
      'bad-message',
    );
    assert.ok(!(await page.isShown('#newsletter')), 'nothing of it disturbs the page');
    await page.close();
  });
}
