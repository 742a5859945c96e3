// The same engine twice: as WebAssembly and natively. What is measured on the command line must hold in the browser.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';

import { project, request, startEngine } from './engine.mjs';

// Articles and pages of other purposes, with blocks and without, in several scripts.
const PAGES = [
  'founding-article',
  'founding-article-reworded',
  'newsletter-signup-page',
  'dialog-top-layer-modal',
  'entertainment-partner-links',
  'es-joomla-ebook',
  'ja-gyokai-media',
  'ar-sahifa',
  'login-account',
  'es-portada-diario',
];
const files = PAGES.map((name) => path.join(project, 'tests/pages', name, 'page.html'));
const answers = path.join(project, 'target/tests/native-judgements');

/** Runs a program of the project natively; cargo builds it first, if the native tests have not. @param {string[]} args */
function runNatively(args) {
  const { status, stdout, stderr } = spawnSync('cargo', ['run', '--quiet', '--locked', ...args], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** As JSON has it: the engine counts weights in 32 bits, which JavaScript writes out longer. @param {unknown} value @returns {unknown} */
const inSinglePrecision = (value) =>
  JSON.parse(JSON.stringify(value), (_, part) => (typeof part === 'number' ? Math.fround(part) : part));

/** @type {import('#engine').Engine} */
let engine;
/** @type {any[]} what `clearcolumn classify` prints */
let printed;
before(async () => {
  ({ engine } = await startEngine());
  fs.rmSync(answers, { recursive: true, force: true });
  runNatively(['--example', 'native_judgements', '--', answers, ...files]);
  printed = runNatively(['--bin', 'clearcolumn', '--', 'classify', ...files])
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
});

const snapshotOf = (/** @type {number} */ at) => new Uint8Array(fs.readFileSync(path.join(answers, `${at}.snapshot`)));

PAGES.forEach((name, at) => {
  test(`${name} is judged as it is natively`, () => {
    const judgement = engine.judge(snapshotOf(at), request);
    const expected = JSON.parse(fs.readFileSync(path.join(answers, `${at}.json`), 'utf8'));
    assert.deepEqual(inSinglePrecision(judgement), inSinglePrecision(expected));
  });

  test(`${name} is judged as the command line prints it`, () => {
    const { purpose, article, blocks } = engine.judge(snapshotOf(at), request);
    const { file, elements, ...line } = printed[at];
    assert.equal(file, files[at]);
    assert.ok(elements > 20, `${elements} elements`);
    assert.deepEqual(
      inSinglePrecision({ purpose: line.purpose, article: line.article?.element ?? null, blocks: line.blocks }),
      {
        purpose: purpose.kind,
        article,
        blocks: blocks.map((/** @type {any} */ { element, class: name, kind, confidence, evidence, remnants }) =>
          inSinglePrecision({
            element,
            class: name,
            kind,
            confidence,
            evidence,
            remnants: remnants.map((/** @type {any} */ remnant) => remnant.element),
          }),
        ),
      },
    );
  });
});

test('the pages put every part of an answer to the test', () => {
  const judgements = PAGES.map((_, at) => engine.judge(snapshotOf(at), request));
  const blocks = judgements.flatMap((judgement) => judgement.blocks);
  assert.deepEqual(new Set(blocks.map((block) => block.class)), new Set(['newsletter', 'sponsored']));
  assert.ok(blocks.length >= 4, `${blocks.length} blocks`);
  assert.ok(judgements.some(({ blocks: none }) => none.length === 0));
  assert.ok(new Set(judgements.map(({ purpose }) => purpose.kind)).size >= 3);
});
