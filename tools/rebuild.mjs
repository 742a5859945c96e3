// npm run rebuild -- ZIP: builds from the sources in this folder, and says whether that gives the package in the zip.

import fs from 'node:fs';
import path from 'node:path';

import { readOptions } from './setup/options.mjs';
import { prepare } from './setup/prepare.mjs';
import { runEntryPoint, StepError } from './setup/step.mjs';

const USAGE = `usage: npm run rebuild -- ZIP [--yes]

Builds the extension from the sources in this folder and compares it, file by file, with a package for Firefox or Chrome.
For reviewers of the stores: unpack the zip of the sources, run this in it, and name the package that was sent.

  --yes   install system packages without asking, where some are missing`;

await runEntryPoint(async () => {
  const { positionals, yes } = readOptions({}, USAGE);
  const [named] = positionals;
  if (named === undefined || positionals.length > 1) throw new StepError('Name one package.', USAGE);
  // npm runs this in the project's folder, whoever calls it from elsewhere.
  const file = path.resolve(process.env.INIT_CWD ?? '.', named);
  if (!fs.existsSync(file)) throw new StepError(`${file} is not there.`, USAGE);

  const toolchain = await prepare({ yes });
  const { buildAll } = await import('./build/index.mjs');
  const { packageOf, recordOfBuild } = await import('./build/packages.mjs');
  const { browserOf, differencesOf } = await import('./build/compare-packages.mjs');
  await buildAll(toolchain);
  const record = await recordOfBuild(toolchain);
  if (!record.forRelease) console.log(`\n${record.reasons?.join('\n')}`);

  const given = new Uint8Array(fs.readFileSync(file));
  const differences = differencesOf(given, packageOf(browserOf(given), record));
  if (differences.length > 0) throw new StepError(`\n${differences.join('\n')}`, 'see docs/stores/release.md.');
  console.log(`\n${path.basename(file)} is what these sources give, byte for byte.`);
});
