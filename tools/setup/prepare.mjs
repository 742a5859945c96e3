// Prepares the machine for what a command needs, and for no more.

import { findBrowser, prepareBrowser } from './browsers.mjs';
import { prepareNodePackages } from './node-packages.mjs';
import { prepareRust, prepareWasmTarget } from './rust.mjs';

/**
 * @param {object} needs
 * @param {boolean} needs.yes whether system packages may be installed without asking
 * @param {import('./browsers.mjs').BrowserName[]} [needs.browsers] all of these
 * @returns {Promise<import('./rust.mjs').WasmToolchain>}
 */
export async function prepare({ yes, browsers = [] }) {
  await prepareRust({ yes });
  const toolchain = await prepareWasmTarget({ yes });
  await prepareNodePackages();
  for (const name of browsers) await prepareBrowser(name, { yes });
  return toolchain;
}

/** The browser to take when none was named: one that is there, Chromium before Firefox. */
export async function preferredBrowser() {
  for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
    if (await findBrowser(name)) return name;
  }
  return 'chromium';
}
