// Peek: what is hidden is shown with an outline, and no page can press, style, read or keep what is drawn over it.

import assert from 'node:assert/strict';

import { inStage } from '../support/over-page.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */
/** @typedef {import('../support/world.mjs').OpenPage} OpenPage */

/** Puts peek into a page and waits until the hidden block shows itself. @param {World} world @param {OpenPage} page */
async function look(world, page) {
  await page.page.bringToFront();
  const answer = await world.ask({ kind: 'tab.peek', tab: page.tab });
  assert.deepEqual(answer.value, { on: true });
  await page.untilShown('#newsletter');
  await until('the panel is there', () => isOpen(page));
}

/** What the page can see of it: one element. @param {OpenPage} page */
const isOpen = (page) => page.page.evaluate(() => document.querySelector('html > div') !== null);

/** @param {OpenPage} page @param {number} times */
async function tab(page, times) {
  for (let step = 0; step < times; step++) await page.page.keyboard.press('Tab');
}

/** The buttons of the panel with one block, in the order of the Tab key. */
const BUTTON = { done: 1, find: 2, show: 3, always: 4 };

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function peek(test) {
  test('peek shows what is hidden; Escape hides it again and leaves nothing behind', async (world) => {
    const page = await world.open('/plain', 'peek.example');
    await page.untilHidden('#newsletter');
    const before = await page.page.evaluate(() => document.documentElement.outerHTML.length);
    await look(world, page);
    await page.page.keyboard.press('Escape');
    await page.untilHidden('#newsletter');
    assert.equal(await isOpen(page), false);
    assert.equal(await page.page.evaluate(() => document.documentElement.outerHTML.length), before);
    await look(world, page);
    await tab(page, BUTTON.done);
    await page.page.keyboard.press('Enter');
    await page.untilHidden('#newsletter');
    await page.close();
  });

  test('a page that has written its document anew gives up its keys just the same', async (world) => {
    const page = await world.open('/plain', 'peek-anew.example');
    await page.untilHidden('#newsletter');
    await page.page.evaluate(() => {
      // Without the mark, which would hide the copy before it was judged.
      const html = document.documentElement.outerHTML
        .replaceAll('newsletter"', 'anew"')
        .replace(/ [a-z]{20,40}="h"/, '');
      document.open();
      document.write(html);
      document.close();
    });
    await page.untilHidden('#anew');
    await page.page.bringToFront();
    await world.ask({ kind: 'tab.peek', tab: page.tab });
    await page.untilShown('#anew');
    await page.page.keyboard.press('Escape');
    await page.untilHidden('#anew');
    assert.equal(await isOpen(page), false);
    await page.close();
  });

  test('asked for again it ends', async (world) => {
    const page = await world.open('/plain', 'peek.example');
    await page.untilHidden('#newsletter');
    await look(world, page);
    await world.ask({ kind: 'tab.peek', tab: page.tab });
    await page.untilHidden('#newsletter');
    await page.close();
  });

  test('a block is shown for now, or for good, by keyboard alone', async (world) => {
    const page = await world.open('/plain', 'peek-keys.example');
    await page.untilHidden('#newsletter');
    await look(world, page);
    await tab(page, BUTTON.show);
    await page.page.keyboard.press('Enter');
    await until('it is shown for now', async () => (await page.summary()).blocks[0]?.shown === 'now');
    await page.page.keyboard.press('Escape');
    assert.ok(await page.isShown('#newsletter'));

    await page.page.reload();
    await page.untilHidden('#newsletter');
    await look(world, page);
    await tab(page, BUTTON.always);
    await page.page.keyboard.press('Enter');
    await until('it is shown for good', async () => (await page.summary()).blocks[0]?.shown === 'wrong');
    await until('it is remembered', async () => (await page.summary()).reports === 1);
    await page.page.keyboard.press('Escape');
    await page.page.reload();
    await until('the page was judged again', async () => (await page.summary()).state === 'active');
    assert.deepEqual((await page.summary()).blocks, [], 'the site remembers');
    await world.ask({ kind: 'reports.clear' });
    await page.close();
  });

  test('the focus stays in its row when a further block comes', async (world) => {
    const page = await world.open('/plain', 'peek-further.example');
    await page.untilHidden('#newsletter');
    await look(world, page);
    await tab(page, BUTTON.show);
    await page.page.evaluate(() => {
      const further = /** @type {HTMLElement} */ (document.getElementById('newsletter')?.cloneNode(true));
      further.id = 'further';
      document.querySelector('main')?.after(further);
    });
    await until('it is listed', () =>
      inStage(world, page, (root) => root?.querySelectorAll('.panel ol > li').length === 2),
    );
    await page.page.keyboard.press('Enter');
    await until('the first is shown for now', async () =>
      (await page.summary()).blocks.some(({ shown }) => shown === 'now'),
    );
    await page.page.keyboard.press('Escape');
    await page.untilHidden('#further');
    assert.ok(await page.isShown('#newsletter'));
    await page.close();
  });

  test('a pop-up stays hidden while the reader looks', async (world) => {
    const page = await world.open('/late', 'peek.example');
    await page.act('insert');
    await page.untilHidden('#pop-up');
    await page.page.bringToFront();
    await world.ask({ kind: 'tab.peek', tab: page.tab });
    await until('the panel is there', () => isOpen(page));
    assert.equal(await page.isShown('#pop-up'), false);
    await page.page.keyboard.press('Escape');
    await until('the panel is gone', async () => !(await isOpen(page)));
    await page.close();
  });

  test('a hostile page can neither press, read, style nor keep it', async (world) => {
    const page = await world.open('/hostile-to-peek', 'peek-hostile.example');
    await page.untilHidden('#newsletter');
    await look(world, page);
    const seen = await page.page.evaluate(async () => {
      const host = /** @type {HTMLElement} */ (document.querySelector('html > div'));
      for (const type of ['keydown', 'keyup', 'keypress'])
        for (const target of [window, document, host])
          target.dispatchEvent(new KeyboardEvent(type, { key: 'Escape', bubbles: true, composed: true }));
      host.click();
      document
        .elementFromPoint(innerWidth - 40, innerHeight - 40)
        ?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      const style = getComputedStyle(host);
      return {
        root: host.shadowRoot,
        inside: host.childNodes.length,
        text: document.documentElement.innerText.includes('Done'),
        styled: [style.opacity, style.transform, style.clipPath, style.filter, style.pointerEvents].join(' '),
      };
    });
    assert.deepEqual(seen, { root: null, inside: 0, text: false, styled: '1 none none none auto' });
    assert.ok(await isOpen(page));
    assert.ok(await page.isShown('#newsletter'), 'no event of the page closed it');
    assert.equal((await page.summary()).blocks[0]?.shown, null, 'no event of the page pressed a button');
    await page.page.evaluate(() => document.querySelector('html > div')?.remove());
    await page.untilHidden('#newsletter');
    await page.close();
  });
}
