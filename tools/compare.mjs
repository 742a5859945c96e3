// npm run compare: the same pages seen by the content script's eyes in a browser and judged by the wasm, and parsed and judged by the
// native command line. What differs is printed page by page.

import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

import { readOptions } from './setup/options.mjs';
import { prepare } from './setup/prepare.mjs';
import { mustRun, root } from './setup/run.mjs';
import { runEntryPoint, StepError, step } from './setup/step.mjs';

const USAGE = `usage: npm run compare [-- --corpus DIR] [--pages labels|articles] [--browser chromium|firefox] [--yes]

Judges pages of a corpus in a browser and natively, and says where article or blocks differ.

  --corpus DIR     the corpus (default: ../shared/corpus)
  --pages WHICH    those with labels of blocks (the default) or those whose article is known
  --browser NAME   chromium (the default) or firefox
  --yes            install system packages without asking, where some are missing`;

/** @type {Record<string, string>} */
const PAGES = { labels: 'labels.jsonl', articles: 'articles.jsonl' };

/** @typedef {{ article: number | null, blocks: string[] }} Answer */

/** @param {string} file */
const readLines = (file) =>
  fs
    .readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

await runEntryPoint(async () => {
  const { values, yes } = readOptions(
    {
      corpus: { type: 'string' },
      pages: { type: 'string', default: 'labels' },
      browser: { type: 'string', default: 'chromium' },
    },
    USAGE,
  );
  const { browser } = values;
  if (browser !== 'chromium' && browser !== 'firefox')
    throw new StepError(`There is no browser ${browser}.`, 'name chromium or firefox.');
  const listed = PAGES[values.pages];
  if (!listed) throw new StepError(`--pages is ${values.pages}.`, 'give labels or articles.');
  const corpus = path.resolve(values.corpus ?? path.join(root, '../shared/corpus'));
  const list = path.join(corpus, listed);
  if (!fs.existsSync(list)) {
    throw new StepError(`There is no ${listed} in ${corpus}.`, 'name a corpus with "npm run compare -- --corpus DIR".');
  }
  const toolchain = await prepare({ yes, browsers: [browser] });
  const { buildEngine } = await import('./build/engine.mjs');
  await buildEngine(toolchain);
  await step({
    title: 'Command line',
    doing: 'compiling it for speed',
    work: async () => {
      await mustRun('cargo', ['build', '--locked', '--quiet', '--release', '--bin', 'clearcolumn'], { lines: 100 });
    },
  });
  const { openEyes } = await import('../tests/contract/page-eyes.mjs');
  const { startEngine, request } = await import('../tests/wasm/engine.mjs');

  const addresses = new Map(readLines(path.join(corpus, 'index.jsonl')).map(({ id, url }) => [id, url]));
  /** @type {string[]} */
  const ids = readLines(list).map(({ id }) => id);
  const fileOf = (/** @type {string} */ id) => path.join(corpus, 'pages', `${id}.html.gz`);
  const native = path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, 'target'), 'release/clearcolumn');

  const [eyes, { engine }] = await Promise.all([openEyes(browser), startEngine()]);
  /** What the eyes see of a page, or nothing where it does not load in the driver's time: one page should not end the run. */
  const see = async (/** @type {string} */ id, /** @type {string} */ url) => {
    try {
      return await eyes.see(zlib.gunzipSync(fs.readFileSync(fileOf(id))).toString(), url);
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError') return null;
      throw error;
    }
  };
  let articles = 0;
  let verdicts = 0;
  let unseen = 0;
  for (const id of ids) {
    // Some pages were saved without an address.
    const known = addresses.get(id) ?? '';
    const url = URL.canParse(known) ? known : `https://page-${id}.example/`;
    const alone = JSON.parse(await mustRun(native, ['classify', '--url', url, fileOf(id)]));
    /** @type {Answer} */
    const natively = {
      article: alone.article?.element ?? null,
      blocks: alone.blocks.map((/** @type {any} */ block) => `${block.element} ${block.class}`),
    };
    const seen = await see(id, url);
    if (!seen) {
      unseen += 1;
      console.log(`${id}: does not load in ${browser}`);
      continue;
    }
    const { bytes, places } = seen;
    const judgement = engine.judge(bytes, request);
    const placeOf = (/** @type {number} */ identity) => places.get(identity) ?? -1;
    /** @type {Answer} */
    const inBrowser = {
      article: judgement.article === null ? null : placeOf(judgement.article),
      blocks: judgement.blocks.map((/** @type {any} */ block) => `${placeOf(block.element)} ${block.class}`),
    };
    const sameArticle = natively.article === inBrowser.article;
    const sameBlocks = natively.blocks.join() === inBrowser.blocks.join();
    articles += Number(sameArticle);
    verdicts += Number(sameBlocks);
    if (!sameArticle) console.log(`${id}: article ${natively.article} natively, ${inBrowser.article} in ${browser}`);
    if (!sameBlocks) console.log(`${id}: [${natively.blocks}] natively, [${inBrowser.blocks}] in ${browser}`);
  }
  await eyes.close();
  const compared = ids.length - unseen;
  console.log(`${compared} of ${ids.length} pages: the article is the same on ${articles}, the blocks on ${verdicts}`);
});
