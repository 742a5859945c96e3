// Shows a page with the extension: in a window that stays open, or as a picture before and a picture after.

import fs from 'node:fs';
import path from 'node:path';

import { StepError, step } from '../setup/step.mjs';
import { launch } from './launch.mjs';
import { openObserver } from './summary.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * @typedef {object} Demonstration
 * @property {import('../setup/browsers.mjs').BrowserName} browser
 * @property {string} extension folder of the unpacked extension
 * @property {string} url
 * @property {string} out folder for the pictures
 */

/** Opens the page twice, without the extension and with it, and writes a picture of each. @param {Demonstration} what */
export async function takePictures({ browser, extension, url, out }) {
  fs.mkdirSync(out, { recursive: true });
  const session = await start({ browser });
  try {
    const before = path.join(out, 'before.png');
    const after = path.join(out, 'after.png');
    await step({
      title: 'Before',
      work: async () => {
        const page = await open(await session.newPage(), url);
        await picture(page, before);
        await page.close();
        return before;
      },
    });
    await session.install(extension);
    await step({
      title: 'After',
      work: async () => {
        const { page, observer, tab } = await openWithExtension(session, url);
        await printSummary(observer, await observer.settledSummary(tab));
        await picture(page, after);
        return after;
      },
    });
  } finally {
    await session.close();
  }
}

/** Opens the page in a window, and returns when the reader has closed the browser. @param {Demonstration} what */
export async function showWindow({ browser, extension, url }) {
  const session = await start({ browser, extension, headless: false, viewport: null });
  const closed = session.untilClosed();
  try {
    const { observer, tab } = await openWithExtension(session, url);
    await printSummary(observer, await observer.settledSummary(tab));
    await observer.page.close();
    console.log('\nThe browser stays open. Close it, or press Ctrl+C here, to end.');
    await closed;
  } finally {
    await session.close();
  }
}

/** @param {import('./launch.mjs').LaunchOptions} options */
async function start(options) {
  /** @type {import('./launch.mjs').Session | undefined} */
  let session;
  await step({
    title: `Start of ${options.browser}`,
    work: async () => {
      session = await launch(options);
      return session.browser.version();
    },
  });
  return /** @type {import('./launch.mjs').Session} */ (session);
}

/** @param {import('./launch.mjs').Session} session @param {string} url */
async function openWithExtension(session, url) {
  const observer = await openObserver(session);
  const tab = await session.newPage();
  tab.on('pageerror', (error) => {
    const { stack = '' } = /** @type {Error} */ (error);
    if (session.extension && stack.includes(session.extension.origin))
      console.log(`  error in the extension: ${stack}`);
  });
  const page = await open(tab, url);
  await page.bringToFront();
  // A page may have moved on to another address.
  return { page, observer, tab: await observer.tabOf(page.url()) };
}

/** @param {Page} page @param {string} url */
async function open(page, url) {
  try {
    await page.goto(url, { waitUntil: 'load', timeout: 30_000 });
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    // A page whose pictures hang is still a page.
    if (name !== 'TimeoutError') {
      throw new StepError(`${url} could not be opened: ${message}`, 'check the address and the network.');
    }
    console.log(`  ${url} is still loading after 30 seconds; going on`);
  }
  return page;
}

/** @param {Page} page @param {string} file */
async function picture(page, file) {
  await page.bringToFront();
  await page.screenshot({ path: /** @type {`${string}.png`} */ (file), fullPage: true });
}

/**
 * @param {Awaited<ReturnType<typeof openObserver>>} observer
 * @param {import('./summary.mjs').TabSummary} summary
 */
async function printSummary(observer, { state, blocks }) {
  if (state !== 'active') console.log(`\nThe extension's state on this page: ${state}`);
  const heading = blocks.length === 1 ? '1 block hidden:' : `${blocks.length} blocks hidden:`;
  console.log(blocks.length === 0 ? '\nNothing was hidden.' : `\n${heading}`);
  for (const { class: kindOfBlock, kind, confidence, evidence, overlay, seen, frame } of blocks) {
    const reasons = await observer.wordsFor(evidence.slice(0, 4).map(({ signal }) => signal));
    const details = [
      ...(overlay ? ['pop-up'] : []),
      ...(frame ? ['in a frame'] : []),
      ...(seen ? [] : ['was not on view']),
    ];
    const label = [kindOfBlock, ...(kind ? [kind] : [])].join(', ');
    const suffix = details.length > 0 ? ` (${details.join(', ')})` : '';
    console.log(`  ${label.padEnd(18)} ${(confidence * 100).toFixed(0).padStart(3)} %  ${reasons.join('; ')}${suffix}`);
  }
}
