// How peek and picker look over a page: sound for assistive technology and whole, in every theme, narrow, enlarged, right to left.

import assert from 'node:assert/strict';

import { inStage, violationsOver } from '../support/over-page.mjs';
import { until } from '../support/world.mjs';
import { dress, themesOf } from './look.mjs';

/** @typedef {import('../support/world.mjs').World} World */

/** What of the panel is cut off or lies outside the window. @param {ShadowRoot | null} root */
export const cutOff = (root) => {
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

/** A page over which each may stand, and the message that puts it there. */
const KINDS = /** @type {const} */ ({
  peek: { path: '/two', message: 'tab.peek' },
  picker: { path: '/missed', message: 'tab.pick' },
});
/** @typedef {keyof typeof KINDS} Kind */

/** Opens a page with peek or the picker over it; the picker with something chosen. @param {World} world @param {Kind} kind */
export async function openOver(world, kind) {
  const { path, message } = KINDS[kind];
  const page = await world.open(path, `look-${kind}.example`);
  if (kind === 'peek') await page.untilCount(2);
  else await until('it was judged', async () => (await page.summary()).state === 'active');
  await page.page.bringToFront();
  await world.ask({ kind: message, tab: page.tab });
  await until('it is there', () => inStage(world, page, (root) => root !== null));
  if (kind === 'picker')
    await until('something is chosen', async () => {
      await page.page.keyboard.press('ArrowRight');
      return inStage(world, page, (root) => root?.querySelector('button.main:enabled') !== null);
    });
  return page;
}

/** In every theme, wide, zoomed and narrow, in both directions of writing. @param {World} world @param {Kind} kind */
export async function lookOverPage(world, kind) {
  const page = await openOver(world, kind);
  for (const theme of themesOf(world)) {
    await dress(page.page, theme);
    // A window of 640 pixels is one of 1280 at 200 %.
    for (const width of [1280, 640, 320]) {
      await page.page.setViewport({ width, height: width === 1280 ? 900 : 450 });
      for (const turn of [
        () => {},
        (/** @type {ShadowRoot | null} */ root) => root?.querySelector('.panel')?.setAttribute('dir', 'rtl'),
      ]) {
        await inStage(world, page, turn);
        assert.deepEqual(await violationsOver(world, page), [], `${theme}, ${width}`);
        assert.deepEqual(await inStage(world, page, cutOff), [], `${theme}, ${width}`);
      }
    }
  }
  await page.page.keyboard.press('Escape');
  await page.close();
}

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function overPageLook(test) {
  for (const kind of /** @type {const} */ (['peek', 'picker']))
    test(`${kind}: no violation and nothing cut off, in every theme, narrow, enlarged, right to left`, (world) =>
      lookOverPage(world, kind));
}
