// What outlives the extension's own end: an update, and the end of the browser.

import assert from 'node:assert/strict';
import fs from 'node:fs';

import { makeProfile, reloadExtension } from '../support/background.mjs';
import { openWorld, until } from '../support/world.mjs';

/** @param {(name: string, run: () => Promise<void>) => void} test @param {import('../support/world.mjs').BrowserName} browser */
export function restart(test, browser) {
  test('an update takes over open pages, and a site that is switched off stays off after a restart', async () => {
    const profile = makeProfile();
    try {
      const before = await openWorld(browser, { profile });
      const page = await before.open('/plain', 'www.news.example');
      await page.untilHidden('#newsletter');
      await reloadExtension(before);
      await until('the new copy has judged the page', async () => (await page.summary()).blocks.length === 1);
      await before.ask({ kind: 'switch.site', tab: page.tab, on: false });
      await page.untilShown('#newsletter');
      assert.equal(
        await page.page.$eval('#newsletter', (element) => element.getAttributeNames().length),
        2,
        'no mark is left',
      );
      await before.close();

      const after = await openWorld(browser, { profile });
      const [off, on] = [await after.open('/plain', 'news.example'), await after.open('/plain', 'other.example')];
      await on.untilHidden('#newsletter');
      assert.ok(await off.isShown('#newsletter'));
      assert.deepEqual([(await off.summary()).state, (await off.summary()).siteOn], ['off', false]);
      await after.close();
    } finally {
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  });
}
