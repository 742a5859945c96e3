// A sign-up in a frame of another site.

import assert from 'node:assert/strict';

/** @typedef {import('../support/world.mjs').World} World */

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function frames(test) {
  test('a frame that is all sign-up goes with its space, is counted once, and comes back on request', async (world) => {
    const page = await world.open('/frame');
    await page.untilHidden('#frame');
    await page.untilCount(1);
    const { blocks } = await page.summary();
    assert.equal(blocks[0]?.frame, true);
    assert.equal(blocks[0]?.seen, true);
    await world.ask({ kind: 'block.show', tab: page.tab, document: blocks[0]?.document, id: blocks[0]?.id });
    await page.untilShown('#frame');
    await page.close();
  });

  test('a frame follows the switch of the page that it stands in', async (world) => {
    const page = await world.open('/frame');
    await page.untilHidden('#frame');
    await world.ask({ kind: 'switch.site', tab: page.tab, on: false });
    await page.untilShown('#frame');
    await page.untilCount(0);
    const frame = page.page.frames().find((other) => other.url().includes('/form'));
    assert.ok(await frame?.$eval('#newsletter', (element) => element.checkVisibility()), 'its contents too');
    await world.ask({ kind: 'switch.site', tab: page.tab, on: true });
    await page.untilHidden('#frame');
    await page.close();
  });
}
