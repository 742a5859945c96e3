// The site in real Chromium.

import { after, before, test } from 'node:test';

import { openSite, siteSuite } from './suites/site.mjs';

/** @type {Awaited<ReturnType<typeof openSite>>} */
let site;
before(async () => {
  site = await openSite('chromium');
});
after(() => site?.close());

siteSuite((name, run, skip = false) => void test(name, { skip }, () => run(site)));
