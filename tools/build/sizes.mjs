// What a reader downloads and what every page loads.

import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

import { StepError } from '../setup/step.mjs';
import { distribution } from './extension.mjs';

/** Every frame of every page loads it: 12 KB, packed. What only some pages need is put in when they do (extension/src/background/injected.ts). */
const MOST_OF_CONTENT = 12_288;

export function printSizes() {
  const folder = distribution('chromium');
  const files = fs.readdirSync(folder).filter((name) => /\.(wasm|js)$/.test(name));
  console.log('\n  file                           bytes      gzip');
  for (const name of files) {
    const bytes = fs.readFileSync(path.join(folder, name));
    const packed = zlib.gzipSync(bytes, { level: 9 });
    console.log(`  ${name.padEnd(24)} ${String(bytes.length).padStart(11)} ${String(packed.length).padStart(9)}`);
    if (name === 'content.js' && packed.length > MOST_OF_CONTENT)
      throw new StepError(
        `content.js has ${packed.length} bytes, packed; ${MOST_OF_CONTENT} are allowed.`,
        'make it smaller, or move what only some pages need into a script of its own.',
      );
  }
}
