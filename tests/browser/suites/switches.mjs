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

  test('a verdict that is on its way when the switch goes off does not land', async (world) => {
    const page = await world.open('/two', 'slow.example');
    await page.untilCount(2);
    // With a correction for the site every judgement hashes the site's name, and there it can be held.
    const [block] = (await page.summary()).blocks;
    await world.ask({ kind: 'block.show', tab: page.tab, document: block?.document, id: block?.id });
    await world.ask({ kind: 'block.wrong', tab: page.tab, document: block?.document, id: block?.id });
    await world.inBackground((scope) => {
      const { subtle } = scope.crypto;
      const digest = subtle.digest.bind(subtle);
      const gate = Promise.withResolvers();
      scope.held = { asked: 0, release: gate.resolve };
      subtle.digest = async (...given) => {
        scope.held.asked += 1;
        await gate.promise;
        return digest(...given);
      };
    });
    await world.ask({ kind: 'switch.site', tab: page.tab, on: false });
    await page.untilShown('#second');
    await world.ask({ kind: 'switch.site', tab: page.tab, on: true });
    await until('the question has arrived', () => world.inBackground((scope) => scope.held.asked > 0));
    await world.ask({ kind: 'switch.site', tab: page.tab, on: false });
    await world.inBackground((scope) => scope.held.release());
    // The answer has been given once another question about the site has been answered.
    await world.ask({ kind: 'block.hide', tab: page.tab, document: block?.document, id: block?.id });
    await page.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
    assert.deepEqual(await Promise.all(['#first', '#second'].map((selector) => page.isShown(selector))), [true, true]);
    await world.ask({ kind: 'switch.site', tab: page.tab, on: true });
    await page.untilHidden('#second');
    await world.ask({ kind: 'reports.clear' });
    await world.leaveBackground();
    await page.close();
  });
}
