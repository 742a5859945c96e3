// The picker: what was missed is chosen by mouse or by keys, goes at once and on later visits, and comes back when the reader says so.

import assert from 'node:assert/strict';

import { chooseByKeys, chooseByMouse, inStage, pressOn } from '../support/over-page.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */
/** @typedef {import('../support/world.mjs').OpenPage} OpenPage */

/** What the page can see of it: one element. @param {OpenPage} page */
const isOpen = (page) => page.page.evaluate(() => document.querySelector('html > div') !== null);

/** @param {World} world @param {OpenPage} page */
async function pick(world, page) {
  await until('the page was judged', async () => (await page.summary()).state === 'active');
  await page.page.bringToFront();
  assert.deepEqual((await world.ask({ kind: 'tab.pick', tab: page.tab })).value, { on: true });
  await until('the picker is there', () => isOpen(page));
}

/** @param {World} world @param {OpenPage} page */
async function hideByMouse(world, page) {
  await chooseByMouse(world, page, '#lake-weekend h3');
  // From the heading to the whole.
  await page.page.keyboard.press('ArrowUp');
  await page.page.keyboard.press('Enter');
  await page.untilHidden('#lake-weekend');
}

/** Touches a button of the panel, by its place among those that are there. @param {World} world @param {OpenPage} page @param {number} place */
async function tapButton(world, page, place) {
  const boxes = await inStage(world, page, (root) =>
    [...(root?.querySelectorAll('button') ?? [])]
      .filter((button) => button.getClientRects().length > 0)
      .map((button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }),
  );
  const { x, y } = /** @type {{ x: number, y: number }} */ (boxes[place]);
  await page.page.touchscreen.tap(x, y);
}

/** @param {OpenPage} page */
const isChosen = async (page) => (await page.summary()).blocks[0]?.evidence[0]?.signal === 'readers-choice';

/** @param {World} world @returns {Promise<any[]>} */
const reports = async (world) => (await world.ask({ kind: 'reports.list' })).value.reports;

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function picker(test) {
  test('what was missed is chosen, stays away after a reload, and comes back when it was wrong', async (world) => {
    const page = await world.open('/missed', 'picker.example');
    await pick(world, page);
    await hideByMouse(world, page);
    await until("it counts as the reader's choice", () => isChosen(page));
    assert.deepEqual(
      (await reports(world)).map(({ site, complaint }) => [site, complaint]),
      [['picker.example', 'missed']],
    );
    assert.deepEqual(await page.page.evaluate('heard'), [], 'the page sees no press');
    await page.page.keyboard.press('Escape');
    await until('the picker is gone', async () => !(await isOpen(page)));

    await page.page.reload();
    await page.untilHidden('#lake-weekend');
    const block = (await page.summary()).blocks[0];
    await world.ask({ kind: 'block.wrong', tab: page.tab, document: block.document, id: block.id });
    await page.untilShown('#lake-weekend');
    assert.deepEqual(await reports(world), []);
    await page.page.reload();
    await until('the page was judged again', async () => (await page.summary()).state === 'active');
    assert.deepEqual((await page.summary()).blocks, []);
    await page.close();
  });

  test('it is chosen and brought back by keys alone', async (world) => {
    const page = await world.open('/missed', 'picker-keys.example');
    await pick(world, page);
    await chooseByKeys(world, page);
    await page.page.keyboard.press('ArrowUp');
    await page.page.keyboard.press('Enter');
    await until('it goes', async () => !(await page.isShown('#lake-weekend')));
    // Done stands first, then what brings it back.
    await page.page.keyboard.press('Tab');
    await page.page.keyboard.press('Tab');
    await page.page.keyboard.press('Enter');
    await page.untilShown('#lake-weekend');
    await until('the picker is gone', async () => !(await isOpen(page)));
    assert.deepEqual(await reports(world), []);
    await page.close();
  });

  test('it is chosen and brought back by touch alone', async (world) => {
    const page = await world.open('/missed', 'picker-touch.example');
    await pick(world, page);
    const { x, y } = await page.page.$eval('#lake-weekend h3', (heading) => {
      heading.scrollIntoView({ block: 'start' });
      const { left, top } = heading.getBoundingClientRect();
      return { x: left + 30, y: top + 12 };
    });
    await until('something is chosen', async () => {
      await page.page.touchscreen.tap(x, y);
      return inStage(world, page, (root) => root?.querySelector('button.main:enabled') !== null);
    });
    // From the heading to the whole, and away with it.
    await tapButton(world, page, 1);
    await tapButton(world, page, 0);
    await page.untilHidden('#lake-weekend');
    assert.deepEqual(await page.page.evaluate('heard'), [], 'the page sees no touch');
    // What brings it back stands after what ends it.
    await until('it can be brought back', () => inStage(world, page, (root) => root?.querySelector('.shield')?.hidden));
    await tapButton(world, page, 1);
    await page.untilShown('#lake-weekend');
    await until('the picker is gone', async () => !(await isOpen(page)));
    assert.deepEqual(await reports(world), []);
    await page.close();
  });

  test('the article cannot be chosen', async (world) => {
    const page = await world.open('/missed', 'picker-article.example');
    await pick(world, page);
    for (let round = 0; round < 10; round++) {
      await pressOn(page, '#p2');
      for (let step = 0; step < 4; step++) await page.page.keyboard.press('ArrowUp');
      await page.page.keyboard.press('Enter');
    }
    assert.ok(await page.isShown('#story'));
    assert.deepEqual(await reports(world), []);
    await page.page.keyboard.press('Escape');
    await page.close();
  });

  test('no event of a page chooses, hides or closes anything', async (world) => {
    const page = await world.open('/missed', 'picker-hostile.example');
    await pick(world, page);
    await pressOn(page, '#lake-weekend h3');
    const root = await page.page.evaluate(() => {
      const host = /** @type {HTMLElement} */ (document.querySelector('html > div'));
      for (const key of ['ArrowUp', 'Enter', 'Escape'])
        for (const target of [window, document, host])
          target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      for (const type of ['click', 'pointermove'])
        host.dispatchEvent(new MouseEvent(type, { clientX: 60, clientY: 60, bubbles: true, composed: true }));
      host.click();
      return host.shadowRoot;
    });
    assert.equal(root, null);
    assert.ok(await isOpen(page));
    assert.ok(await page.isShown('#lake-weekend'));
    assert.deepEqual(await reports(world), []);
    // Asked for again it ends.
    await world.ask({ kind: 'tab.pick', tab: page.tab });
    await until('the picker is gone', async () => !(await isOpen(page)));
    await page.close();
  });
}
