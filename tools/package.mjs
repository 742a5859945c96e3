// npm run package: the two zips for the stores, and the zip of the sources. The same input gives the same bytes.

import fs from 'node:fs';
import path from 'node:path';

import { readOptions } from './setup/options.mjs';
import { prepare } from './setup/prepare.mjs';
import { mustRun, root, run } from './setup/run.mjs';
import { runEntryPoint, step } from './setup/step.mjs';

const USAGE = `usage: npm run package [-- --yes]

Builds the extension and writes dist/clearcolumn-VERSION-chromium.zip, -firefox.zip and -source.zip.`;

await runEntryPoint(async () => {
  const { yes } = readOptions({}, USAGE);
  const toolchain = await prepare({ yes });
  const { buildAll } = await import('./build/index.mjs');
  const { distribution } = await import('./build/extension.mjs');
  const { printSizes } = await import('./build/sizes.mjs');
  const { zipFolder } = await import('./build/zip.mjs');
  await buildAll(toolchain);
  printSizes();

  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  console.log('');
  for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
    await step({
      title: `Zip for ${browser}`,
      work: async () => {
        const file = path.join(root, `dist/clearcolumn-${version}-${browser}.zip`);
        fs.writeFileSync(file, zipFolder(distribution(browser)));
        return `${path.relative(root, file)}, ${fs.statSync(file).size} bytes`;
      },
    });
  }
  await step({
    title: 'Zip of the sources',
    work: async () => {
      if ((await run('git', ['rev-parse', 'HEAD'])).code !== 0) return 'left out: this is no git checkout';
      const file = `dist/clearcolumn-${version}-source.zip`;
      await mustRun(
        'git',
        ['archive', '--format=zip', `--prefix=clearcolumn-${version}/`, `--output=${file}`, 'HEAD'],
        {
          // Zip stores local time.
          env: { TZ: 'UTC' },
        },
      );
      const dirty = (await run('git', ['status', '--porcelain'])).output.trim() !== '';
      return `${file}, the last commit${dirty ? ' (the folder has changes that are not committed)' : ''}`;
    },
  });
});
