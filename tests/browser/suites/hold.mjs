// What was confirmed on a site is held back from the first frame of the next visit, until it is confirmed again or turns out to be wrong.

import assert from 'node:assert/strict';

import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */
/** @typedef {import('../support/world.mjs').OpenPage} OpenPage */

/** What is remembered. @param {World} world @returns {Promise<Array<{ marks: number[], wrong: number[] }>>} */
const remembered = async (world) => {
  const { held } = await world.observer.page.evaluate(() => chrome.storage.local.get('held'));
  return Object.values(/** @type {any} */ (held)?.sites ?? {});
};

/** @param {World} world @param {'marks' | 'wrong'} list @param {number} count */
const untilRemembered = (world, list, count) =>
  until(`there are ${count} ${list}`, async () => {
    const sites = await remembered(world);
    return sites.reduce((sum, site) => sum + site[list].length, 0) === count;
  });

/** Opens a page that has been looked at. @param {World} world @param {string} path @param {string} host */
async function openJudged(world, path, host) {
  const page = await world.open(path, host);
  await page.page.bringToFront();
  await until('it was looked at', async () => (await page.summary()).state === 'active');
  return page;
}

/**
 * Lets the page put its block in, and answers how that looks when the next frame is made: before any answer can have come.
 *
 * @param {OpenPage} page
 */
const insert = (page) =>
  page.page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          dispatchEvent(new Event('insert'));
          const block = /** @type {HTMLElement} */ (document.querySelector('#newsletter'));
          // Observers have run by then, and no message can have come.
          queueMicrotask(() =>
            queueMicrotask(() => {
              const { opacity, visibility, position } = getComputedStyle(block);
              const animations = block.getAnimations();
              const timing = animations
                .map(({ effect }) => effect?.getComputedTiming())
                .map((its) => [its?.endTime, its?.fill]);
              resolve({ isHeld: opacity === '0' && visibility === 'hidden' && position === 'fixed', timing });
            }),
          );
        });
      }),
  );

/** The first visit, after which something is remembered. @param {World} world @param {string} host @param {string} [path] */
async function visit(world, host, path = '/held') {
  const page = await openJudged(world, path, host);
  assert.deepEqual(await insert(page), { isHeld: false, timing: [] });
  await page.untilHidden('#newsletter');
  await untilRemembered(world, 'marks', 1);
  await page.close();
}

