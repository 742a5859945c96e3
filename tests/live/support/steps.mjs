// What the steps of an expected.json do. Each says one thing by its only key.

import assert from 'node:assert/strict';
import { releaseAnswers, reloadExtension, stopWorker, untilAsked } from '../../browser/support/background.mjs';
import { until } from '../../browser/support/world.mjs';
import { listen, messagesFrom, untilJudged } from './judged.mjs';

/** @typedef {import('../../browser/support/world.mjs').World} World */
/** @typedef {{ world: World, live: any, name: string, page: import('puppeteer-core').Page, tops: Map<string, number> }} Stage */

/** An element by selector, or by the name under which the page itself holds it out: "@name". @param {Stage} stage @param {string} selector */
export async function isShown({ page }, selector) {
  return page
    .evaluate((wanted) => {
      const element = wanted.startsWith('@')
        ? Reflect.get(globalThis, wanted.slice(1))
        : document.querySelector(wanted);
      if (!element?.isConnected) return false;
      const { width, height } = element.getBoundingClientRect();
      return element.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0;
    }, selector)
    .catch(() => false);
}

/** @param {Stage} stage @param {string} selector */
const exists = ({ page }, selector) =>
  page
    .evaluate(
      (wanted) =>
        (wanted.startsWith('@') ? Reflect.get(globalThis, wanted.slice(1)) : document.querySelector(wanted)) != null,
      selector,
    )
    .catch(() => false);

/** @param {Stage} stage @param {string} selector */
const topOf = ({ page }, selector) => page.$eval(selector, (element) => element.getBoundingClientRect().top);

/** @param {Stage} stage @param {() => Promise<unknown>} move */
async function goTo({ page }, move) {
  const before = await page.evaluate(() => performance.timeOrigin + location.href);
  await move();
  await until('the other page is there', () =>
    page
      .evaluate((old) => performance.timeOrigin + location.href !== old && document.readyState === 'complete', before)
      .catch(() => false),
  );
}

/** Until the page has been painted twice. @param {Stage} stage */
const untilPainted = ({ page }) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** @type {Record<string, (stage: Stage, value: any) => Promise<void>>} */
export const STEPS = {
  /** Until the page has the element, seen or not. */
  wait: async (stage, selector) => void (await until(`${selector} is there`, () => exists(stage, selector))),
  /** The page's own script acts. */
  event: (stage, type) => stage.page.evaluate((name) => void dispatchEvent(new Event(name)), type),
  /** To a height in pixels, to the end, or so that an element stands in the middle. */
  scroll: (stage, to) =>
    stage.page.evaluate((wanted) => {
      if (typeof wanted === 'string' && wanted !== 'end')
        document.querySelector(wanted)?.scrollIntoView({ block: 'center', behavior: 'instant' });
      else scrollTo({ top: wanted === 'end' ? 1e6 : wanted, behavior: 'instant' });
    }, to),
  click: (stage, selector) => stage.page.click(selector),
  type: async (stage, [selector, text]) => {
    await stage.page.click(selector);
    await stage.page.keyboard.type(text);
  },
  /** The reader types, and no part of the extension says a word. Each letter takes two frames: longer than any look would wait. */
  typesQuietly: async (stage, [selector, text]) => {
    const { world, page } = stage;
    await page.focus(selector);
    await page.keyboard.press('End');
    await untilJudged(world, page.mainFrame());
    const before = await messagesFrom(world, page.url());
    for (const letter of text) {
      await page.keyboard.type(letter);
      await untilPainted(stage);
    }
    // A focused element without a value is written in itself.
    const written = await page.$eval(selector, (field) => Reflect.get(field, 'value') ?? field.textContent);
    const letters = (/** @type {string} */ any) => any.replace(/\s/g, '');
    assert.ok(letters(written).includes(letters(text)), `${selector} holds "${written}"`);
    const after = await messagesFrom(world, page.url());
    assert.deepEqual(after.slice(before.length), [], `typing into ${selector} is answered by messages`);
  },
  press: (stage, key) => stage.page.keyboard.press(key),
  pointer: async (stage, [x, y]) => stage.page.mouse.move(x, y, { steps: 4 }),
  wheel: (stage, deltaY) => stage.page.mouse.wheel({ deltaY }),
  hidden: async (stage, selector) => {
    await until(`${selector} is there`, () => exists(stage, selector));
    await until(`${selector} is hidden`, async () => !(await isShown(stage, selector)));
  },
  shown: async (stage, selector) => void (await until(`${selector} is shown`, () => isShown(stage, selector))),
  /** Everything that is there by now has been judged. */
  judged: (stage) => untilJudged(stage.world, stage.page.mainFrame()),
  mark: async (stage, selector) => void stage.tops.set(selector, await topOf(stage, selector)),
  /** What the reader reads stands where it stood. */
  steady: async (stage, selector) => {
    const drift = (await topOf(stage, selector)) - (stage.tops.get(selector) ?? Number.NaN);
    assert.ok(Math.abs(drift) <= 0.5, `${selector} has moved by ${drift}`);
  },
  /** To another page and, with `back`, to where it came from, which the browser's cache may have kept. */
  leave: (stage) =>
    goTo(stage, () => stage.page.evaluate(() => void setTimeout(() => location.assign('/away.html'), 0))),
  goto: async ({ page }, path) => void (await page.goto(new URL(path, page.url()).href, { waitUntil: 'load' })),
  back: (stage) => goTo(stage, () => stage.page.evaluate(() => void setTimeout(() => history.back(), 0))),
  /** To another tab for a while. */
  away: async ({ world, page }) => {
    const other = await world.session.newPage();
    await other.bringToFront();
    await until('the page has lost the focus', () => page.evaluate(() => !document.hasFocus()));
    await page.bringToFront();
    await until('the page has the focus again', () => page.evaluate(() => document.hasFocus()));
    await other.close();
    await page.bringToFront();
  },
  /** By a link to another page. */
  follow: (stage, selector) => goTo(stage, () => stage.page.click(selector)),
  /** The answers that the background was kept from giving. */
  answer: async ({ world }) => {
    await untilAsked(world);
    await releaseAnswers(world);
  },
  /** The switch of the site. */
  switch: async ({ world, page }, on) => {
    const tab = await until('the tab is there', () => world.observer.tabOf(page.url()).catch(() => null));
    await world.ask({ kind: 'switch.site', tab, on });
  },
  stop: (stage) => stopWorker(stage.world),
  update: async (stage) => {
    await reloadExtension(stage.world);
    await listen(stage.world);
    await stage.page.bringToFront();
  },
  /** The rest of a page that streams. */
  release: async (stage) => stage.live.release(stage.name),
};

