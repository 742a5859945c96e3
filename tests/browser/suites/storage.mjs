// What is stored outlives the worst moments: a background that is stopped in the middle of its writes, and a storage that is full.

import assert from 'node:assert/strict';

import { stopWorker } from '../support/background.mjs';
import { fillStorage, makeRoom } from '../support/full-storage.mjs';
import { inStage } from '../support/over-page.mjs';
import { press, untilSaid } from '../support/own-pages.mjs';
import { makeReport, openReport, untilSaid as reportSays } from '../support/reports.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function storage(test) {
  test('the worker is stopped in the middle of its writes: what was answered is stored, and the rest is whole', async (world) => {
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
      await stopWorker(world);
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
    const page = await world.open('/plain', 'full.example');
    await page.untilHidden('#newsletter');
    await world.ask({ kind: 'level.set', level: 'eager' });
    await fillStorage(world);
    const [options, popup] = [await world.options(), await world.popup(page.tab)];
    await options.$eval('#level-careful', (input) => /** @type {HTMLElement} */ (input).click());
    await untilSaid(options, '#trouble', /storage is full, so this change was not kept/);
    assert.ok(await options.$eval('#level-eager', (input) => /** @type {HTMLInputElement} */ (input).checked));
    await popup.$eval('#site-switch', (input) => /** @type {HTMLElement} */ (input).click());
    await untilSaid(popup, '#trouble', /storage is full, so this change was not kept/);
    await until('the switch is back', () =>
      popup.$eval('#site-switch', (input) => /** @type {HTMLInputElement} */ (input).checked),
    );
    assert.equal(await page.isShown('#newsletter'), false, 'the page is as the switch says');
    const other = await world.open('/plain', 'also-full.example');
    await other.untilHidden('#newsletter');
    await makeRoom(world);
    await popup.$eval('#site-switch', (input) => /** @type {HTMLElement} */ (input).click());
    await page.untilShown('#newsletter');
    await until('the popup has no more trouble', () => popup.$eval('#trouble', ({ hidden }) => hidden));
    await world.ask({ kind: 'everything.forget' });
    await Promise.all([options, popup, page, other].map((each) => each.close()));
  });

  test('a full storage is told on the report page: the boxes say what would leave, and no word of the note is lost', async (world) => {
    const id = await makeReport(world, 'full-report.example');
    const report = await openReport(world, id);
    const letter = () => report.$eval('#letter', ({ textContent }) => textContent);
    const before = await letter();
    await fillStorage(world);
    await press(report, '#part-text');
    await reportSays(report, /storage is full, so this change was not kept/);
    const isChecked = () => report.$eval('#part-text', (box) => /** @type {HTMLInputElement} */ (box).checked);
    await until('the box says what would leave', isChecked);
    assert.equal(await letter(), before);
    await report.type('#note', 'It is no sign-up.');
    await reportSays(report, /storage is full/);
    assert.equal(
      await report.$eval('#note', (note) => /** @type {HTMLTextAreaElement} */ (note).value),
      'It is no sign-up.',
    );
    await makeRoom(world);
    await press(report, '#part-text');
    await until('both are kept', async () => {
      const { text, note } = JSON.parse((await letter()) ?? '');
      return text === undefined && note === 'It is no sign-up.';
    });
    await world.ask({ kind: 'everything.forget' });
    await report.close();
  });

  test('a full storage is told in peek and picker, what was hidden stays, and nothing is half done', async (world) => {
    const page = await world.open('/journey', 'full-page.example');
    await page.untilHidden('#newsletter');
    const keep = await world.open('/plain', 'kept.example');
    await keep.untilHidden('#newsletter');
    await keep.close();
    await fillStorage(world);
    await page.page.bringToFront();
    await world.ask({ kind: 'tab.pick', tab: page.tab });
    await until('something is chosen', async () => {
      await page.page.keyboard.press('ArrowRight');
      return inStage(world, page, (root) => root?.querySelector('button.main:enabled') !== null);
    });
    await page.page.keyboard.press('ArrowUp');
    await page.page.keyboard.press('Enter');
    const status = (/** @type {ShadowRoot | null} */ root) =>
      /full/.test(root?.querySelector('.status')?.textContent ?? '');
    await until('the picker says so', () => inStage(world, page, status));
    assert.ok(await page.isShown('#lake-weekend'));
    await page.page.keyboard.press('Escape');
    await world.ask({ kind: 'tab.peek', tab: page.tab });
    await page.untilShown('#newsletter');
    await page.page.bringToFront();
    // Done, go to it, show for now, always show.
    for (let step = 0; step < 4; step++) await page.page.keyboard.press('Tab');
    await page.page.keyboard.press('Enter');
    const trouble = (/** @type {ShadowRoot | null} */ root) =>
      /full/.test(root?.querySelector('.trouble')?.textContent ?? '');
    await until('peek says so', () => inStage(world, page, trouble));
    await page.page.keyboard.press('Escape');
    await page.untilHidden('#newsletter');
    const { corrections, reports } = (await world.ask({ kind: 'options.get' })).value;
    assert.deepEqual([corrections, reports], [0, []]);
    await makeRoom(world);
    await world.ask({ kind: 'everything.forget' });
    await page.close();
  });
}
