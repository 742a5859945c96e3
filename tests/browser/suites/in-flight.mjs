// Verdicts that arrive when they do not fit any more.

import assert from 'node:assert/strict';

import { holdAnswers, releaseAnswers, untilAsked } from '../support/background.mjs';

/** @typedef {import('../support/world.mjs').World} World */
/** @typedef {import('../support/world.mjs').OpenPage} OpenPage */

/**
 * Opens a page with two blocks, on a site that has a correction: there the background hashes the site's name for every judgement,
 * and there it can be held. Hands over the functions that hold it and let it go.
 *
 * @param {World} world
 * @param {string} host
 */
async function openHeld(world, host) {
  const page = await world.open('/two', host);
  await page.untilCount(2);
  const [block] = (await page.summary()).blocks;
  const address = { tab: page.tab, document: block?.document, id: block?.id };
  await world.ask({ kind: 'block.wrong', ...address });
  await page.untilShown('#first');
  return {
    page,
    hold: () => holdAnswers(world),
    untilAsked: () => untilAsked(world),
    /** Lets the answer go, and waits until the page has it: the page answers a later message. */
    async release() {
      await releaseAnswers(world);
      await world.inBackground((scope) => new Promise((resolve) => scope.setTimeout(resolve, 300)));
      await page.summary();
    },
    async end() {
      await world.ask({ kind: 'block.hide', ...address });
      await world.ask({ kind: 'reports.clear' });
      await world.leaveBackground();
      await page.close();
    },
  };
}

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function inFlight(test) {
  test('a verdict that is on its way when the switch goes off does not land', async (world) => {
    const { page, hold, untilAsked, release, end } = await openHeld(world, 'slow.example');
    await hold();
    await world.ask({ kind: 'switch.site', tab: page.tab, on: false });
    await page.untilShown('#second');
    await world.ask({ kind: 'switch.site', tab: page.tab, on: true });
    await untilAsked();
    await world.ask({ kind: 'switch.site', tab: page.tab, on: false });
    await release();
    assert.ok(await page.isShown('#second'));
    assert.equal((await page.summary()).state, 'off');
    await world.ask({ kind: 'switch.site', tab: page.tab, on: true });
    await page.untilHidden('#second');
    await end();
  });

  test('neither does one for a block that the reader has begun to use meanwhile', async (world) => {
    const { page, hold, untilAsked, release, end } = await openHeld(world, 'used.example');
    await world.ask({ kind: 'switch.site', tab: page.tab, on: false });
    await page.untilShown('#second');
    await page.page.bringToFront();
    await hold();
    await world.ask({ kind: 'switch.site', tab: page.tab, on: true });
    await untilAsked();
    await page.page.click('#second input');
    await release();
    assert.ok(await page.isShown('#second'));
    await end();
  });

  test('nor one for a block whose content is another by then', async (world) => {
    const { page, hold, untilAsked, release, end } = await openHeld(world, 'other-content.example');
    await world.ask({ kind: 'switch.site', tab: page.tab, on: false });
    await page.untilShown('#second');
    await hold();
    await world.ask({ kind: 'switch.site', tab: page.tab, on: true });
    await untilAsked();
    await page.page.evaluate(() => {
      const node = /** @type {Element} */ (document.getElementById('second'));
      node.className = 'chapter';
      node.replaceChildren(...['p1', 'p2', 'p3'].map((id) => document.getElementById(id)?.cloneNode(true) ?? ''));
      Reflect.set(globalThis, 'hiddenOnce', false);
      new MutationObserver(() => Reflect.set(globalThis, 'hiddenOnce', true)).observe(node, { attributes: true });
    });
    await release();
    assert.equal(await page.page.evaluate(() => Reflect.get(globalThis, 'hiddenOnce')), false);
    await end();
  });
}
