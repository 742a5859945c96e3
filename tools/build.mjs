// npm run build: dist/chromium and dist/firefox, unpacked.

import { readOptions } from './setup/options.mjs';
import { prepare } from './setup/prepare.mjs';
import { runEntryPoint } from './setup/step.mjs';

const USAGE = `usage: npm run build [-- --yes]

Builds the extension into dist/chromium and dist/firefox.

  --yes   install system packages without asking, where some are missing`;

await runEntryPoint(async () => {
  const { yes } = readOptions({}, USAGE);
  const toolchain = await prepare({ yes });
  // Imported only now: these need the npm packages.
  const { buildAll } = await import('./build/index.mjs');
  const { printSizes } = await import('./build/sizes.mjs');
  await buildAll(toolchain);
  printSizes();
});
