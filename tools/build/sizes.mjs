// What a reader downloads and what every page loads.

import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

import { distribution } from './extension.mjs';

export function printSizes() {
  const folder = distribution('chromium');
  const files = fs.readdirSync(folder).filter((name) => /\.(wasm|js)$/.test(name));
  console.log('\n  file                           bytes      gzip');
  for (const name of files) {
    const bytes = fs.readFileSync(path.join(folder, name));
    const packed = zlib.gzipSync(bytes, { level: 9 });
    console.log(`  ${name.padEnd(24)} ${String(bytes.length).padStart(11)} ${String(packed.length).padStart(9)}`);
  }
}
