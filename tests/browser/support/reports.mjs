// How tests of reports make one and look at it.

import assert from 'node:assert/strict';

import { until } from './world.mjs';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('./world.mjs').OpenPage} OpenPage */
/** @typedef {import('../../../extension/src/shared/report-types.ts').ReportView} ReportView */
/** @typedef {import('puppeteer-core').Page} Page */

/** Calls the first block of a page wrong. @param {World} world @param {OpenPage} page */
export async function callWrong(world, page) {
  await page.untilHidden('#newsletter');
  const [block] = (await page.summary()).blocks;
  assert.ok(block);
  const answer = await world.ask({ kind: 'block.wrong', tab: page.tab, document: block.document, id: block.id });
  assert.ok(answer.ok, JSON.stringify(answer));
  await page.untilShown('#newsletter');
  return block;
}

/** The reports that are kept. @param {World} world @returns {Promise<any[]>} */
export const letters = async (world) => (await world.ask({ kind: 'reports.list' })).value.reports;

/** @param {World} world @param {string} id @returns {Promise<ReportView>} */
export const view = async (world, id) => (await world.ask({ kind: 'report.get', id })).value;

/** Makes a report of the plain page of a host. Answers its id. @param {World} world @param {string} host */
export async function makeReport(world, host, path = '/plain') {
  await world.ask({ kind: 'reports.clear' });
  const page = await world.open(path, host);
  await callWrong(world, page);
  await page.close();
  const [letter] = await letters(world);
  return /** @type {string} */ (letter.id);
}

/** Stands for the repository that the build writes into the manifest. @param {World} world @param {string | undefined} address */
export const nameRepository = (world, address) =>
  world.inBackground(
    /** @type {(scope: any) => unknown} */ (
      new Function(
        'scope',
        `const { runtime } = scope.chrome;
        const manifest = { ...runtime.getManifest(), homepage_url: ${JSON.stringify(address)} };
        Reflect.set(runtime, 'getManifest', () => manifest);`,
      )
    ),
  );

/** Opens the page of a report. @param {World} world @param {string} id */
export async function openReport(world, id) {
  const page = await world.session.openExtensionPage(`report.html?id=${id}`);
  await page.waitForSelector('html[data-drawn]');
  return page;
}

/** Whatever stands on the page as the report. @param {Page} page */
export const shown = (page) => page.$eval('#letter', (letter) => letter.textContent ?? '');

/** What stands there once it has come to fit. @param {Page} page @param {(letter: any) => boolean} fits */
export async function untilLetter(page, fits) {
  await until('the report changes with the box', async () => fits(JSON.parse(await shown(page))));
  return JSON.parse(await shown(page));
}

/** What the page says became of it. @param {Page} page @param {RegExp} words */
export async function untilSaid(page, words) {
  let last = '';
  await until(`it says ${words}`, async () => {
    last = await page.$eval('#said', (said) => said.textContent ?? '');
    return words.test(last);
  }).catch((error) => assert.fail(`${error.message}; it says “${last}”`));
}

/** The reports that are open in tabs, by their ids; the tabs are closed. @param {World} world @returns {Promise<string[]>} */
export const takeOpenedReports = (world) =>
  world.observer.page.evaluate(async () => {
    const start = chrome.runtime.getURL('report.html?id=');
    const tabs = (await chrome.tabs.query({})).filter(({ url }) => url?.startsWith(start));
    await Promise.all(tabs.map(({ id }) => chrome.tabs.remove(/** @type {number} */ (id))));
    return tabs.map(({ url }) => /** @type {string} */ (url).slice(start.length));
  });

/** Waits until a report is open in a tab of its own; closes it. @param {World} world */
export async function untilOpened(world) {
  const opened = await until('the page of a report opens', async () => {
    const ids = await takeOpenedReports(world);
    return ids.length > 0 && ids;
  });
  return /** @type {string[]} */ (opened);
}
