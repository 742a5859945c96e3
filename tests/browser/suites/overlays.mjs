// Pop-ups: those that come late, and what they take from the page.

import assert from 'node:assert/strict';

import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function overlays(test) {
  test('a pop-up that comes late goes, and gives back scrolling and the page', async (world) => {
    const page = await world.open('/late');
    await page.untilCount(0);
    await page.act('insert');
    await page.untilHidden('#pop-up');
    const main = () =>
      page.page.$eval('main', (element) => [element.hasAttribute('inert'), element.hasAttribute('aria-hidden')]);
    // What a pop-up took from the page is given back by a script that comes when there is one.
    await until('the page is given back', async () => !(await main()).includes(true));
    await page.page.evaluate(() => scrollTo(0, 200));
    assert.equal(await page.page.evaluate(() => scrollY), 200, 'the page scrolls');

    const { blocks } = await page.summary();
    assert.deepEqual([blocks[0]?.overlay, blocks[0]?.seen], [true, true]);
    await world.ask({ kind: 'block.show', tab: page.tab, document: blocks[0]?.document, id: blocks[0]?.id });
    await page.untilShown('#pop-up');
    assert.deepEqual(await main(), [true, true], 'what was taken back is returned with the pop-up');
    assert.equal(await page.page.evaluate(() => getComputedStyle(document.documentElement).overflow), 'hidden');
    await page.close();
  });

  test('a modal dialog that is hidden does not leave the page inert, and opens again for the reader', async (world) => {
    const page = await world.open('/dialog');
    await page.untilCount(1);
    assert.equal((await page.summary()).blocks[0]?.seen, false, 'what was never shown is not counted');
    await page.act('insert');
    await until('the dialog is closed', () =>
      page.page.$eval('#dialog', (dialog) => !(/** @type {HTMLDialogElement} */ (dialog).open)),
    );
    await page.untilHidden('#dialog');
    await until('now it counts', async () => (await page.summary()).blocks[0]?.seen);
    await page.page.click('#open');
    await page.untilShown('#dialog');
    assert.ok(await page.page.$eval('#dialog', (dialog) => dialog.matches(':modal')), 'the reader opened it');
    await page.untilCount(0);
    assert.ok(await page.isShown('#dialog'));
    await page.close();
  });

  test('a pop-up that the reader opens stays', async (world) => {
    const [asked, unasked] = [await world.open('/late'), await world.open('/late', 'other.example')];
    await asked.page.bringToFront();
    await asked.page.click('#open');
    // The same pop-up, for comparison, on a page whose reader did nothing.
    await unasked.act('insert');
    await unasked.untilHidden('#pop-up');
    await asked.page.evaluate(() => void document.body.append(document.createElement('section')));
    await asked.untilCount(0);
    assert.ok(await asked.isShown('#pop-up'));
    await Promise.all([asked.close(), unasked.close()]);
  });

  test('a sign-up that the reader is typing into is not hidden', async (world) => {
    const page = await world.open('/two');
    await page.untilHidden('#second');
    await world.ask({ kind: 'switch.site', tab: page.tab, on: false });
    await page.untilShown('#first');
    await page.page.bringToFront();
    await page.page.click('#first input');
    await page.page.keyboard.type('reader@');
    await world.ask({ kind: 'switch.site', tab: page.tab, on: true });
    await page.untilHidden('#second');
    assert.ok(await page.isShown('#first'));
    assert.equal(
      await page.page.$eval('#first input', (field) => /** @type {HTMLInputElement} */ (field).value),
      'reader@',
    );
    await page.close();
  });
}
