// The recording of a reader's way through the extension, as numbered pictures: npm run build, then
//
//   node tools/recording.mjs
//
// The same way is a test: tests/browser/support/journey.mjs.

import fs from 'node:fs';
import path from 'node:path';

import { journey } from '../tests/browser/support/journey.mjs';
import { root } from './setup/run.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const out = path.join(root, 'docs/images/recording');
const WINDOW = { width: 1100, height: 720 };
/** Small files, and still legible. */
const SCALE = 0.75;
const POPUP = 368;
const LARGEST_KB = 60;

fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(out, { recursive: true });
/** @type {string[]} */
const taken = [];

/** What was drawn last is on view two frames later. @param {Page} page */
const painted = (page) =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))),
  );

/** @param {string} name @param {Page} page @param {Page} [popup] */
async function picture(name, page, popup) {
  // A step that is tried again is taken once, as it was at last.
  const known = taken.indexOf(name);
  const number = known === -1 ? taken.push(name) : known + 1;
  const file = /** @type {`${string}.png`} */ (path.join(out, `${String(number).padStart(2, '0')}-${name}.png`));
  await page.bringToFront();
  await page.setViewport({ ...WINDOW, deviceScaleFactor: popup ? 1 : SCALE });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await painted(page);
  if (popup) await withPopup(file, page, popup);
  else await page.screenshot({ path: file });
  await page.setViewport(WINDOW);
}

/** The popup hangs from the toolbar, where no picture can be taken of it: it is laid over the picture of its page. @param {`${string}.png`} file @param {Page} page @param {Page} popup */
async function withPopup(file, page, popup) {
  const behind = await page.screenshot({ encoding: 'base64' });
  await popup.bringToFront();
  await popup.setViewport({ width: POPUP + 100, height: WINDOW.height });
  await popup.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await painted(popup);
  const front = await (await popup.$('body'))?.screenshot({ encoding: 'base64' });
  const stage = await page.browser().newPage();
  await stage.setViewport({ ...WINDOW, deviceScaleFactor: SCALE });
  await stage.setContent(`<!doctype html><title>Popup</title><style>
    body { margin: 0; block-size: 100vh; overflow: hidden; background: url(data:image/png;base64,${behind}) }
    img { position: absolute; inset-block-start: 10px; inset-inline-end: 20px; max-block-size: calc(100vh - 20px);
      border-radius: 8px; box-shadow: 0 0 0 1px rgb(0 0 0 / 12%), 0 12px 48px rgb(0 0 0 / 30%) }</style><img src="data:image/png;base64,${front}" alt="">`);
  await painted(stage);
  await stage.screenshot({ path: file });
  await stage.close();
  await popup.bringToFront();
}

await journey('chromium', picture);
const files = fs.readdirSync(out).sort();
for (const name of files) {
  const size = Math.ceil(fs.statSync(path.join(out, name)).size / 1000);
  console.log(`${String(size).padStart(4)} kB  ${name}`);
  if (size > LARGEST_KB) throw new Error(`${name} has ${size} kB, more than ${LARGEST_KB}: take it smaller.`);
}
