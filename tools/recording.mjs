// The recording of a reader's way through the extension, as numbered pictures: npm run build, then
//
//   node tools/recording.mjs
//
// The same way is a test: tests/browser/support/journey.mjs.

import fs from 'node:fs';
import path from 'node:path';

import { journey, WINDOW } from '../tests/browser/support/journey.mjs';
import { indexedPng } from './browser/indexed-png.mjs';
import { root } from './setup/run.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const out = path.join(root, 'docs/images/recording');
/** Small files, and still legible. */
const SCALE = 0.75;
const POPUP = 368;
/** So many colours are enough for what is drawn, and the edges of letters take to the nearest. */
const COLOURS = 96;
const LARGEST_KB = 60;

for (const name of fs.readdirSync(out).filter((file) => file.endsWith('.png'))) fs.rmSync(path.join(out, name));
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
  const file = path.join(out, `${String(number).padStart(2, '0')}-${name}.png`);
  await page.bringToFront();
  await page.setViewport({ ...WINDOW, deviceScaleFactor: popup ? 1 : SCALE });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await painted(page);
  const shot = popup ? await withPopup(page, popup) : await page.screenshot({ encoding: 'base64' });
  fs.writeFileSync(file, await withFewColours(page.browser(), shot));
  await page.setViewport(WINDOW);
}

/** The popup hangs from the toolbar, where no picture can be taken of it: it is laid over the picture of its page. @param {Page} page @param {Page} popup */
async function withPopup(page, popup) {
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
      border-radius: 8px; outline: 1px solid #c8c8c8 }</style><img src="data:image/png;base64,${front}" alt="">`);
  await painted(stage);
  const shot = await stage.screenshot({ encoding: 'base64' });
  await stage.close();
  await popup.bringToFront();
  return shot;
}

/** The same picture in its commonest colours: a fraction of the size. @param {import('puppeteer-core').Browser} browser @param {string} shot */
async function withFewColours(browser, shot) {
  const stage = await browser.newPage();
  const { width, height, palette, pixels } = await stage.evaluate(
    async (picture, most) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.drawImage(bitmap, 0, 0);
      const colours = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
      /** @type {Map<number, number>} */
      const counts = new Map();
      for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
      const byCount = [...counts].sort(([, a], [, b]) => b - a);
      // Areas and their shadows first. Then one for all that look alike, or the greys of letters would take every place.
      const areas = byCount.slice(0, most / 2).map(([colour]) => colour);
      const alike = new Set(areas.map((colour) => colour & 0xf0f0f0));
      const others = byCount.filter(([colour]) => !alike.has(colour & 0xf0f0f0) && alike.add(colour & 0xf0f0f0));
      const commonest = [...areas, ...others.map(([colour]) => colour)].slice(0, most);
      const distance = (/** @type {number} */ a, /** @type {number} */ b) =>
        [0, 8, 16].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);
      const nearest = new Map(
        byCount.map(([colour]) => {
          const distances = commonest.map((one) => distance(one, colour));
          return [colour, distances.indexOf(Math.min(...distances))];
        }),
      );
      const indexes = Array.from(colours, (colour) => String.fromCharCode(nearest.get(colour) ?? 0));
      return { width: bitmap.width, height: bitmap.height, palette: commonest, pixels: btoa(indexes.join('')) };
    },
    shot,
    COLOURS,
  );
  await stage.close();
  return indexedPng(width, height, palette, Buffer.from(pixels, 'base64'));
}

await journey('chromium', picture);
const files = fs
  .readdirSync(out)
  .filter((file) => file.endsWith('.png'))
  .sort();
for (const name of files) {
  const size = Math.ceil(fs.statSync(path.join(out, name)).size / 1000);
  console.log(`${String(size).padStart(4)} kB  ${name}`);
  if (size > LARGEST_KB) throw new Error(`${name} has ${size} kB, more than ${LARGEST_KB}: take it smaller.`);
}
