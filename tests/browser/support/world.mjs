// One browser with the built extension and the written pages, shared by all tests of a file: a start takes seconds.

import { launch } from '../../../tools/browser/launch.mjs';
import { openObserver } from '../../../tools/browser/summary.mjs';
import { distribution } from '../../../tools/build/extension.mjs';
import { pages } from './pages.mjs';
import { serve } from './server.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('../../../tools/setup/browsers.mjs').BrowserName} BrowserName */
/** @typedef {import('../../../extension/src/shared/protocol.ts').TabSummary} TabSummary */

/** How long a condition may take to come true. Generous: the machine may be busy, and a test that passes waits no longer than it must. */
const LIMIT_MS = Number(process.env.LIMIT ?? 15_000);

/** Waits until a condition holds. @param {string} what @param {() => Promise<unknown>} holds */
export async function until(what, holds) {
  const end = Date.now() + LIMIT_MS;
  /** @type {unknown} */
  let last;
  while (Date.now() < end) {
    last = await holds();
    if (last) return last;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`after ${LIMIT_MS / 1000} s still not: ${what}`);
}

/**
 * @param {BrowserName} browser
 * @param {{ extension?: string, profile?: string, preferences?: Record<string, unknown>, greeting?: boolean, more?: Record<string, string> }} [options] `more` pages than the usual ones
 */
export async function openWorld(browser, { extension, profile, preferences, greeting = false, more } = {}) {
  const server = await serve({ ...pages, ...more });
  const session = await launch({
    browser,
    loopback: true,
    extension: extension ?? distribution(browser),
    greeting,
    ...(profile && { profile }),
    ...(preferences && { preferences }),
  });
  const observer = await openObserver(session);
  return new World(browser, session, server, observer);
}

export class World {
  /** @type {import('puppeteer-core').CDPSession | undefined} */
  #debugging;

  /**
   * @param {BrowserName} browser
   * @param {import('../../../tools/browser/launch.mjs').Session} session
   * @param {Awaited<ReturnType<typeof serve>>} server
   * @param {Awaited<ReturnType<typeof openObserver>>} observer
   */
  constructor(browser, session, server, observer) {
    this.browser = browser;
    this.session = session;
    this.server = server;
    this.observer = observer;
  }

  /** Opens a page at a host. @param {string} path @param {string} [host] */
  async open(path, host = 'news.example') {
    const page = await this.session.newPage();
    const url = this.server.url(host, path);
    await page.goto(url, { waitUntil: 'load' });
    const tab = await this.observer.tabOf(url);
    return new OpenPage(this, page, tab);
  }

  /** A request as the popup makes it. @param {Record<string, unknown>} message */
  async ask(message) {
    const answer = await this.observer.page.evaluate((request) => chrome.runtime.sendMessage(request), message);
    return /** @type {{ ok: boolean, value?: any, error?: { code: string, message: string } }} */ (answer);
  }

  /**
   * Runs a function in the background, whose global scope it is given. It stands for itself: it sees nothing of the test.
   *
   * @param {(scope: any) => unknown} work
   */
  async inBackground(work) {
    if (this.browser === 'firefox') {
      return this.observer.page.evaluate(`chrome.runtime.getBackgroundPage().then((scope) => (${work})(scope))`);
    }
    const session = await this.#debugBackground();
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `(${work})(globalThis)`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** A session with Chromium's background, which is kept from being stopped as long as it lasts. */
  async #debugBackground() {
    if (this.#debugging && !this.#debugging.detached) return this.#debugging;
    // A background that has been stopped is no target.
    await this.ask({ kind: 'options.get' });
    const target = await this.session.browser.waitForTarget((other) => other.type() === 'service_worker');
    this.#debugging = await target.createCDPSession();
    return this.#debugging;
  }

  /**
   * Ends the debugging of the background. It goes on with what was done to it: a background that is closed while a page asks for it would sometimes
   * start waiting for a debugger that has gone, and answer nobody for a minute.
   */
  async leaveBackground() {
    if (this.#debugging && !this.#debugging.detached) await this.#debugging.detach();
    this.#debugging = undefined;
  }

  /** Opens the popup of a tab, as a page. @param {number} tab */
  async popup(tab) {
    const popup = await this.session.openExtensionPage(`popup.html?tab=${tab}`);
    await popup.waitForSelector('html[data-summary]');
    return popup;
  }

  async options() {
    const options = await this.session.openExtensionPage('options.html');
    await options.waitForSelector('html[data-drawn]');
    return options;
  }

  async close() {
    await this.session.close();
    this.server.close();
  }
}

export class OpenPage {
  /** @param {World} world @param {Page} page @param {number} tab */
  constructor(world, page, tab) {
    this.world = world;
    this.page = page;
    this.tab = tab;
  }

  summary() {
    return this.world.observer.summary(this.tab);
  }

  /** @param {string} selector */
  isShown(selector) {
    return this.page.$eval(
      selector,
      (element) => element.checkVisibility() && element.getBoundingClientRect().height > 0,
    );
  }

  /** @param {string} selector */
  untilHidden(selector) {
    return until(`${selector} is hidden`, async () => !(await this.isShown(selector)));
  }

  /** @param {string} selector */
  untilShown(selector) {
    return until(`${selector} is shown`, () => this.isShown(selector));
  }

  /** Waits until the extension says so many blocks are hidden here. @param {number} count */
  async untilCount(count) {
    await until(
      `${count} blocks are hidden`,
      async () => (await this.summary()).blocks.filter(({ shown }) => !shown).length === count,
    );
  }

  /** The page's own script acts. @param {string} type */
  act(type) {
    return this.page.evaluate((name) => void dispatchEvent(new Event(name)), type);
  }

  close() {
    return this.page.close();
  }
}
