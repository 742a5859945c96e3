// Hostile pages in real Chromium.

import { after, before, test } from 'node:test';

import { hostilePages } from './suites/hostile-pages.mjs';
import { hostileReaches } from './suites/hostile-reaches.mjs';
import { openWorld } from './support/world.mjs';

/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
before(async () => {
  world = await openWorld('chromium');
});
after(() => world?.close());

/** @param {string} name @param {(world: import('./support/world.mjs').World) => Promise<void>} run */
const inWorld = (name, run) => void test(name, () => run(world));

hostilePages(inWorld);
hostileReaches(inWorld);
