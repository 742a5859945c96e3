// The options page: what is chosen there holds at once in all open pages, and it stays usable and true.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { violationsOf } from '../support/accessibility.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */
/** @typedef {import('../support/world.mjs').OpenPage} OpenPage */
/** @typedef {import('puppeteer-core').Page} Page */

/** Clicks what a reader could click. @param {Page} options @param {string} selector */
async function press(options, selector) {
  await until(`${selector} can be pressed`, async () => (await options.$(selector)) !== null);
  await until(`${selector} is in view`, () => options.$eval(selector, (element) => element.checkVisibility()));
  await options.$eval(selector, (element) => /** @type {HTMLElement} */ (element).click());
}

/** @param {Page} options @param {string} selector */
const words = (options, selector) => options.$eval(selector, (element) => element.textContent ?? '');

/** @param {Page} options @param {string} selector @param {RegExp} wanted */
const untilSaid = (options, selector, wanted) =>
  until(`${selector} says ${wanted}`, async () => wanted.test(await words(options, selector)));

/** The sites of the list, as they stand there. @param {Page} options */
const listed = (options) =>
  options.$$eval('#sites > li bdi', (names) => names.map((name) => name.textContent ?? '').join(' '));

/** Puts a name into the field and sends it. @param {Page} options @param {string} name */
async function switchOff(options, name) {
  await options.$eval(
    '#site-name',
    (field, value) => {
      /** @type {HTMLInputElement} */ (field).value = value;
    },
    name,
  );
  await press(options, '#site-form button');
}

/** Says that nothing reloads an open page. @param {OpenPage} page */
const stamp = (page) => page.page.evaluate(() => void Object.assign(globalThis, { sameDocument: true }));

/** @param {OpenPage} page */
const isSame = (page) => page.page.evaluate(() => 'sameDocument' in globalThis);

/** Presses a button that saves a file. Answers what the file would hold; none is written. @param {Page} options @param {string} button */
async function savedBy(options, button) {
  await options.evaluate(() => {
    const saved = /** @type {Promise<string>[]} */ ([]);
    Object.assign(globalThis, { saved });
    URL.createObjectURL = (blob) => {
      saved.push(/** @type {Blob} */ (blob).text());
      return '#';
    };
    HTMLAnchorElement.prototype.click = () => {};
  });
  await press(options, button);
  await until('the file is there', () => options.evaluate(() => Reflect.get(globalThis, 'saved').length > 0));
  return /** @type {Promise<string>} */ (options.evaluate(() => Reflect.get(globalThis, 'saved')[0]));
}

