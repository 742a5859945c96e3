// The keys and the context menu of the browser itself. In Firefox its own window presses them. Chromium lets no driver at its window: there
// the events that they cause are dispatched.

import assert from 'node:assert/strict';

import { pressKeys, pressMenuEntry } from '../support/firefox-window.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */
/** @typedef {import('../support/world.mjs').OpenPage} OpenPage */

/** Keys that a driver presses go to the page and never reach the browser. @type {Record<string, string>} */
const LETTERS = { 'toggle-site': 'H', peek: 'P', pick: 'K' };

/** @param {World} world @param {OpenPage} page @param {string} command */
async function pressCommand(world, page, command) {
  const letter = /** @type {string} */ (LETTERS[command]);
  if (world.browser === 'firefox') await pressKeys(world, letter);
  else
    await world.inBackground(
      new Function(
        'scope',
        `return scope.chrome.tabs.get(${page.tab}).then((tab) => scope.chrome.commands.onCommand.dispatch('${command}', tab))`,
      ),
    );
}

/** @param {World} world @param {OpenPage} page @param {string} entry */
async function pressEntry(world, page, entry) {
  if (world.browser === 'firefox') {
    await pressMenuEntry(world, page, entry);
    return;
  }
  const event = `{ menuItemId: '${entry}' }, { id: ${page.tab} }`;
  await world.inBackground(new Function('scope', `scope.chrome.contextMenus.onClicked.dispatch(${event})`));
}

/** Whether peek or the picker stands over the page. @param {OpenPage} page */
const isOpen = (page) => page.page.evaluate(() => document.querySelector('html > div') !== null);

/** @param {OpenPage} page */
async function close(page) {
  await page.page.keyboard.press('Escape');
  await until('it is closed', async () => !(await isOpen(page)));
}

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function commands(test) {
  test('the keys turn the switch of the site, show what is hidden, and let the reader choose', async (world) => {
    const page = await world.open('/plain', 'command.example');
    await page.untilHidden('#newsletter');
    await page.page.bringToFront();
    await pressCommand(world, page, 'toggle-site');
    await page.untilShown('#newsletter');
    await pressCommand(world, page, 'toggle-site');
    await page.untilHidden('#newsletter');
    await pressCommand(world, page, 'peek');
    await page.untilShown('#newsletter');
    await until('peek is there', () => isOpen(page));
    await close(page);
    await page.untilHidden('#newsletter');
    await pressCommand(world, page, 'pick');
    await until('the picker is there', () => isOpen(page));
    await close(page);
    assert.equal(await page.isShown('#newsletter'), false);
    await world.leaveBackground();
    await page.close();
  });

  test('an entry of the context menu outlines what is hidden, another lets the reader choose', async (world) => {
    const page = await world.open('/plain', 'menu.example');
    await page.untilHidden('#newsletter');
    // An entry that is not there cannot be changed.
    const entries = await world.inBackground(async (scope) => {
      const menu = scope.chrome.contextMenus;
      await menu.update('menu_peek', { enabled: true });
      await menu.update('menu_pick', { enabled: true });
      return menu.update('menu_nonsense', { enabled: true }).then(
        () => 'any',
        () => 'those two',
      );
    });
    assert.equal(entries, 'those two');
    await page.page.bringToFront();
    await pressEntry(world, page, 'menu_peek');
    await page.untilShown('#newsletter');
    await until('peek is there', () => isOpen(page));
    await close(page);
    await page.untilHidden('#newsletter');
    await pressEntry(world, page, 'menu_pick');
    await until('the picker is there', () => isOpen(page));
    await close(page);
    await world.leaveBackground();
    await page.close();
  });
}
