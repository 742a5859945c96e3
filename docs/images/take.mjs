// Takes the two pictures of the README: the demonstration article without the extension and with it.
//
//   npm run build && node docs/images/take.mjs

import path from 'node:path';

import { launch } from '../../tools/browser/launch.mjs';
import { servePage } from '../../tools/browser/server.mjs';
import { openObserver } from '../../tools/browser/summary.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const BLOCKS = 4;

const server = await servePage(path.join(root, 'tests/pages/founding-article/page.html'));
const session = await launch({ browser: 'chromium' });
try {
  const page = await openArticle();
  await picture(page, 'before.png');
  await page.close();

  await session.install(path.join(root, 'dist/chromium'));
  const observer = await openObserver(session);
  const cleared = await openArticle();
  const { state, blocks } = await observer.settledSummary(await observer.tabOf(server.url));
  if (blocks.length !== BLOCKS) throw new Error(`${BLOCKS} blocks should be hidden, not ${blocks.length} (${state})`);
  await picture(cleared, 'after.png');
} finally {
  await session.close();
  await server.close();
}

async function openArticle() {
  const page = await session.newPage();
  // Half the size: small files, and still legible beside each other.
  await page.setViewport({ width: 1200, height: 900, deviceScaleFactor: 0.5 });
  await page.goto(server.url, { waitUntil: 'load' });
  await page.bringToFront();
  return page;
}

/** @param {import('puppeteer-core').Page} page @param {string} name */
async function picture(page, name) {
  await page.bringToFront();
  await page.screenshot({ path: /** @type {`${string}.png`} */ (path.join(import.meta.dirname, name)), fullPage: true });
}
