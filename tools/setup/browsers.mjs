// Finds Chromium and Firefox, and fetches one where there is none.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { recall, remember } from './remembered.mjs';
import { root, run } from './run.mjs';
import { StepError, step } from './step.mjs';
import { installSystemPackages } from './system-packages.mjs';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/**
 * What is known about each browser.
 *
 * @type {Record<BrowserName, { variable: string, commands: string[], applications: string[], package: string }>}
 */
const KNOWN = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      'chrome',
      'microsoft-edge-stable',
      'brave-browser',
    ],
    applications: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/opt/google/chrome/chrome',
    ],
    package: 'chromium',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
    applications: ['/Applications/Firefox.app/Contents/MacOS/firefox', '/opt/firefox/firefox'],
    package: 'firefox-esr',
  },
};

/** The first version that the extension runs in, as its manifest says. @param {BrowserName} name */
export function oldestVersion(name) {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'extension/manifest.json'), 'utf8'));
  return Number.parseInt(
    name === 'chromium' ? manifest.minimum_chrome_version : manifest.browser_specific_settings.gecko.strict_min_version,
    10,
  );
}

/** Where the test driver keeps the browsers that it fetches, for all projects of this user. */
const downloads = path.join(os.homedir(), '.cache/puppeteer');

/**
 * The program of a browser that is on this machine, or null. Answers from memory where the file is still the same one.
 *
 * @param {BrowserName} name
 * @returns {Promise<string | null>}
 */
export async function findBrowser(name) {
  const known = KNOWN[name];
  const wish = process.env[known.variable];
  if (wish) {
    const version = await versionOf(wish);
    if (version === null)
      throw new StepError(
        `${known.variable} is ${wish}, which does not start.`,
        `set ${known.variable} to the program of the browser, or unset it.`,
      );
    return wish;
  }
  for (const file of candidates(name)) {
    const version = await versionOf(file);
    if (version !== null && version >= oldestVersion(name)) return file;
  }
  return null;
}

/**
 * Sees to a browser.
 *
 * @param {BrowserName} name
 * @param {{ yes: boolean }} context
 */
export async function prepareBrowser(name, { yes }) {
  const known = KNOWN[name];
  await step({
    title: `Browser ${name}`,
    doing: 'none was found; fetching one',
    isDone: () => findBrowser(name),
    work: async () => {
      const refusal = await download(name);
      if (refusal === null) {
        const file = await findBrowser(name);
        if (file) return file;
      }
      console.log(
        `  no download (${refusal ?? 'it does not start on this system'}); taking the distribution's package ${known.package}`,
      );
      await installSystemPackages([known.package], { yes, reason: `running ${name}` });
      const file = await findBrowser(name);
      if (!file)
        throw new StepError(
          `${known.package} is installed, but ${name} ${oldestVersion(name)} or newer was not found.`,
          `install ${name} yourself and set ${known.variable} to its program.`,
        );
      return file;
    },
  });
}

/** Every place to look at, in order of preference. @param {BrowserName} name */
function candidates(name) {
  const { commands, applications } = KNOWN[name];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const inPath = commands.flatMap((command) => folders.map((folder) => path.join(folder, command)));
  const downloaded = recall(`downloaded-${name}`);
  return [...inPath, ...applications, ...(downloaded ? [downloaded] : [])].filter((file) => fs.existsSync(file));
}

/** The main version of a browser, or null where it does not start. @param {string} file */
async function versionOf(file) {
  if (!fs.existsSync(file)) return null;
  const { mtimeMs, size } = fs.statSync(file);
  const key = `browser-${file.replace(/\W+/g, '-')}`;
  const [stamp, version] = recall(key)?.split(' ') ?? [];
  if (stamp === `${mtimeMs}:${size}` && version) return Number(version);
  const { code, output } = await run(file, ['--version'], { limit: { seconds: 20 } });
  const found = code === 0 ? /(\d+)\.\d/.exec(output)?.[1] : undefined;
  if (!found) return null;
  remember(key, `${mtimeMs}:${size} ${found}`);
  return Number(found);
}

/** Fetches a browser with the test driver's own downloader. @param {BrowserName} name @returns {Promise<string | null>} why it could not, or null */
async function download(name) {
  // Needs the npm packages, which are prepared before the browsers.
  const driver = await import('@puppeteer/browsers');
  const browser = name === 'chromium' ? driver.Browser.CHROME : driver.Browser.FIREFOX;
  const platform = driver.detectBrowserPlatform();
  if (!platform) return 'there is none for this system';
  try {
    const buildId = await within(20, driver.resolveBuildId(browser, platform, driver.BrowserTag.STABLE));
    let lastBytes = Date.now();
    const installing = driver.install({
      browser,
      buildId,
      platform,
      cacheDir: downloads,
      downloadProgressCallback: () => (lastBytes = Date.now()),
    });
    const { executablePath } = await whileMoving(20, () => lastBytes, installing);
    remember(`downloaded-${name}`, executablePath);
    return null;
  } catch (error) {
    const { message, cause } = /** @type {Error} */ (error);
    return cause instanceof Error ? `${message}: ${cause.message}` : message;
  }
}

/** @template T @param {number} seconds @param {Promise<T>} promise */
const within = (seconds, promise) => {
  const start = Date.now();
  return whileMoving(seconds, () => start, promise);
};

/**
 * The promise's value, unless nothing has moved for so many seconds.
 *
 * @template T
 * @param {number} seconds
 * @param {() => number} lastMove
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
async function whileMoving(seconds, lastMove, promise) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const stalled = new Promise((_, reject) => {
    timer = setInterval(() => {
      if (Date.now() - lastMove() > seconds * 1000) reject(new Error(`nothing came for ${seconds} seconds`));
    }, 500);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([promise, stalled]));
  } finally {
    clearInterval(timer);
  }
}
