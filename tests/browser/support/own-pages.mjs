// What readers do in our own pages, and what is wrong with how these look.

import { until } from './world.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** Clicks what a reader could click. @param {Page} page @param {string} selector */
export async function press(page, selector) {
  await until(`${selector} can be pressed`, async () => (await page.$(selector)) !== null);
  await until(`${selector} is in view`, () => page.$eval(selector, (element) => element.checkVisibility()));
  await page.$eval(selector, (element) => /** @type {HTMLElement} */ (element).click());
}

/** @param {Page} page @param {string} selector */
export const words = (page, selector) => page.$eval(selector, (element) => element.textContent ?? '');

/** @param {Page} page @param {string} selector @param {RegExp} wanted */
export const untilSaid = (page, selector, wanted) =>
  until(`${selector} says ${wanted}`, async () => wanted.test(await words(page, selector).catch(() => '')));

/** Presses the Tab key until something has the focus. @param {Page} page @param {string} selector @param {number} [most] */
export async function tabTo(page, selector, most = 60) {
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`the Tab key never reaches ${selector}`);
}

/**
 * Every text that the reader does not see whole: it stands beyond the page, or beyond a box that cuts it off or that is drawn around it.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export const clippedTexts = (page) =>
  page.evaluate(() => {
    const clipped = /** @type {string[]} */ ([]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !node.textContent?.trim() || parent.localName === 'script') continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const say = (/** @type {string} */ where) => clipped.push(`“${node?.textContent?.trim().slice(0, 60)}” ${where}`);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        if (right - left < 1) continue;
        if (left < -1 || right > document.documentElement.clientWidth + 1) say('is beyond the page');
        for (let box = /** @type {Element | null} */ (parent); box && box !== document.body; box = box.parentElement) {
          const { overflowX, overflowY, borderTopWidth } = getComputedStyle(box);
          const isDrawn = box.matches('button, input') || borderTopWidth !== '0px';
          const cuts = (/** @type {string} */ overflow) => overflow === 'hidden' || overflow === 'clip';
          // What scrolls is seen whole in the end, and says nothing of what is around it.
          if (overflowX === 'auto' || overflowY === 'auto' || overflowX === 'scroll' || overflowY === 'scroll') break;
          const edges = box.getBoundingClientRect();
          if (
            (cuts(overflowX) || isDrawn || box.matches('.switch')) &&
            (left < edges.left - 1 || right > edges.right + 1)
          )
            say(`is wider than ${box.localName}#${box.id}`);
          // The letters of a font that stands in for another reach beyond their line, which cuts nothing where nothing is drawn.
          if ((cuts(overflowY) || isDrawn) && (top < edges.top - 2 || bottom > edges.bottom + 2))
            say(`is higher than ${box.localName}#${box.id}`);
        }
      }
    }
    return [...new Set(clipped)];
  });

/** Whether the page has to be scrolled sideways. @param {Page} page */
export const isTooWide = (page) =>
  page.evaluate(() =>
    [document.documentElement, document.body].some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth),
  );
