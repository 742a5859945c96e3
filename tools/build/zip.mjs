// Zips whose bytes depend on the files alone: sorted, with one fixed time.

import fs from 'node:fs';
import path from 'node:path';

import { zipSync } from 'fflate';

// Zip stores local time, so this is written in local time too: the bytes are the same in every time zone.
const TIME = new Date(2026, 0, 1);

/** @param {string} folder @param {Record<string, string>} [texts] files that are added @returns {Uint8Array} */
export function zipFolder(folder, texts = {}) {
  const names = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .sort();
  const files = new Map(names.map((name) => [name, new Uint8Array(fs.readFileSync(path.join(folder, name)))]));
  for (const [name, text] of Object.entries(texts)) files.set(name, new TextEncoder().encode(text));
  return zipSync(Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1))), { level: 9, mtime: TIME });
}
