// npm run package: the two zips for the stores, and the zip of the sources. The same input gives the same bytes.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import { readOptions } from './setup/options.mjs';
import { prepare } from './setup/prepare.mjs';
import { mustRun, root, run } from './setup/run.mjs';
import { runEntryPoint, step } from './setup/step.mjs';

const USAGE = `usage: npm run package [-- --yes]

Builds the extension and writes dist/clearcolumn-VERSION-chromium.zip, -firefox.zip and -source.zip. Built with another
toolchain than tools/release-toolchain.json names, or from a folder with changes, they are marked as not for release.`;

await runEntryPoint(async () => {
  const { yes } = readOptions({}, USAGE);
  const toolchain = await prepare({ yes });
  const { buildAll } = await import('./build/index.mjs');
  const { BROWSERS, packageFile, packageOf, recordOfBuild } = await import('./build/packages.mjs');
  const { printSizes } = await import('./build/sizes.mjs');
  await buildAll(toolchain);
  printSizes();

  const record = await recordOfBuild(toolchain);
  console.log('');
  // Packages of another state must not lie beside these.
  for (const name of fs.readdirSync(path.join(root, 'dist')))
    if (/^clearcolumn-.*\.zip$/.test(name)) fs.rmSync(path.join(root, 'dist', name));
  for (const browser of BROWSERS) {
    await step({
      title: `Zip for ${browser}`,
      work: async () => {
        fs.writeFileSync(path.join(root, packageFile(browser, record)), packageOf(browser, record));
        return describe(packageFile(browser, record));
      },
    });
  }
  await step({
    title: 'Zip of the sources',
    work: async () => {
      if ((await run('git', ['rev-parse', 'HEAD'])).code !== 0) return 'left out: this is no git checkout';
      const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
      const file = packageFile('source', record);
      const prefix = `--prefix=clearcolumn-${version}/`;
      // Zip stores local time.
      await mustRun('git', ['archive', '--format=zip', prefix, `--output=${file}`, 'HEAD'], { env: { TZ: 'UTC' } });
      return describe(file);
    },
  });
  if (!record.forRelease) console.log(`\nNot for release:\n${record.reasons?.map((why) => `  ${why}`).join('\n')}`);
});

/** @param {string} file from the root */
function describe(file) {
  const bytes = fs.readFileSync(path.join(root, file));
  return `${file}, ${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`;
}
