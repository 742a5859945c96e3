// From a block's first painted frame until it is hidden: the extension beside one that does nothing but ask its background and hide.

import fs from 'node:fs';
import path from 'node:path';

import { launch } from '../../browser/launch.mjs';
import { distribution } from '../../build/extension.mjs';
import { root } from '../../setup/run.mjs';
import { serveLive } from './pages.mjs';

/** @typedef {{ frames: number, milliseconds: number }} Wait */
/** @typedef {{ name: string, none: Wait[], extended: Wait[] }} LatencyRow */

const ROUNDS = 7;
/** A background of Firefox stops this soon, in milliseconds; Chromium's is stopped. */
const FIREFOX_IDLE_MS = 1500;

const pause = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @type {Array<{ name: string, path: string, isCold: boolean, event?: string, isKnown?: boolean }>} */
const CASES = [
  { name: 'in the page from the start, background awake', path: 'watched', isCold: false },
  { name: 'in the page from the start, background stopped', path: 'watched', isCold: true },
  { name: 'put in after loading, background awake', path: 'late', isCold: false, event: 'late' },
  { name: 'put in after loading, background stopped', path: 'late', isCold: true, event: 'late' },
  { name: 'page that streams for 3 s, background awake', path: 'stream', isCold: false },
  { name: 'remembered, from the start, background awake', path: 'watched', isCold: false, isKnown: true },
  { name: 'remembered, from the start, background stopped', path: 'watched', isCold: true, isKnown: true },
  {
    name: 'remembered, put in after loading, background stopped',
    path: 'late',
    isCold: true,
    event: 'late',
    isKnown: true,
  },
  { name: 'remembered, page that streams, background stopped', path: 'stream', isCold: true, isKnown: true },
];

/** The extension that does nothing but ask and hide. It knows what to hide. */
function buildPlainExtension() {
  const folder = path.join(root, 'target/bench-plain');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const real = JSON.parse(fs.readFileSync(path.join(root, 'extension/manifest.json'), 'utf8'));
  const manifest = {
    manifest_version: 3,
    name: 'Plain',
    version: '1.0.0',
    browser_specific_settings: real.browser_specific_settings,
    background: real.background,
    content_scripts: [{ matches: ['<all_urls>'], js: ['content.js'], run_at: 'document_start' }],
  };
  fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  fs.writeFileSync(
    path.join(folder, 'background.js'),
    'chrome.runtime.onMessage.addListener((message, sender, respond) => { respond(null); });',
  );
  fs.writeFileSync(
    path.join(folder, 'content.js'),
    `let asked = false;
new MutationObserver(async () => {
  const block = document.querySelector('.newsletter-box');
  if (!block || asked) return;
  asked = true;
  await chrome.runtime.sendMessage('ask');
  block.style.setProperty('display', 'none', 'important');
}).observe(document, { childList: true, subtree: true });`,
  );
  return folder;
}

/** @param {import('../../browser/launch.mjs').Session} session */
async function stopBackground(session) {
  if (session.name === 'firefox') return pause(2 * FIREFOX_IDLE_MS);
  const page = await session.newPage();
  const client = await page.createCDPSession();
  await client.send('ServiceWorker.enable');
  await client.send('ServiceWorker.stopAllWorkers');
  await pause(500);
  await page.close();
  return undefined;
}

/** @param {{ browser: import('../../setup/browsers.mjs').BrowserName }} options @returns {Promise<LatencyRow[]>} */
export async function measureLatency({ browser }) {
  const server = await serveLive();
  /** @type {Wait[][][]} */
  const columns = [];
  for (const extension of [buildPlainExtension(), distribution(browser)]) {
    const session = await launch({
      browser,
      loopback: true,
      extension,
      preferences: { 'extensions.background.idle.timeout': FIREFOX_IDLE_MS },
    });
    /** @type {Wait[][]} */
    const column = [];
    try {
      // The first page of all wakes everything.
      await (await session.newPage()).goto(server.url('idle'));
      for (const [number, { path: name, isCold, event, isKnown }] of CASES.entries()) {
        /** @type {Wait[]} */
        const waits = [];
        // On a site that is to be known, the first visit is not measured. Else each visit is the first one of its site.
        for (let round = isKnown ? -1 : 0; round < ROUNDS; round++) {
          const site = isKnown ? `known-${number}` : `case-${number}-${round}`;
          const page = await session.newPage();
          await page.bringToFront();
          if (isCold && !event) await stopBackground(session);
          await page.bringToFront();
          await page.goto(server.url(`${name}?${round}`, site), { waitUntil: event ? 'load' : 'domcontentloaded' });
          if (event) {
            await pause(1000);
            if (isCold) await stopBackground(session);
            await page.bringToFront();
            await page.evaluate((type) => void dispatchEvent(new Event(type)), event);
          }
          await page.waitForFunction(() => Reflect.get(globalThis, 'waited'), { timeout: 30_000 });
          // What is confirmed while a page arrives is remembered only once it is whole.
          if (round < 0) await pause(2000);
          else waits.push(await page.evaluate(() => Reflect.get(globalThis, 'waited')));
          await page.close();
        }
        column.push(waits);
      }
    } finally {
      await session.close();
    }
    columns.push(column);
  }
  server.close();
  return CASES.map(({ name }, at) => ({ name, none: columns[0]?.[at] ?? [], extended: columns[1]?.[at] ?? [] }));
}
