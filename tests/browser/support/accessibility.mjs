// What axe-core finds wrong with one of our pages.

import fs from 'node:fs';
import { createRequire } from 'node:module';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * @param {import('puppeteer-core').Page} page
 * @param {{ frames?: boolean }} [options] whether what stands in frames is ours too (default: yes)
 */
export async function violationsOf(page, { frames = true } = {}) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async (iframes) => {
    const found = await Reflect.get(globalThis, 'axe').run(document, {
      iframes,
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.violations.map(
      (/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html).join(', ')}`,
    );
  }, frames);
  return /** @type {string[]} */ (violations);
}
