// What a reader downloads: the wasm, the content script, and the zips as they would be packed now.

import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

import { distribution } from '../build/extension.mjs';
import { zipFolder } from '../build/zip.mjs';

export function printDownloads() {
  console.log('\n  sizes                           bytes      gzip');
  for (const name of ['clearcolumn_bg.wasm', 'content.js', 'background.js']) {
    const file = path.join(distribution('chromium'), name);
    if (!fs.existsSync(file)) continue;
    const bytes = fs.readFileSync(file);
    const packed = zlib.gzipSync(bytes, { level: 9 });
    console.log(`  ${name.padEnd(24)} ${String(bytes.length).padStart(12)} ${String(packed.length).padStart(9)}`);
  }
  for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
    if (!fs.existsSync(distribution(browser))) continue;
    console.log(`  ${`zip for ${browser}`.padEnd(24)} ${String(zipFolder(distribution(browser)).length).padStart(12)}`);
  }
}
