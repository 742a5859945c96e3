// npm run www: the site, in dist/www.

import { readOptions } from './setup/options.mjs';
import { prepare } from './setup/prepare.mjs';
import { runEntryPoint } from './setup/step.mjs';

const USAGE = `usage: npm run www [-- --yes]

Builds the site into dist/www: files that any server can serve, from any folder.

  --yes   install system packages without asking, where some are missing`;

await runEntryPoint(async () => {
  const { yes } = readOptions({}, USAGE);
  const toolchain = await prepare({ yes });
  // Imported only now: these need the npm packages.
  const { buildEngine, buildPlayground } = await import('./build/engine.mjs');
  const { buildExtension } = await import('./build/extension.mjs');
  const { buildSite } = await import('./build/site.mjs');
  await buildEngine(toolchain);
  await buildPlayground(toolchain);
  await buildExtension();
  await buildSite();
});
