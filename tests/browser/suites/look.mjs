// How our own pages look to whoever looks: in each theme, with large letters, on a narrow screen, from right to left, without motion. No
// violation for assistive technology, no text cut off, nothing to be scrolled sideways.

import assert from 'node:assert/strict';

import { violationsOf } from '../support/accessibility.mjs';
import { clippedTexts, isTooWide, press } from '../support/own-pages.mjs';
import { letters, nameRepository, openReport } from '../support/reports.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */
/** @typedef {import('puppeteer-core').Page} Page */

/** A page of ours, with as much in it as a reader may have. @typedef {{ name: string, page: Page, width: number }} Shown */

/** The themes that a test can choose. Firefox is told by a preference, so each theme has a browser of its own there. @param {World} world */
export const themesOf = (world) =>
  world.browser === 'chromium' ? ['light', 'dark', 'forced colours'] : ['as started'];

/** What is emulated ends with the session that asked for it, so each page keeps one. @type {WeakMap<Page, import('puppeteer-core').CDPSession>} */
const sessions = new WeakMap();

/** @param {Page} page */
async function sessionOf(page) {
  const session = sessions.get(page) ?? (await page.createCDPSession());
  sessions.set(page, session);
  return session;
}

/** @param {Page} page @param {string} theme */
export async function dress(page, theme) {
  if (theme === 'as started') return;
  const session = await sessionOf(page);
  const features = {
    'prefers-color-scheme': theme === 'dark' ? 'dark' : 'light',
    'forced-colors': theme === 'forced colours' ? 'active' : 'none',
    'prefers-reduced-motion': 'reduce',
  };
  await session.send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
  for (const [name, value] of Object.entries(features))
    assert.ok(await page.evaluate((query) => matchMedia(query).matches, `(${name}: ${value})`), `${theme}: ${name}`);
}

/** The screen too, as on a phone; a driver narrows the window alone. @param {Page} page @param {number} width */
async function narrowScreen(page, width) {
  const session = await sessionOf(page);
  const screen = { height: 800, screenWidth: width, screenHeight: 800, deviceScaleFactor: 1, mobile: false };
  // Chromium looks at its styles again when the window changes, not when the screen does.
  for (const inner of [width + 1, width])
    await session.send('Emulation.setDeviceMetricsOverride', { ...screen, width: inner });
  assert.ok(await page.evaluate((query) => matchMedia(query).matches, `(device-width: ${width}px)`));
}

/** Colours that are on their way to others are no colours to be measured. @param {Page} page */
const settled = (page) => page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));

/** @param {World} world @returns {Promise<{ shown: Shown[], close: () => Promise<void> }>} */
export async function openAll(world) {
  const page = await world.open('/french-daily', 'a-site-with-a-rather-long-name-of-its-own.example');
  await until('something is hidden', async () => (await page.summary()).blocks.length > 1);
  const [block] = (await page.summary()).blocks;
  await world.ask({ kind: 'block.wrong', tab: page.tab, document: block?.document, id: block?.id });
  for (let index = 0; index < 9; index++)
    await world.ask({ kind: 'site.off', name: `${'a-long-name-'.repeat(5)}${index}.example` });
  await world.ask({ kind: 'tab.class', tab: page.tab, class: 'paid', wanted: false });
  await world.ask({ kind: 'sync.set', on: true });
  const [popup, options] = [await world.popup(page.tab), await world.options()];
  const greeting = await world.session.openExtensionPage('onboarding.html');
  await nameRepository(world, 'https://github.com/owner/name');
  const [letter] = await letters(world);
  const report = await openReport(world, letter.id);
  await press(report, '#delete');
  await press(popup, '#site-choices summary');
  for (const button of ['#forget', '#corrections-forget', '#reports-clear', '#sync-erase'])
    await press(options, button);
  return {
    shown: [
      // As wide as a browser makes its pop-up for letters of 200 %.
      { name: 'popup', page: popup, width: 800 },
      { name: 'options', page: options, width: 1000 },
      { name: 'onboarding', page: greeting, width: 1000 },
      { name: 'report', page: report, width: 1000 },
    ],
    close: async () => {
      await Promise.all([popup, options, greeting, report, page].map((each) => each.close()));
      await nameRepository(world, undefined);
      await world.ask({ kind: 'everything.forget' });
    },
  };
}

/** Every way of looking, and how it is brought about. @type {[name: string, width: number | null, look: (page: Page) => Promise<unknown>][]} */
const WAYS = [
  ['as it opens', null, async () => {}],
  ['narrow', 320, async () => {}],
  // What a reader has who asks the browser for larger letters, and what zooming does to the width of a window.
  [
    'letters of 200 %',
    null,
    (page) => page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%')),
  ],
  ['from right to left', null, (page) => page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))],
];

