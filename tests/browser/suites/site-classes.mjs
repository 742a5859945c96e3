// On one site other classes are hidden than everywhere: chosen in the popup, listed in the settings. And corrections, one by one.

import assert from 'node:assert/strict';

import { press, untilSaid, words } from '../support/own-pages.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function siteClasses(test) {
  test('a class is not hidden on one site: at once, there alone, on later visits, until the settings say as everywhere', async (world) => {
    const page = await world.open('/french-daily', 'own-choice.example');
    const other = await world.open('/french-daily', 'as-ever.example');
    await other.untilHidden('#obw-44');
    await page.page.bringToFront();
    await page.untilHidden('#obw-44');
    await page.untilHidden('#newsletter');
    const popup = await world.popup(page.tab);
    await press(popup, '#site-choices summary');
    await press(popup, '#site-class-paid');
    await page.untilShown('#obw-44');
    assert.equal(await page.isShown('#newsletter'), false, 'a sign-up is another class');
    assert.equal(await other.isShown('#obw-44'), false, 'another site is another matter');
    await page.page.reload();
    await page.untilHidden('#newsletter');
    assert.ok(await page.isShown('#obw-44'));

    const options = await world.options();
    await untilSaid(options, '#site-classes > li', /own-choice\.example\s*Not hidden here: Paid recommendations/);
    await press(options, '#site-classes > li button');
    await page.untilHidden('#obw-44');
    await untilSaid(options, '#site-classes-said', /own-choice\.example/);
    await until('the list of sites is empty', async () => (await options.$$('#site-classes > li')).length === 0);
    await Promise.all([options, popup, page, other].map((each) => each.close()));
  });

  test('a class that is hidden nowhere can be hidden on one site', async (world) => {
    await world.ask({ kind: 'class.set', class: 'newsletter', wanted: false });
    const page = await world.open('/plain', 'only-here.example');
    await until('the page was judged', async () => (await page.summary()).state === 'active');
    assert.ok(await page.isShown('#newsletter'));
    const popup = await world.popup(page.tab);
    await press(popup, '#site-choices summary');
    await press(popup, '#site-class-newsletter');
    await page.untilHidden('#newsletter');
    const options = await world.options();
    await untilSaid(options, '#site-classes > li', /only-here\.example\s*Hidden here: Newsletter sign-ups/);
    await world.ask({ kind: 'everything.forget' });
    await Promise.all([options, popup, page].map((each) => each.close()));
  });

  test('a correction is named by its site when that is typed, and its deletion hides the block again', async (world) => {
    const page = await world.open('/plain', 'corrected.example');
    await page.untilCount(1);
    const [block] = (await page.summary()).blocks;
    await world.ask({ kind: 'block.wrong', tab: page.tab, document: block?.document, id: block?.id });
    await page.untilShown('#newsletter');
    await world.ask({ kind: 'reports.clear' });
    const options = await world.options();
    await untilSaid(options, '#corrections > li', /corrected\.example\s*Stays visible/);
    // With the page closed nothing here knows the site's name any more.
    await page.page.goto(world.server.url('elsewhere.example', '/nothing'));
    await options.reload({ waitUntil: [] });
    await until('no name is left', async () => /not named/.test(await words(options, '#corrections').catch(() => '')));
    await options.focus('#corrections-search');
    await options.keyboard.type('other.example');
    await untilSaid(options, '#corrections-none', /No correction/);
    for (const _ of 'other.example') await options.keyboard.press('Backspace');
    await options.keyboard.type('www.Corrected.example');
    await untilSaid(options, '#corrections > li', /corrected\.example\s*Stays visible/i);
    await page.page.goto(world.server.url('corrected.example', '/plain'));
    await until('the page was judged', async () => (await page.summary()).state === 'active');
    assert.ok(await page.isShown('#newsletter'));
    await press(options, '#corrections > li button');
    await page.untilHidden('#newsletter');
    await untilSaid(options, '#corrections-count', /None/);
    await Promise.all([options.close(), page.close()]);
  });
}
