// The pictures for the stores, taken of the real extension: npm run build, then
//
//   node tools/stores/screenshots.mjs [--language de]
//
// They are 1280 by 800, which both stores take. With a language, the extension speaks it; the demonstration stays English.

import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { launch } from '../browser/launch.mjs';
import { servePage } from '../browser/server.mjs';
import { openObserver } from '../browser/summary.mjs';
import { distribution } from '../build/extension.mjs';
import { root } from '../setup/run.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const SIZE = { width: 1280, height: 800 };
const BLOCKS = 4;

const { values } = parseArgs({ options: { language: { type: 'string', default: 'en' } } });
const language = /** @type {string} */ (values.language);
const out = path.join(root, 'dist/stores', language);
fs.mkdirSync(out, { recursive: true });

const server = await servePage(path.join(root, 'tests/pages/founding-article/page.html'));
// The popup names the site.
const article = server.url.replace('127.0.0.1', 'capitolcircuit.example');
// Chromium takes its language on Linux from the environment, elsewhere from the argument.
process.env.LANGUAGE = language;
const session = await launch({ browser: 'chromium', viewport: SIZE, loopback: true, args: [`--lang=${language}`] });
try {
  const before = await openArticle();
  await showNear(before, '.stay-tuned');
  await picture(before, '1-before');
  await before.close();

  await session.install(distribution('chromium'));
  const observer = await openObserver(session);
  const page = await openArticle();
  const tab = await observer.tabOf(article);
  const { blocks } = await observer.settledSummary(tab);
  if (blocks.length !== BLOCKS) throw new Error(`${BLOCKS} blocks should be hidden, not ${blocks.length}`);
  await showNear(page, '#p1');
  await picture(page, '2-after');

  await page.bringToFront();
  await observer.page.evaluate((id) => chrome.runtime.sendMessage({ kind: 'tab.peek', tab: id }), tab);
  await page.waitForFunction(() => document.querySelector('html > div') !== null);
  await showNear(page, '.stay-tuned');
  await painted(page);
  await picture(page, '3-peek');
  await observer.page.evaluate((id) => chrome.runtime.sendMessage({ kind: 'tab.peek', tab: id }), tab);
  await page.evaluate(() => scrollTo({ top: 0 }));

  await picturePopup(page, tab);
  const options = await session.openExtensionPage('options.html');
  await options.setViewport(SIZE);
  await options.waitForSelector('html[data-drawn]');
  await picture(options, '5-settings');
} finally {
  await session.close();
  await server.close();
}
console.log(
  `${path.relative(root, out)}: ${fs
    .readdirSync(out)
    .filter((name) => name.endsWith('.png'))
    .join(', ')}`,
);

async function openArticle() {
  const page = await session.newPage();
  await page.setViewport(SIZE);
  await page.goto(article, { waitUntil: 'load' });
  await page.bringToFront();
  return page;
}

/** @param {Page} page @param {string} selector */
function showNear(page, selector) {
  return page.$eval(selector, (element) => scrollTo({ top: scrollY + element.getBoundingClientRect().top - 180 }));
}

/** What was drawn last is on view two frames later. @param {Page} page */
function painted(page) {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))),
  );
}

/** @param {Page} page @param {string} name */
async function picture(page, name) {
  await page.bringToFront();
  // A switch that is still on its way looks like a fault.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await painted(page);
  await page.screenshot({ path: /** @type {`${string}.png`} */ (path.join(out, `${name}.png`)) });
}

/** The popup hangs from the toolbar, where no picture can be taken of it: it is laid over the picture of its page. @param {Page} page @param {number} tab */
async function picturePopup(page, tab) {
  await page.bringToFront();
  const behind = await page.screenshot({ encoding: 'base64' });
  const popup = await session.openExtensionPage(`popup.html?tab=${tab}`);
  await popup.setViewport({ width: 400, height: 760 });
  await popup.waitForSelector('html[data-summary]');
  const body = await popup.$('body');
  const front = await body?.screenshot({ encoding: 'base64' });
  await popup.close();
  const stage = await session.newPage();
  await stage.setViewport(SIZE);
  await stage.setContent(`<!doctype html><title>Popup</title><style>
    body { margin: 0; block-size: 100vh; overflow: hidden; background: url(data:image/png;base64,${behind}) }
    img { position: absolute; inset-block-start: 12px; inset-inline-end: 24px; max-block-size: calc(100vh - 24px);
      border-radius: 8px; box-shadow: 0 12px 48px rgb(0 0 0 / 40%) }</style><img src="data:image/png;base64,${front}" alt="">`);
  await picture(stage, '4-popup');
  await stage.close();
}
