// A reader's way through the extension: install, switch a site, report what was hidden wrongly and what was missed, by mouse and by keys
// alone, see both act after a reload, undo, export, and import in a fresh profile. A test goes it, and so does what takes its pictures.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { chooseByKeys, chooseByMouse } from './over-page.mjs';
import { press, tabTo, untilSaid } from './own-pages.mjs';
import { letters, openReport, untilLetter } from './reports.mjs';
import { openWorld, until } from './world.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('./world.mjs').OpenPage} OpenPage */

/**
 * What takes the pictures. A popup hangs from the toolbar, where no picture can be taken of it, so it comes with its page.
 *
 * @typedef {(name: string, page: Page, popup?: Page) => Promise<void>} Picture
 */

const HOST = 'harbour-paper.example';

/** As large as the pictures are. */
export const WINDOW = { width: 1180, height: 720 };

/** Scrolls to the end of a part of a page. @param {Page} page @param {string} selector */
async function showEnd(page, selector) {
  await page.setViewport(WINDOW);
  await page.$eval(selector, (part) => part.scrollIntoView({ block: 'end' }));
}

/** @param {import('./world.mjs').BrowserName} browser @param {Picture} [picture] */
export async function journey(browser, picture = async () => {}) {
  const world = await openWorld(browser, { greeting: true });
  let file = '';
  try {
    await install(world, picture);
    const page = await world.open('/journey', HOST);
    await switchSite(page, picture);
    await look(page, picture);
    await byMouse(page, picture);
    await report(world, picture);
    await undo(page);
    await byKeys(page, picture);
    file = await exportFile(world, picture);
  } finally {
    await world.close();
  }
  const fresh = await openWorld(browser);
  try {
    await importFile(fresh, file, picture);
  } finally {
    await fresh.close();
  }
}

/** @param {World} world @param {Picture} picture */
async function install(world, picture) {
  const opened = await until('the page that greets is open', async () => {
    for (const page of await world.session.browser.pages()) {
      const address = await page.evaluate(() => location.pathname).catch(() => '');
      if (address === '/onboarding.html') return page;
    }
    return null;
  });
  const greeting = /** @type {Page} */ (opened);
  await greeting.bringToFront();
  await picture('installed', greeting);
  await press(greeting, '#try-switch');
  await untilSaid(greeting, '#count', /2 blocks hidden/);
  await until('they have gone', () =>
    greeting.$eval('.letter', (letter) => !letter.checkVisibility({ visibilityProperty: true })),
  );
  await picture('tried', greeting);
  await greeting.close();
}

/** @param {OpenPage} page */
async function openPopup(page) {
  const popup = await page.world.popup(page.tab);
  await popup.bringToFront();
  return popup;
}

/** @param {OpenPage} page @param {Picture} picture */
async function switchSite(page, picture) {
  await page.untilHidden('#newsletter');
  await page.untilCount(1);
  const popup = await openPopup(page);
  await until('the block is listed', () => popup.$('.block'));
  await picture('hidden', page.page, popup);
  await popup.click('#site-switch');
  await page.untilShown('#newsletter');
  await untilSaid(popup, '#headline', /Switched off/);
  await picture('switched-off', page.page, popup);
  await popup.click('#site-switch');
  await page.untilHidden('#newsletter');
  await popup.close();
}

/** Looks at what is hidden, and is done with it. @param {OpenPage} page @param {Picture} picture */
async function look(page, picture) {
  const popup = await openPopup(page);
  await until('it can be looked at', () => popup.$eval('#peek', (button) => button.checkVisibility()));
  await press(popup, '#peek');
  await untilInFront(page);
  await page.untilShown('#newsletter');
  await until('it is outlined', () => isPicking(page));
  await picture('looked-at', page.page);
  await page.page.keyboard.press('Escape');
  await page.untilHidden('#newsletter');
  if (!popup.isClosed()) await popup.close();
}

/** Firefox does not bring a page to the front while another one is closing. @param {OpenPage} page */
const untilInFront = (page) =>
  until('the page is in front', () =>
    page.page.bringToFront().then(
      () => true,
      () => false,
    ),
  );

/** The report of what was called wrong, less a part that the reader takes out. @param {World} world @param {Picture} picture */
async function report(world, picture) {
  const [letter] = await letters(world);
  const page = await openReport(world, letter.id);
  await page.bringToFront();
  await press(page, '#part-text');
  await untilLetter(page, ({ text }) => text === undefined);
  await showEnd(page, '#choices');
  await picture('reported', page);
  await page.close();
}

/** Whether peek or the picker stands over the page. @param {OpenPage} page */
const isPicking = (page) => page.page.evaluate(() => document.querySelector('html > div') !== null);

/** Goes from the heading that is chosen to the whole, and hides it. @param {OpenPage} page @param {string} name @param {Picture} picture */
async function hideChosen(page, name, picture) {
  await page.page.keyboard.press('ArrowUp');
  await picture(name, page.page);
  await page.page.keyboard.press('Enter');
  await page.untilHidden('#lake-weekend');
}

/** @param {OpenPage} page */
async function reload(page) {
  await page.page.bringToFront();
  await page.page.reload();
  await until('the page was judged again', async () => (await page.summary()).state === 'active');
}

