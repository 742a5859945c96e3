// Drives the browser from page to page and gathers what the content scripts report.

import { launch } from '../browser/launch.mjs';
import { buildBenchExtension } from './bench-extension.mjs';
import { servePages } from './server.mjs';

/** @typedef {import('../setup/browsers.mjs').BrowserName} BrowserName */
/** @typedef {import('./pages.mjs').BenchPage} BenchPage */
/** @typedef {import('puppeteer-core').Page} Page */

/**
 * @typedef {{ nodes: number, walk: number }} Walk
 * @typedef {{ copy: number, readability: number, found: boolean }} Parse
 * @typedef {{ bytes: number, blocks: number, eyes: number, sending: number, message: number, firstEngine: number, engine: number,
 *   measure: number, apply: number, style: number }} Steps
 * @typedef {{ roundTrip: number, engine: number, start: number, isFirst: boolean }} Cold
 * @typedef {{ page: BenchPage, walk: Walk, parse: Parse, steps: Steps }} Row
 * @typedef {{ name: string, tts?: number }} TraceEvent
 * @typedef {{ hasProcessorTime: boolean, browser: string, rows: Row[], cold: Cold[], failed: string[] }} Results
 */

/** Pages that the engine judges before its times count: a WebAssembly engine is compiled anew while it runs. */
const WARM_UP = 10;
/** How often each page is opened for each thing. The smallest figures count: what else the machine does only adds to them. */
const REPEATS = 3;
/** How often a stopped background is met. */
const COLD_STARTS = 12;
/** After this pause Firefox has stopped a background whose idle time was set to half of it, in milliseconds. */
const FIREFOX_PAUSE_MS = 3000;
const POLL_MS = 50;
const LIMIT_MS = 30_000;

const pause = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @param {{ browser: BrowserName, pages: BenchPage[] }} options @returns {Promise<Results>} */
export async function measure({ browser, pages }) {
  const extension = await buildBenchExtension();
  const server = await servePages(pages);
  /** @param {Record<string, unknown>} [preferences] */
  const start = (preferences = {}) =>
    launch({
      browser,
      extension,
      loopback: true,
      preferences: { 'privacy.reduceTimerPrecision': false, ...preferences },
    });
  try {
    const warm = await start();
    try {
      const { rows, failed } = await measureWarm(warm, server, pages);
      const version = await warm.browser.version();
      await warm.close();
      const cold = await start({ 'extensions.background.idle.timeout': FIREFOX_PAUSE_MS / 2 });
      try {
        return {
          browser: version,
          hasProcessorTime: warm.name === 'chromium',
          rows,
          failed,
          cold: await measureCold(cold, server, pages),
        };
      } finally {
        await cold.close();
      }
    } finally {
      await warm.close();
    }
  } finally {
    await server.close();
  }
}

/**
 * @param {import('../browser/launch.mjs').Session} session
 * @param {Awaited<ReturnType<typeof servePages>>} server
 * @param {BenchPage[]} pages
 */
async function measureWarm(session, server, pages) {
  /** @param {string} role @param {number} at */
  const ask = async (role, at) => {
    // A tab of its own, so that nothing of an earlier document is kept.
    const tab = await session.newPage();
    try {
      if (session.name === 'chromium') await tab.tracing.start({ categories: ['blink.user_timing'] });
      await tab.goto(server.address(role, at), { waitUntil: 'domcontentloaded', timeout: LIMIT_MS });
      const result = await resultOf(tab);
      return session.name === 'chromium' ? { ...result, ...processorTimes(await tab.tracing.stop()) } : result;
    } finally {
      await tab.close();
    }
  };
  /** @param {string} role @param {number} at */
  const smallest = async (role, at) => {
    const results = [];
    for (let round = 0; round < REPEATS; round++) results.push(await ask(role, at));
    const [first] = results;
    return Object.fromEntries(
      Object.keys(first).map((key) => [
        key,
        typeof first[key] === 'number' ? Math.min(...results.map((result) => result[key])) : first[key],
      ]),
    );
  };
  for (let at = 0; at < Math.min(WARM_UP, pages.length); at++) await ask('eyes', at).catch(() => {});
  /** @type {Row[]} */
  const rows = [];
  /** @type {string[]} */
  const failed = [];
  for (const [at, page] of pages.entries()) {
    try {
      const walk = /** @type {Walk} */ (await smallest('walk', at));
      const steps = /** @type {Steps} */ (await smallest('eyes', at));
      const parse = /** @type {Parse} */ (await smallest('readability', at));
      rows.push({ page, walk, steps, parse });
    } catch (error) {
      failed.push(`${page.name}: ${/** @type {Error} */ (error).message}`);
    }
  }
  return { rows, failed };
}

/**
 * @param {import('../browser/launch.mjs').Session} session
 * @param {Awaited<ReturnType<typeof servePages>>} server
 * @param {BenchPage[]} pages
 */
async function measureCold(session, server, pages) {
  /** @type {Cold[]} */
  const cold = [];
  for (let round = 0; round < COLD_STARTS; round++) {
    const at = Math.floor((round * pages.length) / COLD_STARTS) % pages.length;
    const tab = await session.newPage();
    try {
      await tab.goto(server.address('cold', at), { waitUntil: 'domcontentloaded', timeout: LIMIT_MS });
      await attributeOf(tab, 'data-bench-ready');
      await stopBackground(session.name, tab);
      await tab.evaluate(() => document.documentElement.setAttribute('data-bench-go', ''));
      const result = /** @type {Cold} */ (await resultOf(tab));
      // One that was still running tells nothing of a start.
      if (result.isFirst) cold.push(result);
    } catch {
      // A page that is too large, or a browser that did not answer, is one start fewer; the report says how many there were.
    } finally {
      await tab.close();
    }
  }
  return cold;
}

/** @param {string} browser @param {Page} tab */
async function stopBackground(browser, tab) {
  if (browser === 'firefox') {
    await pause(FIREFOX_PAUSE_MS);
    return;
  }
  const devtools = await tab.createCDPSession();
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await devtools.detach();
  // The call answers before the worker is gone.
  await pause(300);
}

/**
 * Milliseconds of the page's own thread between the marks of `timed`, which other programs do not change, by the names of the results.
 *
 * @param {Uint8Array | undefined} trace @returns {Record<string, number>}
 */
function processorTimes(trace) {
  if (!trace) throw new Error('the browser gave no trace');
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents } = JSON.parse(Buffer.from(trace).toString('utf8'));
  const begun = new Map();
  /** @type {Record<string, number>} */
  const times = {};
  for (const { name, tts } of traceEvents) {
    const [, part, end] = /^bench:(\w+):(begin|end)$/.exec(name) ?? [];
    if (part === undefined || tts === undefined) continue;
    if (end === 'begin') begun.set(part, tts);
    else times[part] = (tts - begun.get(part)) / 1000;
  }
  return times;
}

/** @param {Page} tab */
async function resultOf(tab) {
  const result = JSON.parse(await attributeOf(tab, 'data-bench-result'));
  if (result.error) throw new Error(result.error);
  return result;
}

/** The value of an attribute of the document's root, once it is there. Asked seldom, because every question disturbs the page. @param {Page} tab @param {string} name */
async function attributeOf(tab, name) {
  const end = Date.now() + LIMIT_MS;
  while (Date.now() < end) {
    await pause(POLL_MS);
    const value = await tab.evaluate((wanted) => document.documentElement?.getAttribute(wanted) ?? null, name);
    if (value !== null) return value;
  }
  throw new Error(`no ${name} within ${LIMIT_MS / 1000} seconds`);
}
