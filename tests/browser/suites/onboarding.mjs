// The page that greets the reader: once after the installation, never after an update or a restart, and tried by keyboard alone.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { launch } from '../../../tools/browser/launch.mjs';
import { openObserver } from '../../../tools/browser/summary.mjs';
import { distribution } from '../../../tools/build/extension.mjs';
import { makeProfile, reloadExtension } from '../support/background.mjs';
import { tabTo, untilSaid } from '../support/own-pages.mjs';
import { until, World } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} OpenWorld */

/** @param {OpenWorld} world */
const greetings = (world) =>
  world.observer.page.evaluate(
    async () =>
      (await chrome.tabs.query({})).filter(({ url, pendingUrl }) => (pendingUrl ?? url)?.endsWith('/onboarding.html'))
        .length,
  );

/** @param {OpenWorld} world */
const isGreeted = (world) =>
  world.observer.page.evaluate(async () => 'greeting' in (await chrome.storage.local.get('greeting')));

/** @param {(name: string, run: (world: OpenWorld) => Promise<void>) => void} test */
export function onboarding(test) {
  test('after the installation a page opens, once', async ({ browser, server }) => {
    const profile = makeProfile();
    const start = async () => {
      const session = await launch({ browser, profile, extension: distribution(browser), greeting: true });
      return new World(
        browser,
        session,
        /** @type {any} */ ({ ...server, close: () => {} }),
        await openObserver(session),
      );
    };
    /** @param {(world: OpenWorld) => Promise<void>} visit */
    const during = async (visit) => {
      const world = await start();
      await visit(world).finally(() => world.close());
    };
    try {
      await during(async (world) => {
        await until('it was opened', () => isGreeted(world));
        assert.equal(await greetings(world), 1);
        await reloadExtension(world);
        // An update closes the pages of the version before, and what is opened is opened by then.
        await until('the new copy answers', async () => (await world.ask({ kind: 'options.get' })).ok);
        assert.equal(await greetings(world), 0, 'not after an update');
        await world.ask({ kind: 'everything.forget' });
      });
      await during(async (world) => {
        await until('the extension answers', async () => (await world.ask({ kind: 'options.get' })).ok);
        assert.equal(await greetings(world), 0, 'not after a restart');
      });
    } finally {
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  });

  test('three sentences, and something to try by keys alone', async (world) => {
    const page = await world.session.openExtensionPage('onboarding.html');
    await page.bringToFront();
    assert.equal((await page.$$('.sentences > p')).length, 3);
    const isShown = () => page.$eval('.letter', (element) => element.checkVisibility({ visibilityProperty: true }));
    assert.ok(await isShown());
    await tabTo(page, '#try-switch');
    await page.keyboard.press(' ');
    await untilSaid(page, '#count', /2 blocks hidden/);
    await until('they have gone', async () => !(await isShown()));
    await page.keyboard.press(' ');
    await until('they are back', isShown);
    const before = await page.evaluate(() => chrome.tabs.query({}).then(({ length }) => length));
    await page.keyboard.down('Shift');
    await tabTo(page, '#done');
    await page.keyboard.up('Shift');
    // The page is gone before the key is let go.
    await page.keyboard.press('Enter').catch(() => {});
    await until('the page has closed', () =>
      world.observer.page.evaluate(async (count) => (await chrome.tabs.query({})).length === count - 1, before),
    );
  });
}
