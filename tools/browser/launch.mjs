// Starts a real browser with a profile of its own and the built extension in it. `npm start` and the tests of tests/browser
// share this module, so what is shown is what is tested.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import puppeteer from 'puppeteer-core';

import { findBrowser } from '../setup/browsers.mjs';
import { StepError } from '../setup/step.mjs';

/** @typedef {import('../setup/browsers.mjs').BrowserName} BrowserName */

// Firefox gives every profile its own address for an extension. Fixed, it can be opened by name, and what the extension stored
// is found again when a profile is started a second time.
const FIREFOX_UUID = '3f0f1f6e-6b0e-4b5e-9a53-0c6f7c1e5a10';

/**
 * @typedef {object} LaunchOptions
 * @property {BrowserName} browser
 * @property {string | null} [extension] folder of the unpacked extension to install (default: none; see Session.install)
 * @property {boolean} [headless] default: true
 * @property {string} [profile] folder of a profile to keep, for tests that restart the browser (default: a fresh one, deleted at the end)
 * @property {{ width: number, height: number } | null} [viewport] null: as large as the window
 * @property {boolean} [loopback] every host name leads to this machine, so that a test can be at home on any site and nothing leaves
 * @property {string[]} [args] more arguments for the browser
 * @property {Record<string, unknown>} [preferences] more preferences, Firefox only
 * @property {boolean} [greeting] leaves the page open that greets the reader after an installation (default: it is closed)
 */

/** @param {LaunchOptions} options @returns {Promise<Session>} */
export async function launch({
  browser: name,
  extension = null,
  headless = true,
  profile,
  viewport = { width: 1280, height: 900 },
  loopback = false,
  args = [],
  preferences = {},
  greeting = false,
}) {
  const executablePath = await findBrowser(name);
  if (!executablePath) {
    throw new StepError(
      `${name} was not found.`,
      `run "npm start -- --browser ${name}" once, which fetches it, or set ${name.toUpperCase()}_PATH.`,
    );
  }
  const folder = profile ?? fs.mkdtempSync(path.join(os.tmpdir(), `clearcolumn-${name}-`));
  fs.mkdirSync(folder, { recursive: true });
  const common = {
    executablePath,
    headless,
    userDataDir: folder,
    defaultViewport: viewport,
    protocolTimeout: 60_000,
    // A server of a test has no certificate that a browser would believe.
    acceptInsecureCerts: loopback,
  };
  const browser = await puppeteer.launch(
    name === 'firefox'
      ? {
          ...common,
          browser: 'firefox',
          // Without it WebDriver may not open the extension's own pages.
          args: ['--remote-allow-system-access', ...args],
          extraPrefsFirefox: { ...firefoxPreferences(extension, loopback), ...preferences },
        }
      : {
          ...common,
          browser: 'chrome',
          pipe: true,
          enableExtensions: true,
          args: [...chromiumArguments(loopback), ...args],
        },
  );
  const session = new Session(name, browser, profile ? null : folder);
  if (extension) {
    try {
      await session.install(extension, { greeting });
    } catch (error) {
      await session.close();
      throw error;
    }
  }
  return session;
}

/** A running browser. */
export class Session {
  /** Deletes a profile that was made for this session alone, also where the process is interrupted. */
  #cleanUp;

  /** The installed extension: its id, and the start of the addresses of its pages, with a slash at the end. @type {{ id: string, origin: string } | null} */
  extension = null;

  /** @param {BrowserName} name @param {import('puppeteer-core').Browser} browser @param {string | null} disposable folder */
  constructor(name, browser, disposable) {
    this.name = name;
    this.browser = browser;
    this.#cleanUp = () => {
      if (disposable) fs.rmSync(disposable, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    };
    process.once('exit', this.#cleanUp);
  }

  /**
   * Installs the unpacked extension of a folder, and closes the page by which it greets its reader: it would lie before what is to be
   * seen.
   *
   * @param {string} folder
   * @param {{ greeting?: boolean }} [options] whether that page stays open
   */
  async install(folder, { greeting = false } = {}) {
    const id = await this.browser.installExtension(path.resolve(folder));
    const origin = this.name === 'firefox' ? `moz-extension://${FIREFOX_UUID}/` : `chrome-extension://${id}/`;
    this.extension = { id, origin };
    if (!greeting && fs.existsSync(path.join(folder, 'onboarding.html'))) await this.#closeGreeting();
    return this.extension;
  }

  /** Whether the reader was greeted is written down afterwards, so from then on nothing opens any more. */
  async #closeGreeting() {
    const page = await this.openExtensionPage('popup.html');
    await page.waitForFunction(async () => 'greeting' in (await chrome.storage.local.get('greeting')), {
      timeout: 15_000,
      polling: 50,
    });
    await page.evaluate(async () => {
      const tabs = await chrome.tabs.query({});
      const greetings = tabs.filter(({ url, pendingUrl }) => (pendingUrl || url)?.endsWith('/onboarding.html'));
      await chrome.tabs.remove(greetings.map(({ id }) => /** @type {number} */ (id)));
    });
    await page.close();
  }

  newPage() {
    return this.browser.newPage();
  }

  /**
   * Opens one of the extension's pages, "popup.html?tab=3", in a tab.
   *
   * @param {string} address
   * @param {import('puppeteer-core').Page} [page] an open tab to take
   */
  async openExtensionPage(address, page) {
    if (!this.extension) throw new Error('no extension is installed in this session');
    const tab = page ?? (await this.newPage());
    const url = new URL(address, this.extension.origin).href;
    if (this.name === 'firefox') {
      // Firefox never reports the load of such a page to the driver.
      await tab.goto(url, { waitUntil: [] });
    } else {
      await tab.goto(url);
    }
    await tab.waitForFunction(
      (/** @type {string} */ wanted) => location.href === wanted && document.readyState === 'complete',
      { timeout: 15_000 },
      url,
    );
    return tab;
  }

  /** Resolves when somebody has closed the browser. */
  untilClosed() {
    return new Promise((resolve) => this.browser.once('disconnected', () => resolve(undefined)));
  }

  async close() {
    await this.browser.close().catch(() => {});
    process.removeListener('exit', this.#cleanUp);
    this.#cleanUp();
  }
}

/** @param {boolean} loopback */
function chromiumArguments(loopback) {
  const args = [
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  // Chromium's sandbox does not start for root, and seldom inside the containers of continuous integration.
  if (process.getuid?.() === 0 || process.env.CI) args.push('--no-sandbox');
  // The shared memory of small containers is too little for it.
  args.push('--disable-dev-shm-usage');
  if (loopback) args.push('--host-resolver-rules=MAP * 127.0.0.1', '--ignore-certificate-errors');
  return args;
}

/** @param {string | null} folder @param {boolean} loopback */
function firefoxPreferences(folder, loopback) {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [firefoxId(folder)]: FIREFOX_UUID }),
    // An extension that was installed for one run keeps its address and what it stored when the profile is started again.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'browser.aboutwelcome.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    ...(loopback && { 'network.dns.forceResolve': '127.0.0.1', 'network.stricttransportsecurity.preloadlist': false }),
  };
}

/** The extension's id, which its manifest names. @param {string | null} folder */
export function firefoxId(folder) {
  const manifest = path.join(folder ?? path.resolve(import.meta.dirname, '../../extension'), 'manifest.json');
  return JSON.parse(fs.readFileSync(manifest, 'utf8')).browser_specific_settings.gecko.id;
}
