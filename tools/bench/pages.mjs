// Which pages are measured: spread evenly, and the same ones in every run.

import fs from 'node:fs';
import path from 'node:path';

import { root } from '../setup/run.mjs';

/** @typedef {{ name: string, file: string }} BenchPage */

/** @param {string | null} corpus the folder of a corpus; null: the fixture pages @param {number} count @returns {BenchPage[]} */
export function choosePages(corpus, count) {
  const all = corpus ? corpusPages(corpus) : fixturePages();
  const step = Math.max(1, all.length / count);
  return Array.from(
    { length: Math.min(count, all.length) },
    (_, at) => /** @type {BenchPage} */ (all[Math.floor(at * step)]),
  );
}

function fixturePages() {
  const folder = path.join(root, 'tests/pages');
  return fs
    .readdirSync(folder)
    .map((name) => ({ name, file: path.join(folder, name, 'page.html') }))
    .filter(({ file }) => fs.existsSync(file))
    .sort((left, right) => left.name.localeCompare(right.name, 'en'));
}

/** @param {string} corpus */
function corpusPages(corpus) {
  return fs
    .readFileSync(path.join(corpus, 'index.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).id)
    .sort()
    .map((id) => ({ name: id, file: path.join(corpus, 'pages', `${id}.html.gz`) }));
}
