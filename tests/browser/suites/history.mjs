// Back and forward: a page that comes out of the browser's cache has heard nothing while it was there.

import assert from 'node:assert/strict';

import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */

/**
 * Goes on or back as a reader does. The driver of Firefox waits in vain for a load that a kept page does not have.
 *
 * @param {import('../support/world.mjs').OpenPage} page
 * @param {string | null} url null: back
 * @param {string} path where that is
 */
async function go(page, url, path) {
  await page.page.evaluate((address) => {
    setTimeout(() => (address === null ? history.back() : location.assign(address)), 0);
  }, url);
  await until(`${path} is there`, () =>
    page.page.evaluate((wanted) => location.pathname === wanted, path).catch(() => false),
  );
}

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function history(test) {
  test('a page that has gone and has not said so yet takes nothing with it', async (world) => {
    const page = await world.open('/plain', 'late-goodbye.example');
    await page.untilCount(1);
    const documents = () =>
      world.observer.page.evaluate(async (key) => (await chrome.storage.session.get(key))[key], `tab:${page.tab}`);
    const living = await documents();
    await world.observer.page.evaluate(
      (key, others) => {
        // The name that comes first, whatever the order.
        const gone = { state: 'active', blocks: [], frame: false };
        return chrome.storage.session.set({ [key]: { 0: gone, ...others } });
      },
      `tab:${page.tab}`,
      living,
    );
    await page.untilCount(1);
    assert.deepEqual(Object.keys(await documents()), Object.keys(living));
    await page.close();
  });

  test('a page that comes back from the cache is counted again, and follows a switch that was turned meanwhile', async (world) => {
    const page = await world.open('/plain', 'back.example');
    await page.untilHidden('#newsletter');
    // What a script left in the page is still there only if the page was kept.
    await page.page.evaluate(() => void Reflect.set(globalThis, 'kept', true));
    const isKept = () => page.page.evaluate(() => Reflect.get(globalThis, 'kept') === true);

    await go(page, world.server.url('other.example', '/nothing'), '/nothing');
    await page.untilCount(0);
    await go(page, null, '/plain');
    await page.untilHidden('#newsletter');
    await page.untilCount(1);
    const cached = await isKept();

    await go(page, world.server.url('other.example', '/nothing'), '/nothing');
    const second = await world.open('/plain', 'www.back.example');
    await world.ask({ kind: 'switch.site', tab: second.tab, on: false });
    await second.untilShown('#newsletter');
    await go(page, null, '/plain');
    await page.untilShown('#newsletter');
    assert.equal((await page.summary()).state, 'off');
    assert.equal(await isKept(), cached, 'both times alike');
    await world.ask({ kind: 'switch.site', tab: second.tab, on: true });
    await page.untilHidden('#newsletter');
    await Promise.all([page.close(), second.close()]);
    assert.ok(cached, 'this browser did not keep the page, so nothing was tested');
  });

  test('a page that comes back from the cache hides what is wanted by then', async (world) => {
    const page = await world.open('/plain', 'wanted.example');
    await page.untilHidden('#newsletter');
    await page.page.evaluate(() => void Reflect.set(globalThis, 'kept', true));
    await go(page, world.server.url('other.example', '/nothing'), '/nothing');
    await world.ask({ kind: 'class.set', class: 'newsletter', wanted: false });
    await go(page, null, '/plain');
    assert.ok(await page.page.evaluate(() => Reflect.get(globalThis, 'kept')), 'the browser has kept the page');
    await page.untilShown('#newsletter');
    await world.ask({ kind: 'class.set', class: 'newsletter', wanted: true });
    await page.untilHidden('#newsletter');
    await page.close();
  });
}
