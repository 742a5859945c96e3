// Golden files: what the eyes make of each written page. Rust reads the same pages and the same files.
// After a change that is meant, write them anew with `UPDATE_GOLDEN=1 npm run test:contract` and read the difference.

import fs from 'node:fs';
import path from 'node:path';

const pages = path.join(import.meta.dirname, 'pages');
const golden = path.join(import.meta.dirname, 'golden');

export const pageNames = fs
  .readdirSync(pages)
  .filter((name) => name.endsWith('.html'))
  .map((name) => path.basename(name, '.html'))
  .sort();

/** @param {string} name */
export const pageSource = (name) => fs.readFileSync(path.join(pages, `${name}.html`), 'utf8');

/** The golden bytes; written first if asked. @param {string} name @param {Uint8Array} fresh */
export function goldenBytes(name, fresh) {
  const file = path.join(golden, `${name}.snapshot`);
  if (process.env.UPDATE_GOLDEN) fs.writeFileSync(file, fresh);
  return new Uint8Array(fs.readFileSync(file));
}

/** The snapshot of a page, as the golden file has it. @param {string} name */
export const goldenSnapshot = (name) => new Uint8Array(fs.readFileSync(path.join(golden, `${name}.snapshot`)));