/** @param {World} world @param {string} host @param {string} [path] */
async function isHeldOn(world, host, path = '/held') {
  const page = await openJudged(world, path, host);
  const { isHeld } = /** @type {any} */ (await insert(page));
  await page.close();
  return isHeld;
}

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function hold(test) {
  for (const path of ['/held', '/held-element', '/held-themed']) {
    test(`what was hidden on ${path} is not seen for a single frame on the next visit, and counts as hidden`, async (world) => {
      await world.ask({ kind: 'everything.forget' });
      await visit(world, 'held.example', path);
      const page = await openJudged(world, path, 'www.held.example');
      assert.deepEqual(await insert(page), { isHeld: true, timing: [[3000, 'none']] });
      await until('it is confirmed', () => page.page.$eval('#newsletter', (block) => !block.checkVisibility()));
      await page.untilCount(1);
      assert.equal((await page.summary()).blocks[0]?.seen, true, 'it would have been seen');
      await until('no mark of the hold is left', () =>
        page.page.$eval('#newsletter', (block) => block.getAttributeNames().length === 3),
      );
      await untilRemembered(world, 'wrong', 0);
      await page.close();
    });
  }

  test('when nobody answers, the style sheet itself lets go', async (world) => {
    await world.ask({ kind: 'everything.forget' });
    await visit(world, 'held.example');
    const page = await openJudged(world, '/held', 'held.example');
    const look = await page.page.evaluate(
      () =>
        new Promise((resolve) => {
          dispatchEvent(new Event('insert'));
          const block = /** @type {HTMLElement} */ (document.querySelector('#newsletter'));
          setTimeout(() => {
            const [animation] = block.getAnimations();
            // As if its time were over.
            animation?.finish();
            const { opacity, visibility, position } = getComputedStyle(block);
            resolve([animation !== undefined, opacity, visibility, position]);
          }, 0);
        }),
    );
    assert.deepEqual(look, [true, '1', 'visible', 'static']);
    await page.close();
  });

  test('what was held and should not have been is shown, and never held again', async (world) => {
    for (const path of ['/held-innocent', '/held-large']) {
      await world.ask({ kind: 'everything.forget' });
      await visit(world, 'held.example');
      const page = await openJudged(world, path, 'held.example');
      const { isHeld } = /** @type {any} */ (await insert(page));
      assert.ok(isHeld, path);
      await untilRemembered(world, 'wrong', 1);
      if (path === '/held-innocent') await page.untilShown('#newsletter');
      await untilRemembered(world, 'marks', 0);
      await page.close();
      assert.equal(await isHeldOn(world, 'held.example'), false, path);
    }
  });

  test('other sites, sites that are switched off and a pause hold nothing', async (world) => {
    await world.ask({ kind: 'everything.forget' });
    await visit(world, 'held.example');
    // The same mark, and nothing that is confirmed there and remembered of that site as well.
    assert.equal(await isHeldOn(world, 'other.example', '/held-innocent'), false);
    const page = await world.open('/nothing', 'held.example');
    const stored = (/** @type {boolean} */ isPaused) =>
      until(`the pause is ${isPaused}`, async () => {
        const { held } = await world.observer.page.evaluate(() => chrome.storage.local.get('held'));
        return /** @type {any} */ (held).pausedUntil > Date.now() === isPaused;
      });
    const isHeldUnjudged = async () => {
      const open = await world.open('/held', 'held.example');
      const { isHeld } = /** @type {any} */ (await insert(open));
      await open.close();
      return isHeld;
    };
    await world.ask({ kind: 'pause.begin', length: 'hour' });
    await stored(true);
    assert.equal(await isHeldUnjudged(), false, 'while paused');
    await world.ask({ kind: 'switch.extension', on: true });
    await stored(false);
    assert.equal(await isHeldOn(world, 'held.example'), true, 'after the pause');
    await world.ask({ kind: 'switch.site', tab: page.tab, on: false });
    await untilRemembered(world, 'marks', 0);
    assert.equal(await isHeldUnjudged(), false, 'switched off');
    await world.ask({ kind: 'switch.site', tab: page.tab, on: true });
    await page.close();
  });

  test('a reader who opens it sees it at once', async (world) => {
    await world.ask({ kind: 'everything.forget' });
    await visit(world, 'held.example');
    const page = await openJudged(world, '/held', 'held.example');
    await page.page.evaluate(() => {
      const button = document.createElement('button');
      button.textContent = 'Open';
      button.id = 'open';
      button.onclick = () => {
        dispatchEvent(new Event('insert'));
        const block = /** @type {HTMLElement} */ (document.querySelector('#newsletter'));
        requestAnimationFrame(() => Reflect.set(globalThis, 'opacity', getComputedStyle(block).opacity));
      };
      document.querySelector('h1')?.before(button);
    });
    await page.page.click('#open');
    await page.page.waitForFunction(() => Reflect.get(globalThis, 'opacity'));
    assert.equal(await page.page.evaluate(() => Reflect.get(globalThis, 'opacity')), '1');
    await page.close();
  });

  test('it is forgotten with everything else, and when the reader calls it wrong', async (world) => {
    await world.ask({ kind: 'everything.forget' });
    await visit(world, 'held.example');
    const before = (await world.ask({ kind: 'options.get' })).value.bytes;
    const page = await openJudged(world, '/held', 'held.example');
    await insert(page);
    await page.untilCount(1);
    const [block] = (await page.summary()).blocks;
    await world.ask({ kind: 'block.wrong', tab: page.tab, document: block?.document, id: block?.id });
    await untilRemembered(world, 'marks', 0);
    await page.close();
    await world.ask({ kind: 'everything.forget' });
    assert.equal((await world.ask({ kind: 'options.get' })).value.bytes < before, true, 'the storage line counted it');
    await visit(world, 'held.example');
    await world.ask({ kind: 'everything.forget' });
    const stored = await world.observer.page.evaluate(() => chrome.storage.local.get('held'));
    assert.deepEqual(stored, {});
  });
}