/** What is asked of the page when all steps are done. @type {Record<string, (stage: Stage, value: any) => Promise<void>>} */
export const AFTERWARDS = {
  hidden: async (stage, selectors) => {
    for (const selector of selectors) await STEPS.hidden?.(stage, selector);
  },
  shown: async (stage, selectors) => {
    for (const selector of selectors) assert.ok(await isShown(stage, selector), `${selector} is not shown`);
  },
  /** What the popup says of the page. */
  state: async ({ world, page }, wanted) => {
    // The driver of Firefox does not notice each return from the cache.
    const tab = await world.observer.tabOf(await page.evaluate(() => location.href));
    await until(`the popup says ${wanted}`, async () => (await world.observer.summary(tab)).state === wanted);
  },
  untouched: async ({ page }) => {
    const marked = await page.evaluate(() => {
      const found = [];
      const roots = /** @type {Array<Document | ShadowRoot>} */ ([document]);
      for (const root of roots) {
        for (const element of root.querySelectorAll('*')) {
          if (element.getAttributeNames().some((name) => /^[a-z]{20,40}$/.test(name)))
            found.push(element.outerHTML.slice(0, 90));
          if (element.shadowRoot) roots.push(element.shadowRoot);
        }
      }
      return found;
    });
    assert.deepEqual(marked, [], 'nothing of it was touched');
  },
  scrolls: async (stage, wanted) => {
    const { page } = stage;
    const y = () => page.evaluate(() => scrollY);
    const before = await y();
    // Away from the end of the page at which the reader stands.
    const isAtEnd = await page.evaluate(() => scrollY + innerHeight > document.documentElement.scrollHeight - 20);
    const delta = isAtEnd ? -240 : 240;
    await page.mouse.move(450, 200);
    if (wanted) {
      await until('the page scrolls', async () => {
        await page.mouse.wheel({ deltaY: delta });
        return (await y()) !== before;
      });
      return;
    }
    await page.mouse.wheel({ deltaY: delta });
    // By then it would have moved.
    await untilPainted(stage);
    assert.equal(await y(), before, 'the page keeps its lock');
  },
  scrollsByKey: async ({ page }, key) => {
    const before = await page.evaluate(() => scrollY);
    await until('the page scrolls by key', async () => {
      await page.keyboard.press(key);
      return (await page.evaluate(() => scrollY)) !== before;
    });
  },
  clicks: async ({ page }, selector) => {
    await page.$eval(selector, (element) => {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      element.addEventListener('click', (event) => {
        event.preventDefault();
        element.setAttribute('data-clicked', '');
      });
    });
    await page.click(selector);
    assert.ok(
      await page.$eval(selector, (element) => element.hasAttribute('data-clicked')),
      `${selector} takes no click`,
    );
  },
  types: async ({ page }, selector) => {
    await page.$eval(selector, (element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await page.click(selector);
    await page.keyboard.type('abc');
    // A click into the middle of an editor leaves the caret there.
    assert.match(await page.$eval(selector, (field) => Reflect.get(field, 'value') ?? field.textContent), /abc/);
  },
  focus: async ({ page }, selector) => {
    await until(`${selector} has the focus`, () =>
      page.evaluate((wanted) => document.activeElement?.matches(wanted), selector),
    );
  },
  /** The tabulator key leads to it. */
  tabs: async ({ page }, selector) => {
    await until(`the tabulator reaches ${selector}`, async () => {
      await page.keyboard.press('Tab');
      return page.evaluate((wanted) => document.activeElement?.matches(wanted), selector);
    });
  },
  /** All of it stands within the window. */
  inSight: async ({ page }, selector) => {
    const place = await page.$eval(selector, (element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return { top, bottom, window: innerHeight };
    });
    assert.ok(place.top >= 0 && place.bottom <= place.window, `${selector} stands at ${JSON.stringify(place)}`);
  },
  /** Where an element begins, in pixels of the window. */
  top: async (stage, [selector, wanted]) => {
    await until(`${selector} begins at ${wanted}`, async () => Math.abs((await topOf(stage, selector)) - wanted) <= 1);
  },
};
