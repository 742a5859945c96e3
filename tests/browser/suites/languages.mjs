// Our own pages and what stands over a page, in each language of the extension: with letters of 200 % and on a narrow screen every text is
// whole. A browser of a test speaks English, so the extension is given no other language than the one that is looked at.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { distribution } from '../../../tools/build/extension.mjs';
import { inStage } from '../support/over-page.mjs';
import { clippedTexts, isTooWide } from '../support/own-pages.mjs';
import { openWorld } from '../support/world.mjs';
import { openAll } from './look.mjs';
import { cutOff, openOver } from './over-page-look.mjs';

/** @typedef {import('../support/world.mjs').World} World */

const LOCALES = fs.readdirSync(path.resolve(import.meta.dirname, '../../../extension/_locales'));

/** A copy of the extension that knows one language. @param {World['browser']} browser @param {string} locale @param {string} folder */
function copyIn(browser, locale, folder) {
  fs.cpSync(distribution(browser), folder, { recursive: true });
  for (const other of LOCALES)
    if (other !== locale) fs.rmSync(path.join(folder, '_locales', other), { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  fs.writeFileSync(file, JSON.stringify({ ...manifest, default_locale: locale }));
}

/** @param {World} world @param {string} title of the settings page in the language */
async function lookAtTexts(world, title) {
  const { shown, close } = await openAll(world);
  for (const { name, page, width } of shown) {
    await page.bringToFront();
    if (name === 'options') assert.equal(await page.title(), title);
    // A pop-up is narrow on a narrow screen alone, and a driver gives Firefox no other screen.
    for (const [wide, letters] of name === 'popup'
      ? [[width, '200%']]
      : [
          [width, '200%'],
          [320, ''],
        ]) {
      await page.setViewport({ width: Number(wide), height: 800 });
      await page.evaluate((size) => document.documentElement.style.setProperty('font-size', String(size)), letters);
      const what = `${name}, ${wide} pixels, letters of ${letters || '100%'}`;
      assert.deepEqual(await clippedTexts(page), [], what);
      assert.equal(await isTooWide(page), false, `${what}: has to be scrolled sideways`);
    }
  }
  await close();
  for (const kind of /** @type {const} */ (['peek', 'picker'])) {
    const page = await openOver(world, kind);
    for (const width of [640, 320]) {
      await page.page.setViewport({ width, height: 450 });
      assert.deepEqual(await inStage(world, page, cutOff), [], `${kind}, ${width} pixels`);
    }
    await page.page.keyboard.press('Escape');
    await page.close();
  }
}

/** @param {(name: string, run: () => Promise<void>) => void} test @param {World['browser']} browser */
export function languages(test, browser) {
  for (const locale of LOCALES)
    test(`no text is cut off in ${locale}, with letters of 200 % and on a narrow screen`, async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clearcolumn-language-'));
      try {
        copyIn(browser, locale, folder);
        const messages = JSON.parse(fs.readFileSync(path.join(folder, '_locales', locale, 'messages.json'), 'utf8'));
        const world = await openWorld(browser, { extension: folder });
        await lookAtTexts(world, messages.options_title.message).finally(() => world.close());
      } finally {
        fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      }
    });
}
