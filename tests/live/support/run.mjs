// Every page of tests/live/pages in one browser, one after the other.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

import { after, before, test } from 'node:test';
import { launch } from '../../../tools/browser/launch.mjs';
import { openObserver } from '../../../tools/browser/summary.mjs';
import { distribution } from '../../../tools/build/extension.mjs';
import { holdAnswers, makeProfile, releaseAnswers } from '../../browser/support/background.mjs';
import { World } from '../../browser/support/world.mjs';
import { listen, untilJudged } from './judged.mjs';
import { serveLivePages } from './server.mjs';
import { AFTERWARDS, STEPS } from './steps.mjs';

const folder = path.resolve(import.meta.dirname, '../pages');
/** Small, so that short pages scroll too. */
const viewport = { width: 900, height: 500 };

/** @typedef {{ description: string, browsers?: string[], streams?: boolean, unanswered?: boolean, fragment?: string, steps?: Array<Record<string, any>>, known_failure?: string } & Record<string, any>} Expected */

/** @returns {Array<{ name: string, expected: Expected }>} */
export const livePages = () =>
  fs
    .readdirSync(folder)
    .sort()
    .map((name) => ({
      name,
      expected: JSON.parse(fs.readFileSync(path.join(folder, name, 'expected.json'), 'utf8')),
    }))
    // Chromium's driver does not find its way into a background that has been replaced.
    .sort((one, other) => Number(!one.expected.unanswered) - Number(!other.expected.unanswered));

/** @param {import('../../browser/support/world.mjs').BrowserName} browser */
export function runLivePages(browser) {
  /** @type {World} */
  let world;
  /** @type {Awaited<ReturnType<typeof serveLivePages>>} */
  let live;
  const profile = makeProfile();
  before(async () => {
    live = await serveLivePages();
    const session = await launch({ browser, loopback: true, extension: distribution(browser), profile, viewport });
    world = new World(browser, session, /** @type {any} */ (live), await openObserver(session));
    await listen(world);
  });
  after(async () => {
    await world?.close();
    live?.close();
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  const only = process.env.LIVE_PAGES?.split(',');
  for (const { name, expected } of livePages()) {
    if (only && !only.some((part) => name.includes(part))) continue;
    if (expected.browsers && !expected.browsers.includes(browser)) continue;
    // What the program does not manage yet would be waited for in vain.
    const skip = expected.known_failure && !only ? `known failure: ${expected.known_failure}` : false;
    void test(`${name}: ${expected.description}`, { skip }, () => runPage(world, live, name, expected));
  }
}

/** @param {World} world @param {any} live @param {string} name @param {Expected} expected */
async function runPage(world, live, name, expected) {
  const page = await world.session.newPage();
  const stage = { world, live, name, page, tops: new Map() };
  try {
    await page.bringToFront();
    const url = live.url(`${name}.example`, `/${expected.fragment ?? ''}`);
    if (expected.unanswered) await holdAnswers(world);
    // A page that streams has not loaded before a step lets it.
    if (expected.streams) await page.evaluate((to) => location.assign(to), url);
    else await page.goto(url, { waitUntil: 'load' });
    for (const step of expected.steps ?? []) {
      const [[kind, value] = ['', null]] = Object.entries(step);
      const work = STEPS[kind];
      assert.ok(work, `there is no step ${kind}`);
      await work(stage, value);
    }
    if (expected.streams) await page.waitForFunction(() => document.readyState === 'complete');
    // What goes shows soon that it goes; that something stays shows only once all of it was judged.
    if (expected.hidden) await AFTERWARDS.hidden?.(stage, expected.hidden);
    // A page that is left alone is not judged any more.
    if (!expected.state) await untilJudged(world, page.mainFrame());
    for (const [kind, value] of Object.entries(expected)) await AFTERWARDS[kind]?.(stage, value);
  } finally {
    if (expected.unanswered) {
      await releaseAnswers(world);
      await world.leaveBackground();
    }
    await page.close();
  }
}
