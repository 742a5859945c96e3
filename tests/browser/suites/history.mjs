// Back and forward: a page that comes out of the browser's cache has heard nothing while it was there.

import assert from 'node:assert/strict';

import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function history(test) {
  test('a page that comes back from the cache is counted again, and follows a switch that was turned meanwhile', async (world) => {
    const page = await world.open('/plain', 'back.example');
    await page.untilHidden('#newsletter');
    // What a script left in the page is still there only if the page was kept.
    await page.page.evaluate(() => void Reflect.set(globalThis, 'kept', true));
    const isKept = () => page.page.evaluate(() => Reflect.get(globalThis, 'kept') === true);

    await page.page.goto(world.server.url('other.example', '/nothing'));
    await page.untilCount(0);
    await page.page.goBack();
    await until('the first page is back', async () => page.page.url().includes('back.example'));
    await page.untilHidden('#newsletter');
    await page.untilCount(1);
    const cached = await isKept();

    await page.page.goto(world.server.url('other.example', '/nothing'));
    const second = await world.open('/plain', 'www.back.example');
    await world.ask({ kind: 'switch.site', tab: second.tab, on: false });
    await second.untilShown('#newsletter');
    await page.page.goBack();
    await page.untilShown('#newsletter');
    assert.equal((await page.summary()).state, 'off');
    assert.equal(await isKept(), cached, 'both times alike');
    await world.ask({ kind: 'switch.site', tab: second.tab, on: true });
    await page.untilHidden('#newsletter');
    await Promise.all([page.close(), second.close()]);
    assert.ok(cached, 'this browser did not keep the page, so nothing was tested');
  });
}