/** Both reports are kept, and both act on this visit and on the next. @param {OpenPage} page */
async function assertBothAct(page) {
  await until('both are remembered', async () => (await page.summary()).reports === 2);
  await page.untilHidden('#lake-weekend');
  await page.untilShown('#newsletter');
  await reload(page);
  await page.untilHidden('#lake-weekend');
  assert.ok(await page.isShown('#newsletter'), 'what was called wrong stays');
  const { reports } = (await page.world.ask({ kind: 'reports.list' })).value;
  assert.deepEqual(reports.map((/** @type {any} */ { site, complaint }) => `${site} ${complaint ?? 'wrong'}`).sort(), [
    `${HOST} missed`,
    `${HOST} wrong`,
  ]);
}

/** @param {OpenPage} page @param {Picture} picture */
async function byMouse(page, picture) {
  const popup = await openPopup(page);
  await until('the block is listed again', () => popup.$('[data-action="block.wrong"]'));
  await popup.click('[data-action="block.wrong"]');
  await page.untilShown('#newsletter');
  await until('it can be taken back', () => popup.$('[data-action="block.hide"]'));
  await picture('called-wrong', page.page, popup);
  await press(popup, '#pick');
  await untilInFront(page);
  await until('the picker is there', () => isPicking(page));
  await chooseByMouse(page.world, page, '#lake-weekend h3');
  await hideChosen(page, 'chosen', picture);
  await page.page.keyboard.press('Escape');
  await until('the picker is gone', async () => !(await isPicking(page)));
  if (!popup.isClosed()) await popup.close();
  await assertBothAct(page);
  await page.page.bringToFront();
  await picture('after-a-reload', page.page);
}

/** In the popup, each where it stands. @param {OpenPage} page */
async function undo(page) {
  const popup = await openPopup(page);
  await until('the choice is listed', () => popup.$('[data-action="block.wrong"]'));
  await popup.click('[data-action="block.wrong"]');
  await page.untilShown('#lake-weekend');
  await popup.close();
  // What was called wrong is not listed after a reload, because it is not hidden: its correction is deleted in the settings.
  const options = await page.world.options();
  await options.bringToFront();
  await untilSaid(options, '#corrections', /harbour-paper\.example/);
  await press(options, '#corrections > li button');
  await page.untilHidden('#newsletter');
  await page.world.ask({ kind: 'reports.clear' });
  await options.close();
  await reload(page);
  await page.untilHidden('#newsletter');
  assert.ok(await page.isShown('#lake-weekend'));
}

/** @param {OpenPage} page @param {Picture} picture */
async function byKeys(page, picture) {
  const popup = await openPopup(page);
  await until('the picker is offered', () => popup.$eval('#pick', (button) => button.checkVisibility()));
  await tabTo(popup, '#pick');
  // The popup closes by it, perhaps before the key is let go.
  await popup.keyboard.press('Enter').catch(() => {});
  await untilInFront(page);
  await until('the picker is there', () => isPicking(page));
  await chooseByKeys(page.world, page);
  await hideChosen(page, 'chosen-by-keys', picture);
  await page.page.keyboard.press('Escape');
  await until('the picker is gone', async () => !(await isPicking(page)));
  if (!popup.isClosed()) await popup.close();

  const again = await openPopup(page);
  const wrong = '[data-action="block.wrong"]';
  await until('both blocks are listed', async () => (await again.$$(wrong)).length === 2);
  // The one that the reader chose stands with the engine's own; it is told by its reason.
  const chosen = await again.$$eval('.block', (blocks) =>
    blocks.findIndex((block) => /chose/i.test(block.textContent ?? '')),
  );
  for (let step = 0; step < (chosen === 0 ? 2 : 1); step++) await tabTo(again, wrong);
  await again.keyboard.press(' ');
  await page.untilShown('#newsletter');
  await until('the focus is where it can be taken back', () =>
    again.evaluate(() => document.activeElement?.matches('[data-action="block.hide"]')),
  );
  await picture('called-wrong-by-keys', page.page, again);
  await again.close();
  await assertBothAct(page);
}

/** What a button saves as a file. @param {World} world @param {Picture} picture */
async function exportFile(world, picture) {
  const options = await world.options();
  await options.bringToFront();
  await options.evaluate(() => {
    const saved = /** @type {Promise<string>[]} */ ([]);
    Object.assign(globalThis, { saved });
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      saved.push(/** @type {Blob} */ (blob).text());
      return createObjectURL(blob);
    };
    // No driver needs a folder for it.
    HTMLAnchorElement.prototype.click = () => {};
  });
  await press(options, '#export');
  await untilSaid(options, '#file-said', /in your downloads/);
  await showEnd(options, 'section:has(#file-said)');
  await picture('exported', options);
  const text = await options.evaluate(() => Reflect.get(globalThis, 'saved')[0]);
  await options.close();
  return /** @type {string} */ (text);
}

/** @param {World} world @param {string} text @param {Picture} picture */
async function importFile(world, text, picture) {
  const page = await world.open('/journey', HOST);
  await page.untilHidden('#newsletter');
  assert.ok(await page.isShown('#lake-weekend'), 'the profile is fresh');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clearcolumn-journey-'));
  try {
    const file = path.join(folder, 'clearcolumn-settings.json');
    fs.writeFileSync(file, text);
    const options = await world.options();
    await options.bringToFront();
    const input = await options.$('#import-file');
    await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(file);
    await untilSaid(options, '#file-said', /hold now/);
    await showEnd(options, 'section:has(#file-said)');
    await picture('imported', options);
    await options.close();
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
  await reload(page);
  await page.untilHidden('#lake-weekend');
  assert.ok(await page.isShown('#newsletter'));
  await picture('in-a-fresh-profile', page.page);
}
