// What stands over a page, as only the extension's own scripts can see it: the inside of the closed shadow root of peek or picker.

import fs from 'node:fs';
import { createRequire } from 'node:module';

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

/** Whether something is chosen in the picker: its outline is drawn in a frame. @param {World} world @param {OpenPage} page */
export const isChoosing = (world, page) =>
  inStage(world, page, async (root) => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return root?.querySelector('.choice')?.hasAttribute('hidden') === false;
  });

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
