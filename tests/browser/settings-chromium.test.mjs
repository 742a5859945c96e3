// Settings, sync, the page that greets, and the look of our own pages, in real Chromium.

import { after, before, test } from 'node:test';

import { look } from './suites/look.mjs';
import { onboarding } from './suites/onboarding.mjs';
import { siteClasses } from './suites/site-classes.mjs';
import { storage } from './suites/storage.mjs';
import { sync } from './suites/sync.mjs';
import { openWorld } from './support/world.mjs';

/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
before(async () => {
  world = await openWorld('chromium');
});
after(() => world?.close());

/** @param {string} name @param {(world: import('./support/world.mjs').World) => Promise<void>} run */
const inWorld = (name, run) => void test(name, () => run(world));

siteClasses(inWorld);
sync(inWorld);
storage(inWorld);
onboarding(inWorld);
look(inWorld);
