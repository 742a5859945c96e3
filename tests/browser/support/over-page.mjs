// What stands over a page, as only the extension's own scripts can see it: the inside of the closed shadow root of peek or picker.

import fs from 'node:fs';
import { createRequire } from 'node:module';

import { until } from './world.mjs';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('./world.mjs').OpenPage} OpenPage */

/**
 * Runs a function on the shadow root, or on null where nothing stands over the page. It stands for itself and sees nothing of the test.
 *
 * @template T
 * @param {World} world @param {OpenPage} page @param {(root: ShadowRoot | null) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export const inStage = (world, page, work, before = '') =>
  /** @type {Promise<any>} */ (
    world.observer.page.evaluate(`(async () => {
      const [answer] = await chrome.scripting.executeScript({
        target: { tabId: ${page.tab} },
        func: async () => {
          ${before};
          const host = document.querySelector('html > div');
          const root = host && (globalThis.chrome?.dom ? chrome.dom.openOrClosedShadowRoot(host) : host.openOrClosedShadowRoot);
          return (${work})(root ?? null);
        },
      });
      return answer.result;
    })()`)
  );

/** Presses on an element as the reader would. @param {OpenPage} page @param {string} selector */
export async function pressOn(page, selector) {
  const { x, y } = await page.page.$eval(selector, (element) => {
    element.scrollIntoView({ block: 'start' });
    const { left, top } = element.getBoundingClientRect();
    return { x: left + 30, y: top + 12 };
  });
  await page.page.mouse.click(x, y);
}

/** Whether something is chosen in the picker: its outline is drawn in a frame. @param {World} world @param {OpenPage} page */
const isChoosing = (world, page) =>
  inStage(world, page, async (root) => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return root?.querySelector('.choice')?.hasAttribute('hidden') === false;
  });

/**
 * Chooses in the picker. What may be chosen is asked for when it opens, so the first press may come too early. Once the choice is taken nothing is
 * pressed any more: a press on a block that is about to go is a reader's who uses it, and it stays.
 *
 * @param {World} world @param {OpenPage} page @param {string} selector
 */
export async function chooseByMouse(world, page, selector) {
  await until(`${selector} is chosen`, async () => {
    await pressOn(page, selector);
    return isChoosing(world, page);
  });
}

/** Chooses the likeliest block in the picker. @param {World} world @param {OpenPage} page */
export async function chooseByKeys(world, page) {
  await until('a block is chosen', async () => {
    if (await isChoosing(world, page)) return true;
    await page.page.keyboard.press('ArrowRight');
    return isChoosing(world, page);
  });
}

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with what stands over a page. @param {World} world @param {OpenPage} page @returns {Promise<string[]>} */
export const violationsOver = (world, page) =>
  inStage(
    world,
    page,
    async (root) => {
      if (!root) return ['nothing stands over the page'];
      // axe-core looks into open roots only; in this world alone this one passes for open.
      Object.defineProperty(root.host, 'shadowRoot', { value: root, configurable: true });
      const found = await Reflect.get(globalThis, 'axe').run(
        { include: root.host },
        {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
          // The element in the page sets everything back for what stands in it, and has no text of its own to be spaced.
          rules: { 'avoid-inline-spacing': { enabled: false } },
        },
      );
      const seen = found.passes.reduce(
        (/** @type {number} */ sum, /** @type {any} */ { nodes }) => sum + nodes.length,
        0,
      );
      const violations = found.violations.map(
        (/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html).join(', ')}`,
      );
      return seen < 5 ? ['axe-core has not looked inside', ...violations] : violations;
    },
    axe,
  );
