// What Rust writes has the fields and values that TypeScript expects: the golden messages of tests/contract.rs, held against the
// extension's types by the compiler itself.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';

import init, { Engine } from '#engine';
import { goldenSnapshot } from './golden.mjs';

const project = path.resolve(import.meta.dirname, '../..');
const types = path.join(project, 'extension/src/shared/engine-types.ts');
const folder = path.join(project, 'target/tests/message-types');

const readGolden = (/** @type {string} */ name) =>
  fs.readFileSync(path.join(import.meta.dirname, 'golden', `${name}.json`), 'utf8');
const judgements = readGolden('judgements');
const requests = readGolden('requests');

/** What the compiler says of a value that is to be of a type; nothing where it fits. @param {string} json @param {string} type */
function complaintOf(json, type) {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${type.replace(/\W/g, '')}.ts`);
  const module = path.relative(folder, types).split(path.sep).join('/');
  fs.writeFileSync(
    file,
    `import type * as types from '${module}';\nexport const value = ${json.trim()} satisfies types.${type};\n`,
  );
  const compiler = path.join(project, 'node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--ignoreConfig', '--allowImportingTsExtensions', '--module', 'esnext'];
  const { status, stdout } = spawnSync(
    process.execPath,
    [compiler, ...options, '--moduleResolution', 'bundler', '--types', '', file],
    {
      encoding: 'utf8',
    },
  );
  return status === 0 ? '' : stdout || `the compiler ended with ${status}`;
}

test('judgements have the fields that the extension reads, and no other', () => {
  assert.equal(complaintOf(judgements, 'Judgement[]'), '');
});

test('requests have the fields that the extension writes, and no other', () => {
  assert.equal(complaintOf(requests, 'JudgeRequest[]'), '');
});

test('the compiler would notice', () => {
  assert.match(complaintOf(judgements.replaceAll('"overlay"', '"isOverlay"'), 'Judgement[]'), /isOverlay/);
  assert.match(complaintOf(judgements.replace('"leads"', '"lead"'), 'Judgement[]'), /lead/);
  assert.match(complaintOf(requests.replaceAll(/"visible": \w+,\s*/g, ''), 'JudgeRequest[]'), /visible/);
});

/** @type {Engine} */
let engine;
before(async () => {
  const wasm = fs.readFileSync(path.join(project, 'target/wasm-package/clearcolumn_bg.wasm'));
  await init({ module_or_path: wasm });
  engine = new Engine({});
});

test('the engine takes the golden requests', () => {
  for (const request of JSON.parse(requests))
    assert.equal(engine.judge(goldenSnapshot('everything'), request).revision, 1);
});
