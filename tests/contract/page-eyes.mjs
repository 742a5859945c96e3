// Opens pages in a browser and looks at them with the content script's own eyes.

import path from 'node:path';

import { build } from 'esbuild';

import { launch } from '../../tools/browser/launch.mjs';

/** @typedef {{ bytes: Uint8Array, digests: Map<number, number>, places: Map<number, number> }} Look */

/** @returns {Promise<string>} */
async function bundleEyes() {
  const result = await build({
    entryPoints: [path.join(import.meta.dirname, 'eyes-in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome148', 'firefox153'],
    // A page has no `chrome.dom`; only open shadow roots are walked there.
    banner: { js: 'globalThis.chrome = { dom: { openOrClosedShadowRoot: () => null } };' },
  });
  return result.outputFiles[0]?.text ?? '';
}

/** @param {import('../../tools/setup/browsers.mjs').BrowserName} [browser] */
export async function openEyes(browser = 'chromium') {
  const [session, script] = await Promise.all([launch({ browser }), bundleEyes()]);
  const page = await session.newPage();
  // Saved pages name files that are not here.
  await page.setRequestInterception(true);
  /** @type {{ url: string, html: string }} */
  let served = { url: '', html: '' };
  page.on('request', (request) => {
    if (request.url().replace(/#.*/, '') === served.url)
      request.respond({ contentType: 'text/html; charset=utf-8', body: served.html });
    // A request of the page before may be gone by now, and needs no answer then.
    else request.abort().catch(() => {});
  });

  /** @returns {Promise<Look | { tooLarge: string }>} */
  const look = async () => {
    const seen = await page.evaluate('look()');
    /** @typedef {[number, number][]} Pairs */
    const result = /** @type {{ bytes: string, digests: Pairs, places: Pairs } | { tooLarge: string }} */ (seen);
    if ('tooLarge' in result) return result;
    const bytes = new Uint8Array(Buffer.from(result.bytes, 'base64'));
    return { bytes, digests: new Map(result.digests), places: new Map(result.places) };
  };

  return {
    page,
    close: () => session.close(),
    look,
    /** Opens a page under an address and looks at it. @param {string} html @param {string} [url] */
    async see(html, url = 'https://page.example/path/?query#fragment') {
      served = { url: new URL(url).href.replace(/#.*/, ''), html };
      await page.goto('about:blank');
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      await page.evaluate(script);
      const seen = await look();
      if ('tooLarge' in seen) throw new Error(seen.tooLarge);
      return seen;
    },
  };
}
