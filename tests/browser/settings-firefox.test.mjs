// Settings, sync, the page that greets, and the look of our own pages, in real Firefox.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { look, lookAtAll } from './suites/look.mjs';
import { onboarding } from './suites/onboarding.mjs';
import { lookOverPage } from './suites/over-page-look.mjs';
import { siteClasses } from './suites/site-classes.mjs';
import { storage } from './suites/storage.mjs';
import { sync } from './suites/sync.mjs';
import { openWorld } from './support/world.mjs';

/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
before(async () => {
  world = await openWorld('firefox');
});
after(() => world?.close());

/** @param {string} name @param {(world: import('./support/world.mjs').World) => Promise<void>} run */
const inWorld = (name, run) => void test(name, () => run(world));

siteClasses(inWorld);
sync(inWorld);
storage(inWorld);
onboarding(inWorld);
look(inWorld);

// Firefox is told its theme by a preference, which it reads when it starts.
for (const [theme, preferences] of /** @type {const} */ ([
  ['dark', { 'layout.css.prefers-color-scheme.content-override': 0 }],
  ['forced colours', { 'browser.display.document_color_use': 2 }],
]))
  test(`no violation, no text cut off and no sideways scrolling, ${theme}`, async () => {
    const other = await openWorld('firefox', { preferences });
    try {
      const query = theme === 'dark' ? '(prefers-color-scheme: dark)' : '(forced-colors: active)';
      assert.ok(await other.observer.page.evaluate((wanted) => matchMedia(wanted).matches, query));
      await lookAtAll(other);
      for (const kind of /** @type {const} */ (['peek', 'picker'])) await lookOverPage(other, kind);
    } finally {
      await other.close();
    }
  });
