// The switch of a site: at once, in all its tabs, and in nothing else.

import assert from 'node:assert/strict';

import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function switches(test) {
  test('on, off and on again in two tabs, without a reload', async (world) => {
    const [first, second] = [await world.open('/plain'), await world.open('/plain', 'www.news.example')];
    const other = await world.open('/plain', 'other.example');
    await Promise.all([first, second, other].map((page) => page.untilHidden('#newsletter')));
    for (const page of [first, second])
      await page.page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));

    await world.ask({ kind: 'switch.site', tab: first.tab, on: false });
    await Promise.all([first, second].map((page) => page.untilShown('#newsletter')));
    assert.equal(await other.isShown('#newsletter'), false, 'another site is not concerned');
    assert.equal((await second.summary()).siteOn, false);
    assert.equal(
      await first.page.$eval('#newsletter', (element) => element.getAttributeNames().length),
      2,
      'no mark is left',
    );

    await world.ask({ kind: 'switch.site', tab: second.tab, on: true });
    await Promise.all([first, second].map((page) => page.untilHidden('#newsletter')));
    for (const page of [first, second]) assert.ok(await page.page.evaluate(() => 'sameDocument' in globalThis));
    await Promise.all([first, second, other].map((page) => page.close()));
  });

  test('www. and the account host of a site switch together, two sites of github.io do not', async (world) => {
    const hosts = ['www.shop.example', 'account.shop.example', 'shop.example', 'one.github.io', 'two.github.io'];
    const pages = [];
    for (const host of hosts) pages.push(await world.open('/plain', host));
    const states = () => Promise.all(pages.map((page) => page.isShown('#newsletter')));
    await until('all are hidden', async () => (await states()).every((shown) => !shown));
    await world.ask({ kind: 'switch.site', tab: pages[1]?.tab, on: false });
    await world.ask({ kind: 'switch.site', tab: pages[3]?.tab, on: false });
    await until('the right ones are shown', async () => String(await states()) === 'true,true,true,true,false');
    await world.ask({ kind: 'switch.site', tab: pages[0]?.tab, on: true });
    await world.ask({ kind: 'switch.site', tab: pages[3]?.tab, on: true });
    await until('all are hidden again', async () => (await states()).every((shown) => !shown));
    await Promise.all(pages.map((page) => page.close()));
  });

  test('the switch of the whole extension', async (world) => {
    const page = await world.open('/plain');
    await page.untilHidden('#newsletter');
    await world.ask({ kind: 'switch.extension', on: false });
    await page.untilShown('#newsletter');
    assert.equal((await page.summary()).extensionOn, false);
    await world.ask({ kind: 'switch.extension', on: true });
    await page.untilHidden('#newsletter');
    await page.close();
  });
}
