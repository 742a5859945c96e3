// Reports in real Chromium: what they hold, how they leave, and how they are made.

import { after, before, test } from 'node:test';

import { overPageLook } from './suites/over-page-look.mjs';
import { reportPage } from './suites/report-page.mjs';
import { reportSecrets } from './suites/report-secrets.mjs';
import { reportSending } from './suites/report-sending.mjs';
import { reportPages } from './support/report-pages.mjs';
import { openWorld } from './support/world.mjs';

/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
before(async () => {
  world = await openWorld('chromium', { more: reportPages });
});
after(() => world?.close());

/** @param {string} name @param {(world: import('./support/world.mjs').World) => Promise<void>} run */
const inWorld = (name, run) => void test(name, () => run(world));

overPageLook(inWorld);
reportSecrets(inWorld);
reportPage(inWorld);
reportSending(inWorld);
