// Opens the pages of the live bench with the extension and without it, and notes what each costs.

import fs from 'node:fs';

import { launch } from '../../browser/launch.mjs';
import { openObserver } from '../../browser/summary.mjs';
import { distribution } from '../../build/extension.mjs';
import { STORM_SECONDS, serveLive } from './pages.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/**
 * @typedef {object} Cost
 * @property {number} longest the longest gap between two tasks of the page, in milliseconds
 * @property {number} blocked share of the time in which the page's timers had to wait
 * @property {number} tasks processor time of the page's process, in milliseconds; not known in Firefox
 * @property {number} heapBefore the same as `heap`, before the work
 * @property {number} heap bytes of the page's JavaScript heap, all worlds, after collection; not known in Firefox
 * @property {number} resident bytes of all processes of the browser
 * @property {number} messages messages of content scripts
 * @property {number} bytes what they carried as snapshots
 */
/** @typedef {{ name: string, bare: Cost, extended: Cost }} LiveRow */

const NAVIGATIONS = 500;
/** Whether memory grows or has grown is told by half the way. */
const WAYPOINTS = [NAVIGATIONS / 2, NAVIGATIONS];
const IDLE_SECONDS = 20;

const pause = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One browser, with the extension or without. */
class Stage {
  /** @type {Awaited<ReturnType<typeof openObserver>> | null} */
  #observer = null;

  /** @param {import('../../browser/launch.mjs').Session} session @param {Awaited<ReturnType<typeof serveLive>>} server */
  constructor(session, server) {
    this.session = session;
    this.server = server;
  }

  async listen() {
    if (!this.session.extension) return;
    this.#observer = await openObserver(this.session);
    await this.#observer.page.evaluate(() => {
      Reflect.set(globalThis, 'heard', { messages: 0, bytes: 0 });
      chrome.runtime.onMessage.addListener((message) => {
        const heard = Reflect.get(globalThis, 'heard');
        heard.messages += 1;
        heard.bytes += message.snapshot ? new Uint8Array(message.snapshot).length : 0;
      });
    });
  }

  /** What content scripts have sent since this was asked before. @returns {Promise<{ messages: number, bytes: number }>} */
  async heard() {
    if (!this.#observer) return { messages: 0, bytes: 0 };
    return this.#observer.page.evaluate(() => {
      const heard = Reflect.get(globalThis, 'heard');
      Reflect.set(globalThis, 'heard', { messages: 0, bytes: 0 });
      return heard;
    });
  }

  async open() {
    const page = await this.session.newPage();
    await page.bringToFront();
    return page;
  }

  /**
   * Bytes of memory that all processes of the browser hold. Firefox collects what documents and scripts have left behind when it finds the
   * time, the more there is of it the busier the machine; so it is asked to do that first.
   */
  async resident() {
    if (this.session.name === 'firefox') await this.#collect();
    const { pid } = this.session.browser.process() ?? {};
    return pid === undefined ? Number.NaN : residentBytes(pid);
  }

  /** What the button of about:memory does, in all processes. */
  async #collect() {
    const page = await this.open();
    // The driver never hears of the load of such a page.
    await page.goto('about:memory', { waitUntil: [] });
    // The driver's own waiting compiles text, which this page forbids.
    while (!(await page.evaluate(() => location.href === 'about:memory' && document.readyState === 'complete')))
      await pause(50);
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          const { Services, Cc, Ci } = /** @type {any} */ (globalThis);
          Services.obs.notifyObservers(null, 'child-mmu-request');
          const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
          manager.minimizeMemoryUsage(() => resolve(undefined));
        }),
    );
    await page.close();
    // The other processes do not say when they have done it.
    await pause(3000);
  }

  /**
   * @param {Page} page
   * @param {() => Promise<void>} work
   * @returns {Promise<Cost>}
   */
  async costOf(page, work) {
    const meter = await openMeter(page);
    await this.heard();
    const heapBefore = await meter.heap();
    const before = await meter.tasks();
    await work();
    const after = await meter.tasks();
    const { messages, bytes } = await this.heard();
    const beat = await page.evaluate(() => {
      const found = Reflect.get(globalThis, 'beat');
      return found && { longest: found.longest, blocked: found.blocked / (performance.now() - found.since) };
    });
    const { longest = Number.NaN, blocked = Number.NaN } = beat ?? {};
    return {
      longest,
      blocked,
      tasks: after - before,
      heapBefore,
      heap: await meter.heap(),
      resident: await this.resident(),
      messages,
      bytes,
    };
  }
}

