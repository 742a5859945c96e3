// Firefox's own window around the pages, with its menus and keys: there a driver of pages cannot press, but the window's script can.

import { until } from './world.mjs';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('./world.mjs').OpenPage} OpenPage */

/** What an expression gives in the window. @param {World} world @param {string} expression */
async function inWindow(world, expression) {
  // The driver says nothing of the window, but passes on what the browser's own protocol knows.
  const { connection } = /** @type {any} */ (world.session.browser);
  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { context } = tree.contexts.find((/** @type {any} */ { url }) => url.endsWith('/browser.xhtml'));
  const { result } = await connection.send('script.evaluate', { expression, target: { context }, awaitPromise: true });
  if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
  return result.result.value;
}

/** Ends the extension's background, as Firefox does when it has been idle. @param {World} world */
export const endBackground = (world) =>
  inWindow(
    world,
    `WebExtensionPolicy.getByID('${world.session.extension?.id}').extension.terminateBackground({
      ignoreDevToolsAttached: true, disableResetIdleForTest: true,
    })`,
  );

const MENU = "document.getElementById('contentAreaContextMenu')";

/**
 * Opens the menu of the second mouse button over a page, and presses an entry of the extension in it.
 *
 * @param {World} world @param {OpenPage} page @param {string} entry
 */
export async function pressMenuEntry(world, page, entry) {
  const item = `${MENU}.querySelector('menuitem[id$="_${entry}"]')`;
  await page.page.mouse.click(200, 200, { button: 'right' });
  await until('the menu is open', () => inWindow(world, `${MENU}.state === 'open' && ${item} !== null`));
  await inWindow(world, `${item}.closest('menu').openMenu(true)`);
  await until('its part for the extension is open', () =>
    inWindow(world, `${item}.closest('menupopup').state === 'open'`),
  );
  await inWindow(world, `${item}.closest('menupopup').activateItem(${item})`);
}

/** Presses Alt, Shift and a letter, as the window hears it. @param {World} world @param {string} letter */
export const pressKeys = (world, letter) =>
  inWindow(world, `document.querySelector('keyset[id*="ext-keyset"] key[key="${letter}"]').doCommand()`);
