// npm run format: puts Rust and TypeScript into form, and applies the lints' safe remedies.

import path from 'node:path';

import { readOptions } from './setup/options.mjs';
import { prepare } from './setup/prepare.mjs';
import { mustRun, root } from './setup/run.mjs';
import { prepareRustLints } from './setup/rust.mjs';
import { runEntryPoint } from './setup/step.mjs';

await runEntryPoint(async () => {
  const { yes } = readOptions({}, 'usage: npm run format');
  await prepare({ yes });
  await prepareRustLints();
  await mustRun('cargo', ['fmt', '--all'], { show: true });
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  await mustRun(process.execPath, [biome, 'check', '--write'], { show: true });
});
