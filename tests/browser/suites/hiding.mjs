// What is hidden, and that nothing on the page can prevent or undo it.

import assert from 'node:assert/strict';

import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function hiding(test) {
  test('a sign-up goes, every word of the article stays, and the popup says why', async (world) => {
    const page = await world.open('/plain');
    await page.untilHidden('#newsletter');
    for (const kept of ['h1', '.byline', '#p1', '#p2', '#p3', '#p4', '#p5', '#p6'])
      assert.ok(await page.isShown(kept), kept);
    await page.untilCount(1);
    const { state, site, blocks } = await page.summary();
    assert.deepEqual({ state, site }, { state: 'active', site: 'news.example' });
    const [block] = blocks;
    assert.deepEqual([block?.class, block?.seen, block?.frame], ['newsletter', true, false]);
    assert.ok(block?.evidence.some(({ weight }) => weight > 0));
    const badge = await world.observer.page.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), page.tab);
    assert.equal(badge, '1');
    await page.close();
  });

  test('a page without clutter is left alone', async (world) => {
    const page = await world.open('/nothing');
    await page.untilCount(0);
    assert.deepEqual((await page.summary()).blocks, []);
    await page.close();
  });

  test('neither !important in a sheet nor in the element itself brings it back', async (world) => {
    const page = await world.open('/stubborn');
    await page.untilHidden('#newsletter');
    await page.close();
  });

  test('neither does a policy that forbids scripts, styles and everything else', async (world) => {
    const page = await world.open('/strict');
    await page.untilHidden('#newsletter');
    await page.close();
  });

  test('a sign-up in a closed shadow root goes', async (world) => {
    const page = await world.open('/shadow');
    await page.untilHidden('#host');
    await page.close();
  });

  test('the marker is not the same on two pages, and comes back when the page takes it off', async (world) => {
    const pages = await Promise.all([world.open('/recycled'), world.open('/recycled', 'other.example')]);
    const markers = [];
    for (const page of pages) {
      await page.untilHidden('#newsletter');
      markers.push(
        await page.page.$eval('#newsletter', (element) =>
          element.getAttributeNames().filter((name) => name !== 'id' && name !== 'class'),
        ),
      );
    }
    assert.equal(markers.flat().length, 2);
    assert.notEqual(markers[0]?.[0], markers[1]?.[0]);
    await pages[0].act('strip');
    await pages[0].untilHidden('#newsletter');
    await Promise.all(pages.map((page) => page.close()));
  });

  test('a node that a framework uses again for an article is shown', async (world) => {
    const page = await world.open('/recycled');
    await page.untilHidden('#newsletter');
    const isShownAtOnce = await page.page.evaluate(async () => {
      dispatchEvent(new Event('recycle'));
      // Observers have been told by then, and nothing has been painted.
      await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
      return document.getElementById('newsletter')?.checkVisibility();
    });
    assert.ok(isShownAtOnce, 'it does not wait for a verdict');
    await page.untilCount(0);
    assert.ok(await page.isShown('#newsletter'));
    await page.close();
  });

  test('what is not HTML is not touched, and the popup says so', async (world) => {
    const page = await world.open('/document.xml');
    await until('the popup says so', async () => (await page.summary()).state === 'not-html');
    await page.close();
  });

  test('a page that never rests is judged now and then, a page at rest not at all', async (world) => {
    const page = await world.open('/restless');
    await page.untilHidden('#newsletter');
    const count = () => world.observer.page.evaluate(() => Reflect.get(globalThis, 'judged') ?? 0);
    await world.observer.page.evaluate(() => {
      Reflect.set(globalThis, 'judged', 0);
      chrome.runtime.onMessage.addListener(({ kind }) => {
        if (kind === 'document.judge') Reflect.set(globalThis, 'judged', Reflect.get(globalThis, 'judged') + 1);
      });
    });
    await page.page.waitForFunction(() => Reflect.get(globalThis, 'changes') > 400);
    const restless = await count();
    assert.ok(restless >= 1, 'what is new is looked at');
    assert.ok(restless <= 25, `400 changes were judged ${restless} times`);
    await page.act('rest');
    await page.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2500)));
    const before = await count();
    await page.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    assert.equal(await count(), before, 'nothing changed, so nothing was asked');
    await page.close();
  });
}
