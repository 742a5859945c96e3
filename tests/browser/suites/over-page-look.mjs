// How peek and picker look over a page: sound for assistive technology and whole, light and dark, narrow, enlarged, right to left.

import assert from 'node:assert/strict';

import { inStage, violationsOver } from '../support/over-page.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */

/** What of the panel is cut off or lies outside the window. @param {ShadowRoot | null} root */
const cutOff = (root) => {
  const panel = root?.querySelector('.panel');
  if (!panel) return ['no panel'];
  const parts = [panel, ...panel.querySelectorAll('h1, h2, p, li, button')].filter(
    (part) => part.getClientRects().length > 0,
  );
  return parts
    .filter((part) => {
      const { left, right } = part.getBoundingClientRect();
      return part.scrollWidth > part.clientWidth + 1 || left < 0 || right > innerWidth;
    })
    .map((part) => part.outerHTML);
};

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function overPageLook(test) {
  for (const [kind, path, message] of /** @type {const} */ ([
    ['peek', '/two', 'tab.peek'],
    ['picker', '/missed', 'tab.pick'],
  ])) {
    test(`${kind}: no violation and nothing cut off, light and dark, narrow, enlarged, right to left`, async (world) => {
      const page = await world.open(path, `look-${kind}.example`);
      if (kind === 'peek') await page.untilCount(2);
      else await until('it was judged', async () => (await page.summary()).state === 'active');
      await page.page.bringToFront();
      await world.ask({ kind: message, tab: page.tab });
      await until('it is there', () => inStage(world, page, (root) => root !== null));
      for (const scheme of world.browser === 'chromium' ? ['light', 'dark'] : ['light']) {
        if (world.browser === 'chromium')
          await page.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        // A window of 640 pixels is one of 1280 at 200 %.
        for (const width of [1280, 640, 320]) {
          await page.page.setViewport({ width, height: width === 1280 ? 900 : 450 });
          for (const turn of [
            () => {},
            (/** @type {ShadowRoot | null} */ root) => root?.querySelector('.panel')?.setAttribute('dir', 'rtl'),
          ]) {
            await inStage(world, page, turn);
            assert.deepEqual(await violationsOver(world, page), [], `${scheme}, ${width}`);
            assert.deepEqual(await inStage(world, page, cutOff), [], `${scheme}, ${width}`);
          }
        }
      }
      await page.page.keyboard.press('Escape');
      await page.close();
    });
  }
}
