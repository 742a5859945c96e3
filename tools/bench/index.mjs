// npm run bench: what the extension costs a page and what the engine takes, in one run of one browser. It measures and asserts nothing.
//
// Every page is opened anew for each thing that is measured, so that each is a first touch of a fresh document by code that the
// browser has not warmed up on it. The scripts in bench/extension do the measuring; they are loaded as an extension of their own,
// which holds the same eyes, hands and engine as the real one.

import fs from 'node:fs';
import path from 'node:path';

import { readOptions } from '../setup/options.mjs';
import { preferredBrowser, prepare } from '../setup/prepare.mjs';
import { root } from '../setup/run.mjs';
import { runEntryPoint, StepError, step } from '../setup/step.mjs';

const USAGE = `usage: npm run bench [-- --browser chromium|firefox] [--corpus] [--from DIR] [--pages N] [--live] [--built] [--yes]

Measures eyes, messages, engine and hands on real documents, beside a bare walk and Readability.js.

  --browser NAME   chromium or firefox (default: the one that is there)
  --corpus         pages of ../shared/corpus instead of the fixture pages, which are small
  --from DIR       pages of the corpus in another folder
  --pages N        how many pages (default: 40)
  --live           instead: pages that move, with the extension and without it; takes some minutes
  --built          measure what was built last, as it is
  --yes            install system packages without asking, where some are missing`;

await runEntryPoint(async () => {
  const { values, yes } = readOptions(
    {
      browser: { type: 'string' },
      corpus: { type: 'boolean' },
      from: { type: 'string' },
      pages: { type: 'string', default: '40' },
      live: { type: 'boolean' },
      built: { type: 'boolean' },
    },
    USAGE,
  );
  const browser = values.browser ?? (await preferredBrowser());
  if (browser !== 'chromium' && browser !== 'firefox')
    throw new StepError(`There is no browser ${browser}.`, 'name chromium or firefox.');
  const count = Number(values.pages);
  if (!Number.isInteger(count) || count < 1) throw new StepError(`--pages is ${values.pages}.`, 'give a whole number.');
  const corpus = values.corpus || values.from ? path.resolve(values.from ?? path.join(root, '../shared/corpus')) : null;
  if (corpus && !fs.existsSync(path.join(corpus, 'index.jsonl')))
    throw new StepError(`There is no corpus at ${corpus}.`, 'name its folder with --from, or leave --corpus out.');

  const toolchain = await prepare({ yes, browsers: [browser] });
  // Imported only now: these need the npm packages.
  const { buildAll } = await import('../build/index.mjs');
  const { choosePages } = await import('./pages.mjs');
  const { measure } = await import('./measure.mjs');
  const { printReport } = await import('./report.mjs');
  const { printDownloads } = await import('./sizes.mjs');
  // What is there may be measured as it is, while its sources change.
  if (!values.built) await buildAll(toolchain);
  if (values.live) {
    const { measureLive } = await import('./live/measure.mjs');
    const { measureDrift } = await import('./live/drift.mjs');
    const { measureLatency } = await import('./live/latency.mjs');
    const { printDrift, printLatency, printLive } = await import('./live/report.mjs');
    const doing = `opening live pages in ${browser}, with the extension and without it`;
    await step({
      title: 'Live pages',
      doing,
      work: async () => {
        printLive(browser, await measureLive({ browser }));
        printDrift(await measureDrift({ browser }));
        printLatency(await measureLatency({ browser }));
      },
    });
    return;
  }
  const pages = choosePages(corpus, count);
  /** @type {Awaited<ReturnType<typeof measure>> | undefined} */
  let results;
  await step({
    title: 'Measurements',
    doing: `opening ${pages.length} ${corpus ? 'corpus' : 'fixture'} pages in ${browser}, ten times each`,
    work: async () => {
      results = await measure({ browser, pages });
    },
  });
  if (results) printReport(results, corpus ? 'corpus' : 'fixtures');
  printDownloads();
});
