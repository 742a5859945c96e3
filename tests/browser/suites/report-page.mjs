// The report page: the report as it would leave, less what the reader takes out; nothing leaves by itself.

import assert from 'node:assert/strict';

import { violationsOf } from '../support/accessibility.mjs';
import { inStage, violationsOver } from '../support/over-page.mjs';
import {
  letters,
  makeReport,
  nameRepository,
  openReport,
  shown,
  takeOpenedReports,
  untilLetter,
  untilOpened,
  untilSaid,
} from '../support/reports.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */
/** @typedef {import('puppeteer-core').Page} Page */

/** What has the focus. @param {Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.id);

/** @param {Page} page @param {string} id */
async function tabTo(page, id) {
  for (let step = 0; step < 40; step++) {
    if ((await focused(page)) === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key never reaches ${id}`);
}

/** Whether the link to the report is there to be pressed. @param {ShadowRoot | null} root */
const hasLink = (root) => {
  const link = root?.querySelector('button.link');
  return link instanceof HTMLElement && link.getBoundingClientRect().height > 0;
};

/** How many measurements are not zero. @param {any} letter */
const measured = (letter) => letter.example.values.filter((/** @type {number} */ value) => value !== 0).length;

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function reportPage(test) {
  test('every part can be taken out, by keys alone, and what would leave changes with each box', async (world) => {
    const id = await makeReport(world, 'parts.example');
    const page = await openReport(world, id);
    const whole = JSON.parse(await shown(page));
    assert.deepEqual(Object.keys(whole), [
      ...['version', 'id', 'day', 'extension', 'engine', 'model', 'complaint', 'site'],
      ...['block', 'skeleton', 'text', 'example'],
    ]);
    assert.equal(whole.version, 2);
    assert.match(whole.text, /^Get our free newsletter The most important stories/);
    assert.deepEqual(whole.example.without, []);

    await tabTo(page, 'category');
    await page.keyboard.type('Comm');
    await untilLetter(page, ({ category }) => category === 'comments');
    await tabTo(page, 'note');
    await page.keyboard.type('It is no sign-up.');
    await untilLetter(page, ({ note }) => note === 'It is no sign-up.');
    await tabTo(page, 'address-site');
    await page.keyboard.press('ArrowUp');
    const { address } = await untilLetter(page, (letter) => letter.address !== undefined);
    assert.match(address, /^http:\/\/parts\.example:\d+\/plain$/);
    for (const part of ['block', 'skeleton', 'text']) {
      await tabTo(page, `part-${part}`);
      await page.keyboard.press(' ');
      await untilLetter(page, (letter) => !(part in letter));
      if (part === 'skeleton') {
        const letter = JSON.parse(await shown(page));
        assert.deepEqual(letter.example.without, ['names', 'structure']);
        assert.ok(measured(letter) > 0 && measured(letter) < measured(whole));
      }
    }
    assert.equal('example' in JSON.parse(await shown(page)), false, 'nothing is left that it could be read off');
    await page.focus('#part-skeleton');
    await page.keyboard.press(' ');
    const withoutText = await untilLetter(page, (letter) => 'example' in letter);
    assert.deepEqual(withoutText.example.without, ['words']);
    assert.ok(measured(withoutText) < measured(whole));
    await page.click('#address-none');
    const nowhere = await untilLetter(page, (letter) => !('site' in letter) && !('address' in letter));
    assert.deepEqual(nowhere.example.without, ['words', 'address']);
    assert.equal(JSON.stringify(nowhere).includes('parts.example'), false);

    // What the reader decided is there on the next visit, and in the file of all reports.
    const text = await shown(page);
    await page.close();
    const again = await openReport(world, id);
    assert.equal(await shown(again), text);
    assert.deepEqual((await letters(world))[0], nowhere);
    await again.close();
    await world.ask({ kind: 'reports.clear' });
  });

  test('it is opened from the popup, quietly, and deleted after a question', async (world) => {
    await world.ask({ kind: 'reports.clear' });
    const page = await world.open('/plain', 'from-popup.example');
    await page.untilHidden('#newsletter');
    const popup = await world.popup(page.tab);
    await (await popup.waitForSelector('[data-action="block.wrong"]'))?.click();
    await popup.waitForSelector('[data-action="block.report"]');
    await until('a report is kept', async () => (await letters(world)).length === 1);
    assert.deepEqual(await takeOpenedReports(world), [], 'nobody is sent there');
    await popup.click('[data-action="block.report"]');
    const opened = await untilOpened(world);
    const [letter] = await letters(world);
    assert.deepEqual(opened, [letter.id]);
    const report = await openReport(world, letter.id);
    await report.click('#delete');
    assert.equal((await focused(report)) === 'delete-yes', false, 'the harmless answer is at hand');
    await report.click('#delete-yes');
    await report.waitForSelector('#gone:not([hidden])');
    assert.deepEqual(await letters(world), []);
    await Promise.all([report.close(), popup.close(), page.close()]);
  });

  test('where the build knows no repository, or none that takes issues, no public issue is offered', async (world) => {
    const id = await makeReport(world, 'no-repository.example');
    for (const address of [
      undefined,
      'https://clearcolumn.example/',
      'http://github.com/o/n',
      'https://github.com/o',
    ]) {
      await nameRepository(world, address);
      const page = await openReport(world, id);
      assert.equal(await page.$eval('#issue', (button) => button.checkVisibility()), false, address);
      assert.ok(await page.$eval('#copy', (button) => button.checkVisibility()));
      await page.close();
    }
    await world.ask({ kind: 'reports.clear' });
  });

  test('it is copied, saved as a line, and filled into a public issue only after a warning', async (world) => {
    await nameRepository(world, 'https://github.com/owner/name');
    const id = await makeReport(world, 'ways.example');
    const page = await openReport(world, id);
    const copied = await page.evaluate(async () => {
      /** @type {string[]} */
      const texts = [];
      navigator.clipboard.writeText = async (text) => void texts.push(text);
      document.getElementById('copy')?.click();
      while (texts.length === 0) await new Promise((resolve) => setTimeout(resolve, 25));
      return texts[0];
    });
    assert.equal(copied, await shown(page));
    await untilSaid(page, /Copied/);
    const [name, saved] = await page.evaluate(async () => {
      /** @type {[string, string] | undefined} */
      let file;
      /** @type {Blob | undefined} */
      let blob;
      URL.createObjectURL = (made) => {
        blob = /** @type {Blob} */ (made);
        return '#';
      };
      HTMLAnchorElement.prototype.click = async function () {
        file = [this.download, (await blob?.text()) ?? ''];
      };
      document.getElementById('save')?.click();
      while (file === undefined) await new Promise((resolve) => setTimeout(resolve, 25));
      return file;
    });
    assert.match(name, /^clearcolumn-report-[\d-]+\.jsonl$/);
    assert.match(saved, /^[^\n]+\n$/);
    assert.deepEqual(JSON.parse(saved), JSON.parse(copied ?? ''));

    const opened = await page.evaluate(async () => {
      /** @type {string[]} */
      const addresses = [];
      Reflect.set(chrome.tabs, 'create', async (/** @type {{ url: string }} */ { url }) => void addresses.push(url));
      document.getElementById('issue')?.click();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const beforeAnswer = addresses.length;
      document.getElementById('issue-yes')?.click();
      while (addresses.length === 0) await new Promise((resolve) => setTimeout(resolve, 25));
      return { beforeAnswer, question: document.getElementById('issue-question')?.textContent, address: addresses[0] };
    });
    assert.equal(opened.beforeAnswer, 0);
    assert.match(opened.question ?? '', /public/);
    const issue = new URL(opened.address ?? '');
    assert.equal(`${issue.host}${issue.pathname}`, 'github.com/owner/name/issues/new');
    assert.ok(issue.href.length <= 7_500, `${issue.href.length} letters`);
    const body = /^```json\n(.*)```\n$/s.exec(issue.searchParams.get('body') ?? '')?.[1] ?? '';
    const letter = JSON.parse(await shown(page));
    for (const [field, value] of Object.entries(JSON.parse(body))) assert.deepEqual(value, letter[field], field);
    assert.ok(issue.searchParams.get('title')?.includes('ways.example'), 'the title names the site');
    await nameRepository(world, undefined);
    await world.ask({ kind: 'reports.clear' });
    await page.close();
  });

  test('no accessibility violation: light and dark, narrow, right to left, and when it is gone', async (world) => {
    await nameRepository(world, 'https://github.com/owner/name');
    const id = await makeReport(world, 'axe.example');
    const page = await openReport(world, id);
    for (const width of [1280, 640, 320]) {
      await page.setViewport({ width, height: 900 });
      for (const direction of ['ltr', 'rtl']) {
        await page.evaluate((dir) => {
          document.documentElement.dir = dir;
        }, direction);
        for (const scheme of world.browser === 'chromium' ? ['light', 'dark'] : ['light']) {
          if (world.browser === 'chromium')
            await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
          assert.deepEqual(await violationsOf(page), [], `${width}, ${direction}, ${scheme}`);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(overflow <= 0, `${width}, ${direction}: ${overflow} pixels too wide`);
        }
      }
    }
    await page.click('#issue');
    assert.deepEqual(await violationsOf(page), [], 'with a question');
    await page.close();
    await world.ask({ kind: 'reports.clear' });
    const gone = await openReport(world, id);
    assert.deepEqual(await violationsOf(gone), [], 'gone');
    assert.equal(await gone.$eval('#intro', (intro) => intro.checkVisibility()), false, 'nothing would leave');
    await gone.close();
    await nameRepository(world, undefined);
  });

  test('whoever switches a site off is asked once if something was hidden wrongly, and never again', async (world) => {
    await world.ask({ kind: 'reports.clear' });
    await world.observer.page.evaluate(() => chrome.storage.local.remove('offer'));
    const first = await world.open('/nothing', 'offer-nothing.example');
    await until('it was looked at', async () => (await first.summary()).state === 'active');
    const nothing = await world.popup(first.tab);
    await nothing.click('#site-switch');
    await until('it is off', async () => !(await first.summary()).siteOn);
    assert.equal(await nothing.$eval('#offer', (offer) => offer.hidden), true, 'where nothing was hidden nobody asks');
    await Promise.all([nothing.close(), first.close()]);

    const page = await world.open('/plain', 'offer.example');
    await page.untilHidden('#newsletter');
    await page.untilCount(1);
    const popup = await world.popup(page.tab);
    await popup.waitForSelector('.block');
    await popup.click('#site-switch');
    await popup.waitForSelector('#offer:not([hidden])');
    assert.deepEqual(await violationsOf(popup), []);
    await popup.click('#offer-blocks button');
    const opened = await untilOpened(world);
    const [letter] = await letters(world);
    assert.deepEqual(opened, [letter.id]);
    assert.equal(letter.site, 'offer.example');
    assert.match(letter.text, /newsletter/);
    await world.ask({ kind: 'switch.site', tab: page.tab, on: true });
    await until('it was judged again', async () => (await page.summary()).state === 'active');
    assert.ok(await page.isShown('#newsletter'), 'what was called wrong stays');
    await Promise.all([popup.close(), page.close()]);

    const second = await world.open('/plain', 'offer-again.example');
    await second.untilHidden('#newsletter');
    await second.untilCount(1);
    const later = await world.popup(second.tab);
    await later.waitForSelector('.block');
    await later.click('#site-switch');
    await second.untilShown('#newsletter');
    await until('the popup knows', () =>
      later.$eval('#headline', (headline) => /Switched off/.test(headline.textContent ?? '')),
    );
    assert.equal(await later.$eval('#offer', (offer) => offer.hidden), true);
    await world.ask({ kind: 'reports.clear' });
    await Promise.all([later.close(), second.close()]);
  });

  test('peek leads to the report, and so does the picker; neither goes there by itself', async (world) => {
    await world.ask({ kind: 'reports.clear' });
    const page = await world.open('/plain', 'from-peek.example');
    await page.untilHidden('#newsletter');
    await page.page.bringToFront();
    await world.ask({ kind: 'tab.peek', tab: page.tab });
    await page.untilShown('#newsletter');
    assert.deepEqual(await violationsOver(world, page), [], 'peek');
    // Done, go to it, show for now, always show.
    for (let step = 0; step < 4; step++) await page.page.keyboard.press('Tab');
    await page.page.keyboard.press('Enter');
    await until('the link is there', () => inStage(world, page, hasLink));
    assert.deepEqual(await violationsOver(world, page), [], 'peek with the link');
    assert.deepEqual(await takeOpenedReports(world), []);
    await page.page.keyboard.press('Tab');
    await page.page.keyboard.press('Tab');
    await page.page.keyboard.press('Enter');
    const opened = await untilOpened(world);
    assert.deepEqual(opened, [(await letters(world))[0].id]);
    await world.ask({ kind: 'reports.clear' });
    await page.close();

    const missed = await world.open('/missed', 'from-picker.example');
    await until('it was looked at', async () => (await missed.summary()).state === 'active');
    await missed.page.bringToFront();
    await world.ask({ kind: 'tab.pick', tab: missed.tab });
    await until('the picker is there', () => inStage(world, missed, (root) => root !== null));
    assert.deepEqual(await violationsOver(world, missed), [], 'picker');
    await until('something is chosen', async () => {
      await missed.page.keyboard.press('ArrowRight');
      return inStage(world, missed, (root) => root?.querySelector('button.main:enabled') !== null);
    });
    assert.deepEqual(await violationsOver(world, missed), [], 'picker with a choice');
    await missed.page.keyboard.press('Enter');
    await until('the link is there', () => inStage(world, missed, hasLink));
    assert.deepEqual(await violationsOver(world, missed), [], 'picker with the link');
    assert.deepEqual(await takeOpenedReports(world), []);
    for (let step = 0; step < 3; step++) await missed.page.keyboard.press('Tab');
    await missed.page.keyboard.press('Enter');
    const [letter] = await letters(world);
    assert.deepEqual(await untilOpened(world), [letter.id]);
    assert.equal(letter.complaint, 'missed');
    const report = await openReport(world, letter.id);
    await report.select('#category', 'leads');
    await untilLetter(report, ({ category }) => category === 'leads');
    await world.ask({ kind: 'reports.clear' });
    await Promise.all([report.close(), missed.close()]);
  });
}
