// What the engine says natively, for tests that hold the browser against it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/** Runs a program of the project; cargo builds it first, if the native tests have not. @param {string[]} args */
function cargoRun(args) {
  const { status, stdout, stderr } = spawnSync('cargo', ['run', '--quiet', '--locked', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** The written pages by name. */
export const writtenPages = fs
  .readdirSync(path.join(root, 'tests/pages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** @param {string} name */
export const fileOf = (name) => path.join(root, 'tests/pages', name, 'page.html');

/** Files of so many saved pages that hold both kinds of clutter, from all over the corpus; none where it is not beside the checkout. @param {number} count */
export function savedPages(count) {
  const corpus = path.resolve(root, '../shared/corpus');
  const labels = path.join(corpus, 'labels.jsonl');
  if (!fs.existsSync(labels)) return [];
  const both = fs
    .readFileSync(labels, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ newsletter, sponsored }) => newsletter.length > 0 && sponsored.length > 0);
  const step = Math.floor(both.length / count);
  return Array.from({ length: count }, (_, at) => path.join(corpus, 'pages', `${both[at * step].id}.html.gz`));
}

/** The snapshots of pages, as the native parser makes them. @param {string[]} files */
export function nativeSnapshots(files) {
  const folder = path.join(root, 'target/tests/site-snapshots');
  fs.rmSync(folder, { recursive: true, force: true });
  cargoRun(['--example', 'native_judgements', '--', folder, ...files]);
  return files.map((_, at) => fs.readFileSync(path.join(folder, `${at}.snapshot`)));
}

/** @typedef {{ elements: number, purpose: string, article: { element: number } | null, blocks: any[] }} Classified */

/** What `clearcolumn classify` prints. @param {string[]} files @param {string} level @returns {Classified[]} */
export const classify = (files, level) =>
  cargoRun(['--bin', 'clearcolumn', '--', 'classify', '--level', level, ...files])
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
