// npm run compare: the same pages seen by the content script's eyes in Chromium and judged by the wasm, and parsed and judged by the
// native command line. What differs is printed page by page.

import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

import { readOptions } from './setup/options.mjs';
import { prepare } from './setup/prepare.mjs';
import { mustRun, root } from './setup/run.mjs';
import { runEntryPoint, StepError, step } from './setup/step.mjs';

const USAGE = `usage: npm run compare [-- --corpus DIR] [--yes]

Judges the labelled pages of a corpus in Chromium and natively, and says where article or blocks differ.

  --corpus DIR   the corpus (default: ../shared/corpus)
  --yes          install system packages without asking, where some are missing`;

/** @typedef {{ article: number | null, blocks: string[] }} Answer */

/** @param {string} file */
const readLines = (file) =>
  fs
    .readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

await runEntryPoint(async () => {
  const { values, yes } = readOptions({ corpus: { type: 'string' } }, USAGE);
  const corpus = path.resolve(values.corpus ?? path.join(root, '../shared/corpus'));
  if (!fs.existsSync(path.join(corpus, 'labels.jsonl'))) {
    throw new StepError(
      `There is no labelled corpus at ${corpus}.`,
      'name one with "npm run compare -- --corpus DIR".',
    );
  }
  const toolchain = await prepare({ yes, browsers: ['chromium'] });
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
  const ids = readLines(path.join(corpus, 'labels.jsonl')).map(({ id }) => id);
  const fileOf = (/** @type {string} */ id) => path.join(corpus, 'pages', `${id}.html.gz`);
  const native = path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, 'target'), 'release/clearcolumn');

  const [eyes, { engine }] = await Promise.all([openEyes(), startEngine()]);
  let articles = 0;
  let verdicts = 0;
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
    const { bytes, places } = await eyes.see(zlib.gunzipSync(fs.readFileSync(fileOf(id))).toString(), url);
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
    if (!sameArticle) console.log(`${id}: article ${natively.article} natively, ${inBrowser.article} in Chromium`);
    if (!sameBlocks) console.log(`${id}: [${natively.blocks}] natively, [${inBrowser.blocks}] in Chromium`);
  }
  await eyes.close();
  console.log(`${ids.length} pages: the article is the same on ${articles}, the blocks on ${verdicts}`);
});
