// What is kept when the browser is closed.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { openWorld } from '../support/world.mjs';

/** @param {(name: string, run: () => Promise<void>) => void} test @param {import('../support/world.mjs').BrowserName} browser */
export function restart(test, browser) {
  test('a site that was switched off stays off after a restart', async () => {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'clearcolumn-restart-'));
    try {
      const before = await openWorld(browser, { profile });
      const page = await before.open('/plain', 'www.news.example');
      await page.untilHidden('#newsletter');
      await before.ask({ kind: 'switch.site', tab: page.tab, on: false });
      await page.untilShown('#newsletter');
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
