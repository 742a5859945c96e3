// What is stored outlives the worst moments: a background that is stopped in the middle of its writes, and a storage that is full.

import assert from 'node:assert/strict';

import { breakOffWorker } from '../support/background.mjs';
import { untilSaid } from '../support/own-pages.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function storage(test) {
  test('the worker is stopped in the middle of its writes: what was answered is stored, and the rest is whole', async (world) => {
    // Only Chromium lets its debugger stop a background.
    if (world.browser === 'firefox') return;
    await world.ask({ kind: 'sync.set', on: true });
    for (let round = 0; round < 4; round++) {
      // Nothing is waited for, so that the worker is stopped somewhere among them.
      await world.observer.page.evaluate((number) => {
        const answered = /** @type {string[]} */ ([]);
        Object.assign(globalThis, { answered });
        for (let index = 0; index < 60; index++) {
          const name = `site-${number}-${index}.example`;
          void chrome.runtime
            .sendMessage({ kind: 'site.off', name })
            .then(({ ok }) => ok && answered.push(name))
            .catch(() => {});
        }
      }, round);
      await until('some of it is answered', () =>
        world.observer.page.evaluate((most) => Reflect.get(globalThis, 'answered').length > most, round * 5),
      );
      await breakOffWorker(world);
      const answered = /** @type {string[]} */ (
        await world.observer.page.evaluate(() => Reflect.get(globalThis, 'answered'))
      );
      const { sitesOff, level } = (await world.ask({ kind: 'options.get' })).value;
      assert.equal(level, 'balanced');
      const lost = answered.filter((name) => !sitesOff.includes(name));
      assert.deepEqual(lost, [], `of ${answered.length} in round ${round}`);
    }
    // What was chosen before the worker was stopped still goes out.
    const { sitesOff } = (await world.ask({ kind: 'options.get' })).value;
    await until('all of it is in the sync', async () => {
      const items = await world.observer.page.evaluate(() => chrome.storage.sync.get(null));
      const text = JSON.stringify(items);
      return sitesOff.every((/** @type {string} */ site) => text.includes(`off ${site}`));
    });
    await world.ask({ kind: 'everything.forget' });
  });

  test('a full storage is told in settings and popup, and what was stored stays', async (world) => {
    // Firefox gives an extension as much as the disk has.
    if (world.browser === 'firefox') return;
    const page = await world.open('/plain', 'full.example');
    await page.untilHidden('#newsletter');
    await world.ask({ kind: 'level.set', level: 'eager' });
    await world.observer.page.evaluate(async () => {
      const used = await chrome.storage.local.getBytesInUse(null);
      await chrome.storage.local.set({ filler: 'x'.repeat(10_485_760 - used - 'filler'.length - 2) });
    });
    const [options, popup] = [await world.options(), await world.popup(page.tab)];
    await options.$eval('#level-careful', (input) => /** @type {HTMLElement} */ (input).click());
    await untilSaid(options, '#trouble', /storage is full, so this change was not kept/);
    assert.ok(await options.$eval('#level-eager', (input) => /** @type {HTMLInputElement} */ (input).checked));
    await popup.$eval('#site-switch', (input) => /** @type {HTMLElement} */ (input).click());
    await untilSaid(popup, '#trouble', /storage is full, so this change was not kept/);
    assert.ok(await popup.$eval('#site-switch', (input) => /** @type {HTMLInputElement} */ (input).checked));
    assert.equal(await page.isShown('#newsletter'), false, 'the page is as the switch says');
    const other = await world.open('/plain', 'also-full.example');
    await other.untilHidden('#newsletter');
    await world.observer.page.evaluate(() => chrome.storage.local.remove('filler'));
    await popup.$eval('#site-switch', (input) => /** @type {HTMLElement} */ (input).click());
    await page.untilShown('#newsletter');
    await until('the popup has no more trouble', () => popup.$eval('#trouble', ({ hidden }) => hidden));
    await world.ask({ kind: 'everything.forget' });
    await Promise.all([options, popup, page, other].map((each) => each.close()));
  });
}
