// The popup: usable by keyboard alone, sound for assistive technology, and true.

import assert from 'node:assert/strict';

import { violationsOf } from '../support/accessibility.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */
/** @typedef {import('puppeteer-core').Page} Page */

/** What has the focus: the text of a button, or the id of a switch. @param {Page} popup */
const focused = (popup) =>
  popup.evaluate(
    () =>
      document.activeElement?.id || document.activeElement?.textContent?.trim() || document.activeElement?.localName,
  );

/** @param {Page} popup @param {string} wanted */
async function tabTo(popup, wanted) {
  for (let step = 0; step < 20; step++) {
    await popup.keyboard.press('Tab');
    if ((await focused(popup)) === wanted) return;
  }
  throw new Error(`the Tab key never reaches ${wanted}`);
}

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function popup(test) {
  test('the whole of it by keyboard: switch, show, hide again, and “this was wrong”', async (world) => {
    const page = await world.open('/plain', 'keys.example');
    await page.untilHidden('#newsletter');
    await page.untilCount(1);
    const popup = await world.popup(page.tab);
    await until('the block is listed', () => popup.$('.block'));

    await tabTo(popup, 'site-switch');
    await popup.keyboard.press(' ');
    await page.untilShown('#newsletter');
    await until('the popup says so', () =>
      popup.$eval('#headline', (headline) => headline.textContent?.includes('Switched off')),
    );
    await popup.keyboard.press(' ');
    await page.untilHidden('#newsletter');

    await until('the block is listed again', () => popup.$('.block'));
    await tabTo(popup, 'Show for now');
    await popup.keyboard.press('Enter');
    await page.untilShown('#newsletter');
    await until('the focus has moved to what can be done now', async () => (await focused(popup)) === 'Hide again');
    await popup.keyboard.press('Enter');
    await page.untilHidden('#newsletter');

    await until('it can be called wrong', async () => (await popup.$('[data-action="block.wrong"]')) !== null);
    await tabTo(popup, 'This was wrong');
    await popup.keyboard.press(' ');
    await page.untilShown('#newsletter');
    await until('a report is kept', async () => (await page.summary()).reports === 1);

    await page.page.reload();
    await until('the page was judged again', async () => (await page.summary()).state === 'active');
    assert.deepEqual((await page.summary()).blocks, [], 'the site remembers');
    const reports = (await world.ask({ kind: 'reports.list' })).value.reports;
    assert.equal(reports[0].site, 'keys.example');
    assert.equal(JSON.stringify(reports).includes('harbour'), false, 'no word of the article is in the report');
    await world.ask({ kind: 'reports.clear' });
    await Promise.all([popup.close(), page.close()]);
  });

  test('a button that is being pressed while the popup is drawn anew does what it says', async (world) => {
    const page = await world.open('/plain', 'pressed.example');
    await page.untilCount(1);
    const popup = await world.popup(page.tab);
    const button = await popup.waitForSelector('[data-action="block.show"]');
    await button?.hover();
    await popup.mouse.down();
    // Something that the popup shows changes, but nothing of this block.
    await world.ask({ kind: 'tab.class', tab: page.tab, class: 'paid', wanted: false });
    await until('the popup shows it', () => popup.$eval('#site-class-paid', (input) => !input.checked));
    await popup.mouse.up();
    await page.untilShown('#newsletter');
    await Promise.all([popup.close(), page.close()]);
  });

  test('no accessibility violation, light and dark, with blocks and without', async (world) => {
    for (const path of ['/plain', '/nothing', '/document.xml']) {
      const page = await world.open(path, 'axe.example');
      if (path === '/plain') await page.untilCount(1);
      const popup = await world.popup(page.tab);
      for (const scheme of ['light', 'dark']) {
        // Firefox is told by a preference, which a test cannot change; Chromium stands for both.
        if (world.browser === 'chromium')
          await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        assert.deepEqual(await violationsOf(popup), [], `${path}, ${scheme}`);
      }
      await Promise.all([popup.close(), page.close()]);
    }
  });

  test('a pause stands in it until when it lasts, and one button ends it', async (world) => {
    const page = await world.open('/plain', 'pause.example');
    await page.untilHidden('#newsletter');
    const popup = await world.popup(page.tab);
    await tabTo(popup, 'pause');
    await popup.keyboard.press('Enter');
    await page.untilShown('#newsletter');
    await until('the popup says so', () =>
      popup.$eval('#headline', (headline) => headline.textContent?.includes('paused')),
    );
    const { pausedUntil } = await page.summary();
    assert.ok(pausedUntil !== null && Math.abs(pausedUntil - Date.now() - 3_600_000) < 60_000);
    const minutes = String(new Date(pausedUntil).getMinutes()).padStart(2, '0');
    assert.match(await popup.$eval('#detail', (detail) => detail.textContent ?? ''), new RegExp(`\\d:${minutes}`));
    assert.deepEqual(await violationsOf(popup), []);
    await until('the button that ends it has the focus', async () => (await focused(popup)) === 'state-action');
    await popup.keyboard.press('Enter');
    await page.untilHidden('#newsletter');
    assert.equal((await page.summary()).pausedUntil, null);
    await Promise.all([popup.close(), page.close()]);
  });

  test('a page where no extension may run has a state of its own', async (world) => {
    const page = await world.session.newPage();
    await page.goto('about:blank');
    const own = await world.observer.page.evaluate(async () =>
      (await chrome.tabs.query({})).map(({ id, url }) => ({ id, url })),
    );
    const blank = own.find(({ url }) => url === undefined || url === 'about:blank');
    assert.ok(blank?.id !== undefined);
    const popup = await world.popup(blank.id);
    assert.equal(JSON.parse((await popup.$eval('html', (html) => html.dataset.summary)) ?? '').state, 'forbidden');
    assert.deepEqual(await violationsOf(popup), []);
    await Promise.all([popup.close(), page.close()]);
  });
}