/** Chromium's own figures of a page. @param {Page} page */
async function openMeter(page) {
  const client = await page.createCDPSession().catch(() => null);
  if (!client) return { tasks: async () => Number.NaN, heap: async () => Number.NaN };
  await client.send('Performance.enable');
  /** @param {string} name */
  const metric = async (name) => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  };
  return {
    tasks: async () => (await metric('ThreadTime')) * 1000,
    heap: async () => {
      await client.send('HeapProfiler.enable');
      await client.send('HeapProfiler.collectGarbage');
      return metric('JSHeapUsedSize');
    },
  };
}

/** Of a process and all that it has started, from /proc; not known elsewhere. @param {number} root */
function residentBytes(root) {
  if (!fs.existsSync('/proc')) return Number.NaN;
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const parent = Number(/\) \S (\d+)/.exec(fs.readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It has ended meanwhile.
    }
  }
  let sum = 0;
  const waiting = [root];
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    waiting.push(...(children.get(pid) ?? []));
    try {
      // Shared pages count for each process by its share.
      sum += Number(/^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024;
    } catch {
      // It has ended meanwhile.
    }
  }
  return sum;
}

/** What is measured, in order. @type {Array<[string, (stage: Stage) => Promise<Cost>]>} */
const CASES = [
  [
    `mutation storm, 1,000 insertions a second for ${STORM_SECONDS} s`,
    async (stage) => {
      const page = await stage.open();
      const cost = await stage.costOf(page, async () => {
        await page.goto(stage.server.url('storm'));
        await page.waitForFunction(() => Reflect.get(globalThis, 'done'), { timeout: 120_000 });
        await pause(3000);
      });
      await page.close();
      return cost;
    },
  ],
  ['page of 25,000 elements', (stage) => load(stage, 'large')],
  ['page of 100,000 elements, beyond the limit', (stage) => load(stage, 'too-large')],
  ['thirty frames of five other sites', (stage) => load(stage, 'frames')],
  [
    `page that rests, ${IDLE_SECONDS} s`,
    async (stage) => {
      const page = await stage.open();
      await page.goto(stage.server.url('idle'));
      await pause(5000);
      const cost = await stage.costOf(page, () => pause(IDLE_SECONDS * 1000));
      await page.close();
      return cost;
    },
  ],
  ...WAYPOINTS.map(
    (count) =>
      /** @type {[string, (stage: Stage) => Promise<Cost>]} */ ([
        `tab after ${count} pages`,
        async (stage) => {
          const page = await stage.open();
          await page.goto(stage.server.url('idle'));
          const cost = await stage.costOf(page, async () => {
            for (let at = 0; at < count; at++) await page.goto(stage.server.url(`idle?${at}`));
            await pause(2000);
          });
          await page.close();
          return cost;
        },
      ]),
  ),
  [
    `page after ${NAVIGATIONS} routes`,
    async (stage) => {
      const page = await stage.open();
      await page.goto(stage.server.url('routes'));
      await pause(1000);
      const cost = await stage.costOf(page, async () => {
        for (let at = 0; at < NAVIGATIONS; at++) {
          await page.evaluate(() => Reflect.get(globalThis, 'go')());
          await pause(20);
        }
        // The rarest looks are ten seconds apart.
        await pause(12_000);
      });
      await page.close();
      return cost;
    },
  ],
];

/** @param {Stage} stage @param {string} name */
async function load(stage, name) {
  const page = await stage.open();
  const cost = await stage.costOf(page, async () => {
    await page.goto(stage.server.url(name));
    await pause(4000);
  });
  await page.close();
  return cost;
}

/** @param {{ browser: import('../../setup/browsers.mjs').BrowserName, only?: string }} options @returns {Promise<LiveRow[]>} */
export async function measureLive({ browser, only = '' }) {
  const server = await serveLive();
  const cases = CASES.filter(([name]) => name.includes(only));
  /** @type {Cost[][]} */
  const columns = [];
  for (const extension of [null, distribution(browser)]) {
    const session = await launch({ browser, loopback: true, extension });
    const stage = new Stage(session, server);
    /** @type {Cost[]} */
    const column = [];
    try {
      await stage.listen();
      for (const [, work] of cases) column.push(await work(stage));
    } finally {
      await session.close();
    }
    columns.push(column);
  }
  server.close();
  return cases.map(([name], at) => ({
    name,
    bare: /** @type {any} */ (columns[0]?.[at]),
    extended: /** @type {any} */ (columns[1]?.[at]),
  }));
}
