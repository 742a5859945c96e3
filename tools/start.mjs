// npm start: builds the extension and shows it at work, on the demonstration or on any page.

import fs from 'node:fs';
import path from 'node:path';

import { prepareBrowser } from './setup/browsers.mjs';
import { readOptions } from './setup/options.mjs';
import { preferredBrowser, prepare } from './setup/prepare.mjs';
import { root } from './setup/run.mjs';
import { runEntryPoint, StepError, seconds } from './setup/step.mjs';

const DEMONSTRATION = path.join(root, 'tests/pages/founding-article/page.html');

const USAGE = `usage: npm start [-- FILE|URL] [--browser chromium|firefox] [--out DIR] [--headless] [--yes]

Builds the extension, opens a page in a browser with a fresh profile and the extension in it, and prints what was hidden
and why. With a display the browser stays open. Without one, pictures of the page before and after are written.

  FILE|URL       the page: an HTML file, one packed as .html.gz, or an address (default: the demonstration article)
  --browser B    chromium or firefox (default: the one that is there, Chromium first)
  --out DIR      where the pictures go (default: target/pictures)
  --headless     take pictures although there is a display
  --yes          install system packages without asking, where some are missing`;

await runEntryPoint(async () => {
  const start = performance.now();
  const { values, positionals, yes } = readOptions(
    { browser: { type: 'string' }, out: { type: 'string' }, headless: { type: 'boolean' } },
    USAGE,
  );
  if (positionals.length > 1) throw new StepError('More than one page was named.', USAGE);
  if (values.browser !== undefined && values.browser !== 'chromium' && values.browser !== 'firefox') {
    throw new StepError(`There is no browser "${values.browser}".`, USAGE);
  }
  const page = locate(positionals[0]);

  const toolchain = await prepare({ yes });
  const browser = values.browser ?? (await preferredBrowser());
  await prepareBrowser(browser, { yes });
  // Imported only now: these need the npm packages.
  const { buildAll } = await import('./build/index.mjs');
  const { distribution } = await import('./build/extension.mjs');
  const { servePage } = await import('./browser/server.mjs');
  const { showWindow, takePictures } = await import('./browser/demonstration.mjs');
  await buildAll(toolchain);

  const server = 'file' in page ? await servePage(page.file) : null;
  const url = 'url' in page ? page.url : /** @type {{ url: string }} */ (server).url;
  const out = fromCaller(values.out ?? path.join(root, 'target/pictures'));
  const demonstration = { browser, extension: distribution(browser), url, out };
  try {
    if (values.headless || process.env.CI || !hasDisplay()) await takePictures(demonstration);
    else await showWindow(demonstration);
  } finally {
    await server?.close();
  }
  console.log(`\nDone in ${seconds(start)}.`);
});

/** @param {string | undefined} named @returns {{ url: string } | { file: string }} */
function locate(named) {
  if (named === undefined) return { file: DEMONSTRATION };
  if (/^https?:\/\//i.test(named)) return { url: named };
  const file = fromCaller(named);
  if (!fs.existsSync(file) || !fs.statSync(file).isFile()) {
    throw new StepError(`There is no file ${file}.`, 'name an HTML file, or an address that begins with https://.');
  }
  return { file };
}

/** npm runs scripts in the project's folder, whatever folder the reader stands in. @param {string} name */
function fromCaller(name) {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
