// How far the line that is being read moves when clutter above and below it goes, and what the browser itself calls a shift.

import { launch } from '../../browser/launch.mjs';
import { distribution } from '../../build/extension.mjs';
import { serveLive } from './pages.mjs';

/** @typedef {{ drift: number, shift: number, hidden: number }} Moved shift: Chromium's score of layout shifts; not known in Firefox */
/** @typedef {{ name: string, bare: Moved, extended: Moved }} DriftRow */

const CASES = [
  ['sign-ups above and below', 'place'],
  ['the same, anchoring switched off by the page', 'place-unanchored'],
  ['the same, in a scroller of its own', 'place-scroller'],
  ['a bar at the top, for which the page made room', 'place-bar'],
];

const pause = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @param {{ browser: import('../../setup/browsers.mjs').BrowserName }} options @returns {Promise<DriftRow[]>} */
export async function measureDrift({ browser }) {
  const server = await serveLive();
  /** @type {Moved[][]} */
  const columns = [];
  for (const extension of [null, distribution(browser)]) {
    const session = await launch({ browser, loopback: true, extension, viewport: { width: 900, height: 500 } });
    /** @type {Moved[]} */
    const column = [];
    try {
      for (const [, path = ''] of CASES) {
        const page = await session.newPage();
        await page.bringToFront();
        await page.goto(server.url(path));
        await pause(1500);
        column.push(
          await page.evaluate(async () => {
            const wait = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time));
            const here = /** @type {Element} */ (document.querySelector('#here'));
            here.scrollIntoView({ block: 'center', behavior: 'instant' });
            await wait(500);
            let shift = PerformanceObserver.supportedEntryTypes.includes('layout-shift') ? 0 : Number.NaN;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) shift += Reflect.get(entry, 'value');
            }).observe({ type: 'layout-shift' });
            const before = here.getBoundingClientRect().top;
            dispatchEvent(new Event('clutter'));
            await wait(2500);
            const hidden = [...document.querySelectorAll('.newsletter-box')].filter(
              (box) => !box.checkVisibility(),
            ).length;
            return { drift: here.getBoundingClientRect().top - before, shift, hidden };
          }),
        );
        await page.close();
      }
    } finally {
      await session.close();
    }
    columns.push(column);
  }
  server.close();
  return CASES.map(([name = ''], at) => ({
    name,
    bare: /** @type {Moved} */ (columns[0]?.[at]),
    extended: /** @type {Moved} */ (columns[1]?.[at]),
  }));
}
