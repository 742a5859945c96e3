// npm run score: the figures on the labelled pages, by the native command line.

import fs from 'node:fs';
import path from 'node:path';

import { readOptions } from './setup/options.mjs';
import { mustRun, root } from './setup/run.mjs';
import { prepareRust } from './setup/rust.mjs';
import { runEntryPoint, StepError, step } from './setup/step.mjs';

const USAGE = `usage: npm run score [-- --corpus DIR] [-- OPTION…]

Builds the command line and runs "clearcolumn score" on a corpus of labelled pages.

  --corpus DIR   the corpus (default: ../shared/corpus)
  OPTION…        after a second "--": handed on to "clearcolumn score"`;

await runEntryPoint(async () => {
  const { values, positionals, yes } = readOptions({ corpus: { type: 'string' } }, USAGE);
  const corpus = path.resolve(values.corpus ?? path.join(root, '../shared/corpus'));
  if (!fs.existsSync(path.join(corpus, 'labels.jsonl'))) {
    throw new StepError(
      `There is no labelled corpus at ${corpus}.`,
      'name one with "npm run score -- --corpus DIR". Pages of other people are not part of this repository; docs/guides/train-a-model.md says ' +
        'what a corpus holds. "cargo test --release --test rows" judges its rows without one.',
    );
  }
  await prepareRust({ yes });
  await step({
    title: 'Command line',
    doing: 'compiling it for speed',
    work: async () => {
      await mustRun('cargo', ['build', '--locked', '--quiet', '--release', '--bin', 'clearcolumn'], { lines: 100 });
    },
  });
  const folder = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
  await mustRun(path.join(folder, 'release/clearcolumn'), ['score', '--corpus', corpus, ...positionals], {
    show: true,
  });
});
