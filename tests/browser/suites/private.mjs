// Private windows: what is switched or corrected there works, and is written down nowhere.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { firefoxId } from '../../../tools/browser/launch.mjs';
import { openWorld, until } from '../support/world.mjs';

/** A browser whose windows are all private, with the extension allowed in them. Firefox alone can be started so. */
const PRIVATE = { 'browser.privatebrowsing.autostart': true };

/** A profile in which the reader has allowed it. */
function makeProfile() {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'clearcolumn-private-'));
  const allowed = { [firefoxId(null)]: { permissions: ['internal:privateBrowsingAllowed'], origins: [] } };
  fs.writeFileSync(path.join(profile, 'extension-preferences.json'), JSON.stringify(allowed));
  return profile;
}

/** @param {(name: string, run: () => Promise<void>) => void} test */
export function privateWindows(test) {
  test('in a private window a switch and a correction hold, and nothing is stored', async () => {
    const profile = makeProfile();
    const world = await openWorld('firefox', { profile, preferences: PRIVATE });
    try {
      const page = await world.open('/plain', 'private.example');
      await page.untilHidden('#newsletter');
      const [block] = (await page.summary()).blocks;
      assert.equal((await page.summary()).private, true);
      const address = { tab: page.tab, document: block?.document, id: block?.id };
      assert.ok((await world.ask({ kind: 'block.wrong', ...address })).ok);
      await page.untilShown('#newsletter');
      assert.equal((await page.summary()).reports, 0, 'no report is kept');
      await page.page.reload();
      await until('the page was judged again', async () => (await page.summary()).state === 'active');
      assert.deepEqual((await page.summary()).blocks, [], 'the correction holds');

      await world.ask({ kind: 'switch.site', tab: page.tab, on: false });
      const second = await world.open('/plain', 'www.private.example');
      await until('it is off there too', async () => (await second.summary()).state === 'off');
      const stored = await world.observer.page.evaluate(async () => JSON.stringify(await chrome.storage.local.get()));
      assert.equal(stored.includes('private.example'), false, stored);
      assert.deepEqual(JSON.parse(stored).held?.sites ?? {}, {}, 'nothing is held on the next visit');
      assert.equal(stored.includes(block?.fingerprint ?? ''), false, stored);
    } finally {
      await world.close();
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  });
}