/** In every theme and every way of looking. @param {World} world */
export async function lookAtAll(world) {
  const { shown, close } = await openAll(world);
  for (const theme of themesOf(world)) {
    for (const [way, narrow, look] of WAYS) {
      for (const { name, page, width } of shown) {
        const what = `${name}, ${theme}, ${way}`;
        // A pop-up is narrow on a narrow screen, and a driver gives Firefox no other screen.
        if (name === 'popup' && way === 'narrow' && world.browser === 'firefox') continue;
        await page.bringToFront();
        await dress(page, theme);
        await page.setViewport({ width: narrow ?? width, height: 800 });
        if (narrow !== null && world.browser === 'chromium') await narrowScreen(page, narrow);
        await look(page);
        await settled(page);
        assert.deepEqual(await violationsOf(page), [], what);
        assert.deepEqual(await clippedTexts(page), [], what);
        assert.equal(await isTooWide(page), false, `${what}: has to be scrolled sideways`);
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '';
          document.documentElement.dir = 'ltr';
        });
      }
    }
  }
  await close();
}

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function look(test) {
  test('no violation, no text cut off and no sideways scrolling, in every theme and way of looking', lookAtAll);

  test('by keys alone everything is reached, in its order, and what has the focus is marked', async (world) => {
    const { shown, close } = await openAll(world);
    for (const { name, page, width } of shown) {
      await page.bringToFront();
      await page.setViewport({ width, height: 800 });
      const wanted = await page.evaluate(() => {
        const controls = [...document.querySelectorAll('a, button, input, select, textarea, summary, [tabindex="0"]')];
        const isReached = (/** @type {Element} */ control) =>
          control.checkVisibility() && !control.matches(':disabled, input[type="radio"]:not(:checked)');
        return controls.filter(isReached).map((control, index) => {
          control.setAttribute('data-place', String(index));
          return String(index);
        });
      });
      // From the first control to the last. Between them may be what the browser reaches besides: lists that scroll.
      await page.focus('[data-place="0"]');
      const reached = ['0'];
      for (let press = 0; press < 2 * wanted.length && reached.length < wanted.length; press++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const focused = document.activeElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(/** @type {Element} */ (focused));
          const isMarked = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
          const number = focused?.getAttribute('data-place') ?? '';
          return number === '' || isMarked ? number : `${number} is not marked`;
        });
        if (at !== '') reached.push(at);
      }
      assert.deepEqual(reached, wanted, name);
    }
    await close();
  });

  test('zoomed to 200 % by the browser itself, every text is whole', async (world) => {
    const { shown, close } = await openAll(world);
    for (const { name, page } of shown) {
      await page.bringToFront();
      await page.setViewport(null);
      const width = await page.evaluate(() => innerWidth);
      await page.evaluate(() => chrome.tabs.setZoom(2));
      await until('it is zoomed', () => page.evaluate((before) => innerWidth < before * 0.6, width));
      assert.deepEqual(await clippedTexts(page), [], name);
      assert.equal(await isTooWide(page), false, `${name}: has to be scrolled sideways`);
      await page.evaluate(() => chrome.tabs.setZoom(1));
    }
    await close();
  });

  test("in the browser's own pop-up the popup has its width, and is seen whole", async (world) => {
    const page = await world.open('/plain', 'own-pop-up.example');
    await page.untilCount(1);
    await page.page.bringToFront();
    /** @type {() => Promise<{ inner: number, body: number, needed: number }[]>} */
    let measured;
    if (world.browser === 'chromium') {
      const extension = (await world.session.browser.extensions()).get(world.session.extension?.id ?? '');
      await extension?.triggerAction(page.page);
      // The observer is the same page in a tab.
      const target = await world.session.browser.waitForTarget(
        (other) => other.url().endsWith('/popup.html') && other !== world.observer.page.target(),
      );
      const popup = await target.asPage();
      measured = () =>
        popup.evaluate(() => [
          { inner: innerWidth, body: document.body.offsetWidth, needed: document.body.scrollWidth },
        ]);
    } else {
      await world.inBackground((scope) => scope.chrome.action.openPopup());
      measured = () =>
        world.observer.page.evaluate(() =>
          chrome.extension.getViews({ type: 'popup' }).map((view) => ({
            inner: view.innerWidth,
            body: view.document.body?.offsetWidth ?? 0,
            needed: view.document.body?.scrollWidth ?? 0,
          })),
        );
    }
    await until('it is as wide as it should be', async () =>
      (await measured()).some(({ inner, body, needed }) => body === 368 && inner >= body && needed <= body),
    );
    await page.page.bringToFront();
    await page.page.mouse.click(10, 10);
    await page.close();
  });

  test('the test of cut texts finds one that is cut', async (world) => {
    const page = await world.session.openExtensionPage('onboarding.html');
    assert.deepEqual(await clippedTexts(page), []);
    await page.evaluate(() => {
      const button = /** @type {HTMLElement} */ (document.getElementById('done'));
      Object.assign(button.style, { inlineSize: '3rem', whiteSpace: 'nowrap', overflow: 'hidden' });
    });
    assert.notDeepEqual(await clippedTexts(page), []);
    await page.evaluate(() => document.getElementById('done')?.removeAttribute('style'));
    await page.evaluate(() => document.documentElement.style.setProperty('margin-inline-start', '-30px'));
    await page.setViewport({ width: 320, height: 600 });
    assert.notDeepEqual(await clippedTexts(page), []);
    await page.close();
  });

  test('where the reader wants no motion nothing moves', async (world) => {
    if (world.browser === 'firefox') return;
    const page = await world.session.openExtensionPage('onboarding.html');
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    // Counted at once: what moves has soon come to rest.
    const movements = () =>
      page.$eval('#try-switch', (input) => {
        // Only what has been drawn can move.
        if (!input.checkVisibility()) return Number.NaN;
        /** @type {HTMLElement} */ (input).click();
        return document.getAnimations().length;
      });
    assert.equal(await movements(), 0);
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'no-preference' }]);
    assert.ok((await movements()) > 0, 'otherwise something does');
    await page.close();
  });
}