/** Chooses a file for the import. @param {Page} options @param {string} text */
async function chooseFile(options, text) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clearcolumn-import-'));
  try {
    const file = path.join(folder, 'settings.json');
    fs.writeFileSync(file, text);
    const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
      await options.$('#import-file')
    );
    // What was said of a file before is no answer.
    await options.$eval('#file-said', (said) => said.replaceChildren());
    await input.uploadFile(file);
    await until('the file was read', async () => (await words(options, '#file-said')) !== '');
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function options(test) {
  test('paid recommendations come back when they are not wanted gone, and go again, as often as one likes', async (world) => {
    const page = await world.open('/french-daily', 'classes.example');
    await page.untilHidden('#obw-44');
    await page.untilHidden('#newsletter');
    await stamp(page);
    const options = await world.options();
    // More often than a page may show a block that was dropped.
    for (let time = 0; time < 4; time++) {
      await press(options, '#class-paid');
      await page.untilShown('#obw-44');
      assert.equal(await page.isShown('#newsletter'), false, 'a sign-up is another class');
      await press(options, '#class-paid');
      await page.untilHidden('#obw-44');
    }
    assert.ok(await isSame(page));
    await Promise.all([options.close(), page.close()]);
  });

  test('a frame that went with its border follows', async (world) => {
    const page = await world.open('/frame', 'class-frames.example');
    await page.untilHidden('#frame');
    const options = await world.options();
    await page.page.bringToFront();
    await world.ask({ kind: 'class.set', class: 'newsletter', wanted: false });
    await page.untilShown('#frame');
    await until('the open options page shows it', () =>
      options.$eval('#class-newsletter', (input) => !(/** @type {HTMLInputElement} */ (input).checked)),
    );
    await world.ask({ kind: 'class.set', class: 'newsletter', wanted: true });
    await page.untilHidden('#frame');
    await Promise.all([options.close(), page.close()]);
  });

  test('the level reaches the engine: careful hides less than eager, without a reload', async (world) => {
    // Which block is judged how is the engine's affair, and changes with its weights; several pages together tell the levels apart.
    const pages = [];
    for (const name of ['/french-daily', '/swedish-local', '/danish-weekly'])
      pages.push(await world.open(name, 'levels.example'));
    for (const page of pages) await stamp(page);
    const count = async () => {
      const summaries = await Promise.all(pages.map(({ tab }) => world.observer.settledSummary(tab)));
      return summaries.reduce((sum, { blocks }) => sum + blocks.length, 0);
    };
    const options = await world.options();
    await press(options, '#level-eager');
    /** @type {number} */
    let most = 0;
    await until('the eager level has hidden blocks', async () => {
      most = await count();
      return most > 0;
    });
    await press(options, '#level-careful');
    await until('the careful level hides fewer', async () => (await count()) < most);
    await press(options, '#level-eager');
    await until('the eager level hides as many as before', async () => (await count()) === most);
    await press(options, '#level-balanced');
    for (const page of pages) assert.ok(await isSame(page));
    await Promise.all([options, ...pages].map((page) => page.close()));
  });

  test('a site that is typed in is off at once in an open tab, and its row switches it on', async (world) => {
    const page = await world.open('/plain', 'www.typed.example');
    await page.untilHidden('#newsletter');
    await stamp(page);
    const options = await world.options();
    await switchOff(options, 'https://Typed.example/some/page');
    await page.untilShown('#newsletter');
    await untilSaid(options, '#sites-said', /typed\.example is switched off/);
    await switchOff(options, 'another.example');
    await until('both are listed in order', async () => (await listed(options)) === 'another.example typed.example');

    await options.focus('#sites > li:last-child button');
    await options.keyboard.press('Enter');
    await page.untilHidden('#newsletter');
    await until('the row is gone', async () => (await listed(options)) === 'another.example');
    assert.equal(
      await options.evaluate(() => document.activeElement?.closest('li')?.querySelector('bdi')?.textContent),
      'another.example',
      'the focus is at the row that is left',
    );
    await options.keyboard.press('Enter');
    await untilSaid(options, '#sites-none', /No site/);
    assert.equal(
      await options.evaluate(() => document.activeElement?.closest('section')?.getAttribute('aria-labelledby')),
      'sites-heading',
      'the focus stays in the section',
    );
    assert.ok(await isSame(page));
    await Promise.all([options.close(), page.close()]);
  });

  test('a name that is no site is refused by name, and changes nothing', async (world) => {
    const options = await world.options();
    await switchOff(options, 'two words');
    await untilSaid(options, '#sites-said', /“two words” is not the name of a site\. Type it/);
    assert.equal(await options.$eval('#site-name', (input) => input.getAttribute('aria-invalid')), 'true');
    assert.equal(await listed(options), '');
    assert.deepEqual(await violationsOf(options), []);
    await options.close();
  });

  test('a long list can be searched', async (world) => {
    const options = await world.options();
    for (let index = 0; index < 8; index++) await world.ask({ kind: 'site.off', name: `site-${index}.example` });
    await until('eight are listed', async () => (await listed(options)).split(' ').length === 8);
    const isOffered = () => options.$eval('#sites-search', (search) => search.checkVisibility());
    assert.equal(await isOffered(), false);
    await world.ask({ kind: 'site.off', name: 'bücher.example' });
    await until('the search is offered', isOffered);
    await options.focus('#sites-search');
    await options.keyboard.type('büch');
    await until('one is left', async () => (await listed(options)) === 'bücher.example');
    await world.ask({ kind: 'everything.forget' });
    await until('the list is empty', async () => (await listed(options)) === '');
    await options.close();
  });

  test('a change from elsewhere is drawn, and takes no focus away', async (world) => {
    const options = await world.options();
    await world.ask({ kind: 'site.off', name: 'first.example' });
    await until('it is listed', async () => (await listed(options)) === 'first.example');
    await options.focus('#sites button');
    await world.ask({ kind: 'site.off', name: 'another.example' });
    await until('both are listed', async () => (await listed(options)) === 'another.example first.example');
    assert.equal(
      await options.evaluate(() => document.activeElement?.closest('li')?.querySelector('bdi')?.textContent),
      'first.example',
    );
    await world.ask({ kind: 'everything.forget' });
    await options.close();
  });

  test('pause, then resume', async (world) => {
    const page = await world.open('/plain', 'pauses.example');
    await page.untilHidden('#newsletter');
    const options = await world.options();
    await press(options, '#pause-morning');
    await page.untilShown('#newsletter');
    await untilSaid(options, '#pause-state', /Paused until .*6:00/);
    const late = await world.open('/plain', 'pauses.example');
    await until('a new page is off too', async () => (await late.summary()).state === 'off');
    assert.ok(await late.isShown('#newsletter'));
    await press(options, '#resume');
    await Promise.all([page, late].map((each) => each.untilHidden('#newsletter')));
    await untilSaid(options, '#pause-state', /at work/);
    await Promise.all([options, page, late].map((each) => each.close()));
  });

  test('a pause that is over ends in all tabs when anybody looks', async (world) => {
    const page = await world.open('/plain', 'over.example');
    await page.untilHidden('#newsletter');
    await world.ask({ kind: 'pause.begin', length: 'hour' });
    await page.untilShown('#newsletter');
    // The background's clock goes on by two hours.
    await world.inBackground((scope) => {
      const { now } = scope.Date;
      scope.Date.now = () => now.call(scope.Date) + 7_200_000;
      scope.restoreClock = () => {
        scope.Date.now = now;
      };
    });
    const other = await world.open('/nothing', 'other-over.example');
    await page.untilHidden('#newsletter');
    await world.inBackground((scope) => scope.restoreClock());
    await world.leaveBackground();
    await Promise.all([page.close(), other.close()]);
  });

  test('reports: shown as the file would hold them, and deleted one by one', async (world) => {
    const page = await world.open('/two', 'reports.example');
    await page.untilCount(2);
    for (const { document, id } of (await page.summary()).blocks)
      await world.ask({ kind: 'block.wrong', tab: page.tab, document, id });
    const options = await world.options();
    await untilSaid(options, '#reports-count', /2 reports/);
    await untilSaid(options, '#corrections-count', /2 corrections/);
    assert.match(await words(options, '#reports > li'), /reports\.example.*Newsletter.*20\d\d/);
    assert.equal(await words(options, '#reports-file'), await savedBy(options, '#reports-save'));
    await press(options, '#reports > li button');
    await untilSaid(options, '#reports-count', /1 report /);
    assert.match(await words(options, '#reports-file'), /^\{[^\n]+\}\n$/);

    await press(options, '#reports-clear');
    await press(options, '#reports-clear-yes');
    await untilSaid(options, '#reports-count', /No report/);

    await press(options, '#corrections-forget');
    await options.keyboard.press('Escape');
    await untilSaid(options, '#corrections-count', /2 corrections/);
    assert.equal(await options.evaluate(() => document.activeElement?.id), 'corrections-forget');
    await press(options, '#corrections-forget');
    await press(options, '#corrections-forget-yes');
    await untilSaid(options, '#corrections-count', /None/);
    // What was called wrong is judged as if that had never been said.
    await page.untilHidden('#first');
    await page.untilHidden('#second');
    await Promise.all([options.close(), page.close()]);
  });

  test('what was exported is there again after everything was forgotten', async (world) => {
    const page = await world.open('/plain', 'kept.example');
    await page.untilHidden('#newsletter');
    const options = await world.options();
    await press(options, '#level-careful');
    await press(options, '#class-leads');
    await switchOff(options, 'kept.example');
    await page.untilShown('#newsletter');
    const file = await savedBy(options, '#export');

    await press(options, '#forget');
    assert.equal(await listed(options), 'kept.example', 'nothing is forgotten before the answer');
    await press(options, '#forget-yes');
    await page.untilHidden('#newsletter');
    await untilSaid(options, '#forget-said', /forgotten/);
    const summary = async () => (await world.ask({ kind: 'options.get' })).value;
    const { level, classes, sitesOff, corrections, reports } = await summary();
    assert.deepEqual(
      { level, classes, sitesOff, corrections, reports },
      {
        level: 'balanced',
        classes: { newsletter: true, leads: true, paid: true },
        sitesOff: [],
        corrections: 0,
        reports: [],
      },
    );
    assert.ok(await options.$eval('#level-balanced', (input) => /** @type {HTMLInputElement} */ (input).checked));

    await chooseFile(options, file);
    await page.untilShown('#newsletter');
    await untilSaid(options, '#file-said', /1 site was added/);
    const after = await summary();
    assert.deepEqual(
      [after.level, after.classes, after.sitesOff],
      ['careful', { newsletter: true, leads: false, paid: true }, ['kept.example']],
    );
    await world.ask({ kind: 'everything.forget' });
    await Promise.all([options.close(), page.close()]);
  });

  test('a file with a fault changes nothing and says what to do', async (world) => {
    const options = await world.options();
    await world.ask({ kind: 'level.set', level: 'careful' });
    const before = (await world.ask({ kind: 'settings.export' })).value;
    await chooseFile(options, '{ "format": "clearcolumn-settings", ');
    await untilSaid(
      options,
      '#file-said',
      /“settings\.json” was not imported, and nothing was changed\..*Export it again/,
    );
    await chooseFile(options, JSON.stringify({ ...before, level: 'eager', sitesOff: ['good.example', 'no site'] }));
    await untilSaid(options, '#file-said', /“no site” in its list is not the name of a site\. Mend it/);
    assert.deepEqual((await world.ask({ kind: 'settings.export' })).value, before);
    await world.ask({ kind: 'everything.forget' });
    await options.close();
  });

  test('no accessibility violation, light and dark, and no sideways scrolling at 320 pixels', async (world) => {
    const page = await world.open('/plain', 'axe-options.example');
    await page.untilCount(1);
    const [block] = (await page.summary()).blocks;
    await world.ask({ kind: 'block.wrong', tab: page.tab, document: block?.document, id: block?.id });
    const options = await world.options();
    const check = async (/** @type {string} */ state) => {
      for (const scheme of ['light', 'dark']) {
        // Firefox is told by a preference, which a test cannot change; Chromium stands for both.
        if (world.browser === 'chromium')
          await options.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        // Colours that are on their way to others are no colours to be measured.
        await options.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
        assert.deepEqual(await violationsOf(options), [], `${state}, ${scheme}`);
      }
    };
    const assertFits = async (/** @type {string} */ state) => {
      const [wanted, given] = await options.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      assert.ok((wanted ?? 0) <= (given ?? 0), `${state}: ${wanted} of ${given} pixels`);
    };
    await check('as it opens');
    for (let index = 0; index < 9; index++)
      await world.ask({ kind: 'site.off', name: `${'a-long-name-'.repeat(5)}${index}.example` });
    await until('the list is long', async () => (await listed(options)).split(' ').length === 9);
    await press(options, '#forget');
    await press(options, '#corrections-forget');
    await press(options, '#reports-all summary');
    await switchOff(options, 'x'.repeat(200));
    await world.ask({ kind: 'pause.begin', length: 'hour' });
    await untilSaid(options, '#pause-state', /Paused/);
    await check('full');
    await options.setViewport({ width: 320, height: 600 });
    await check('full and narrow');
    await assertFits('full and narrow');
    await world.ask({ kind: 'everything.forget' });
    await Promise.all([options.close(), page.close()]);
  });

  test('a content script may ask none of it', async (world) => {
    if (world.browser === 'firefox') return;
    const page = await world.session.newPage();
    await page.goto(world.server.url('plain.example', '/nothing'));
    const session = await page.createCDPSession();
    const scope = new Promise((resolve) => {
      session.on('Runtime.executionContextCreated', ({ context }) => {
        if (context.origin.startsWith('chrome-extension:')) resolve(context.id);
      });
    });
    await session.send('Runtime.enable');
    for (const kind of ['options.get', 'everything.forget', 'settings.export', 'site.off']) {
      const { result } = await session.send('Runtime.evaluate', {
        contextId: await scope,
        expression: `chrome.runtime.sendMessage({ kind: '${kind}', name: 'x.example' }).then(({ error }) => error?.code)`,
        awaitPromise: true,
        returnByValue: true,
      });
      assert.equal(result.value, 'not-allowed', kind);
    }
    await page.close();
  });
}
