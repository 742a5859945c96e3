// Settings sync in real browsers: two devices, each with a browser of its own. What the browsers' servers would carry, the test carries.

import assert from 'node:assert/strict';

import { violationsOf } from '../support/accessibility.mjs';
import { press, untilSaid, words } from '../support/own-pages.mjs';
import { openWorld, until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */

/** @param {World} world @returns {Promise<Record<string, unknown>>} */
const itemsOf = (world) => world.observer.page.evaluate(() => chrome.storage.sync.get(null));

/** Gives each browser the other's items. @param {World} one @param {World} other */
async function carry(one, other) {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ]) {
    const [given, there] = await Promise.all([
      itemsOf(/** @type {World} */ (from)),
      itemsOf(/** @type {World} */ (to)),
    ]);
    const own = await deviceOf(/** @type {World} */ (from));
    const news = Object.fromEntries(
      Object.entries(given).filter(
        ([name, item]) => name.includes(own) && JSON.stringify(item) !== JSON.stringify(there[name]),
      ),
    );
    if (Object.keys(news).length > 0)
      await /** @type {World} */ (to).observer.page.evaluate((items) => chrome.storage.sync.set(items), news);
  }
}

/** @param {World} world @returns {Promise<string>} */
const deviceOf = (world) =>
  world.observer.page.evaluate(async () => {
    const { sync } = /** @type {{ sync?: { device: string } }} */ (await chrome.storage.local.get('sync'));
    return sync?.device ?? 'none';
  });

/** @param {World} world */
async function settingsOf(world) {
  const { level, classes, sitesOff, siteClasses } = (await world.ask({ kind: 'options.get' })).value;
  return { level, classes, sitesOff: [...sitesOff].sort(), siteClasses };
}

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function sync(test) {
  test('two devices change settings offline and then sync: nothing is lost, and open pages follow', async (world) => {
    const second = await openWorld(world.browser);
    try {
      for (const device of [world, second]) {
        assert.deepEqual(await itemsOf(device), {}, 'nothing goes out before it is wanted');
        const options = await device.options();
        await press(options, '#sync');
        await untilSaid(options, '#sync-state', /No other device/);
        await options.close();
      }
      const page = await world.open('/plain', 'second.example');
      await page.untilHidden('#newsletter');
      // Offline: neither hears of the other.
      await world.ask({ kind: 'level.set', level: 'careful' });
      await world.ask({ kind: 'site.off', name: 'first.example' });
      await second.ask({ kind: 'class.set', class: 'paid', wanted: false });
      await second.ask({ kind: 'site.off', name: 'second.example' });
      await second.ask({ kind: 'site.off', name: 'taken-back.example' });
      const both = {
        level: 'careful',
        classes: { newsletter: true, leads: true, paid: false },
        sitesOff: ['first.example', 'second.example', 'taken-back.example'],
        siteClasses: {},
      };
      await until('both have all of it', async () => {
        await carry(world, second);
        const found = await Promise.all([settingsOf(world), settingsOf(second)]);
        return found.every((settings) => JSON.stringify(settings) === JSON.stringify(both));
      });
      await page.untilShown('#newsletter');

      await world.ask({ kind: 'site.on', site: 'taken-back.example' });
      await until('it is taken back on the other device', async () => {
        await carry(world, second);
        return !(await settingsOf(second)).sitesOff.includes('taken-back.example');
      });
      const options = await world.options();
      await untilSaid(options, '#sync-state', /1 other device/);
      assert.deepEqual(await violationsOf(options), []);
      await press(options, '#sync-erase');
      await press(options, '#sync-erase-yes');
      await untilSaid(options, '#sync-said', /Erased/);
      assert.deepEqual(await itemsOf(world), {});
      assert.equal((await settingsOf(world)).level, 'careful', 'the settings stay');
      await Promise.all([options.close(), page.close()]);
    } finally {
      await second.close();
      await world.ask({ kind: 'everything.forget' });
    }
  });

  test('a full sync is told, nothing is lost, and it goes on when there is room', async (world) => {
    const options = await world.options();
    await press(options, '#sync');
    await untilSaid(options, '#sync-state', /No other device/);
    // Items of the largest size, as another device would have put them down.
    const fillers = await options.evaluate(async () => {
      const names = Array.from({ length: 12 }, (_, index) => `filler ${index}`);
      await chrome.storage.sync.set(Object.fromEntries(names.map((name) => [name, 'x'.repeat(8_100)])));
      const used = await chrome.storage.sync.getBytesInUse(null);
      // Browsers count a few bytes more than they tell.
      await chrome.storage.sync.set({ last: 'x'.repeat(102_400 - used - 60) });
      return [...names, 'last'];
    });
    await world.ask({ kind: 'site.off', name: 'no-room.example' });
    await untilSaid(options, '#sync-trouble', /The sync is full\. All settings are kept/);
    assert.deepEqual((await settingsOf(world)).sitesOff, ['no-room.example']);
    await options.evaluate((names) => chrome.storage.sync.remove(names), fillers);
    await until('it has gone out', async () => JSON.stringify(await itemsOf(world)).includes('no-room.example'));
    await until('nothing is in the way any more', async () => (await words(options, '#sync-trouble')) === '');
    await world.ask({ kind: 'everything.forget' });
    assert.deepEqual(await itemsOf(world), {}, 'what this device has put down goes with it');
    await options.close();
  });
}
