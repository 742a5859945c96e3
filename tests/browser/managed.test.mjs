// What an organisation sets reaches the extension as the browser hands it over: in Firefox by a native manifest, which a test can write.
// Chromium reads policies of the whole machine, which no test may touch.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

import { firefoxId } from '../../tools/browser/launch.mjs';
import { makeReport, openReport } from './support/reports.mjs';
import { openWorld } from './support/world.mjs';

/** Where Firefox looks for native manifests differs from system to system; only Linux keeps them under the home folder's own variable. */
const skip = process.platform === 'linux' ? false : 'the folder of native manifests cannot be chosen here';

test('the address of an organisation comes from the managed storage of Firefox', { skip }, async () => {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'clearcolumn-managed-'));
  const folder = path.join(home, '.mozilla/managed-storage');
  fs.mkdirSync(folder, { recursive: true });
  const name = firefoxId(null);
  const data = { reportAddress: 'https://reports.example/in' };
  fs.writeFileSync(
    path.join(folder, `${name}.json`),
    JSON.stringify({ name, description: 'A test.', type: 'storage', data }),
  );
  const before = process.env.HOME;
  process.env.HOME = home;
  try {
    const world = await openWorld('firefox');
    try {
      const report = await openReport(world, await makeReport(world, 'managed.example'));
      assert.equal(await report.$eval('#organisation', (place) => place.hidden), false);
      assert.match(await report.$eval('#send', (button) => button.textContent ?? ''), /reports\.example/);
    } finally {
      await world.close();
    }
  } finally {
    process.env.HOME = before;
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
