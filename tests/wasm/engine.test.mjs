// What the background does with the engine in the course of its life.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import * as glue from '#engine';
import vocabulary from '../../contract/vocabulary.json' with { type: 'json' };
import { errorOf, goldenSnapshots, project, request, startEngine } from './engine.mjs';

const { everything } = Object.fromEntries(goldenSnapshots());

/** @type {glue.Engine} */
let engine;
before(async () => {
  ({ engine } = await startEngine());
});

test('it says what it is', () => {
  const manifest = fs.readFileSync(path.join(project, 'Cargo.toml'), 'utf8');
  const { engine: version, wire, model } = engine.version();
  assert.equal(version, /^version = "(.+)"/m.exec(manifest)?.[1]);
  assert.equal(wire, vocabulary.wire.version);
  assert.match(model, /\S/);
});

test('options are an object, or nothing', () => {
  for (const options of [{}, null, undefined, { later: true }]) new glue.Engine(options).free();
  assert.equal(errorOf(() => new glue.Engine('fast')).code, 'bad-request');
});

test('an answer holds plain values alone', () => {
  const judgement = engine.judge(everything, request);
  assert.deepEqual(Object.keys(judgement).sort(), ['article', 'blocks', 'purpose', 'revision', 'wanted']);
  // What a message would carry: no Map, no undefined, no number that JSON cannot write.
  assert.deepEqual(structuredClone(judgement), JSON.parse(JSON.stringify(judgement)));
});

test('a skeleton of a block holds no text of the page', () => {
  const { nodes, cut } = engine.skeleton(everything, 2);
  assert.equal(cut, false);
  assert.ok(nodes.length > 20, `${nodes.length} nodes`);
  const [body] = nodes;
  assert.deepEqual([body.depth, body.tag, body.letters], [0, 'body', 0]);
  assert.equal(JSON.stringify(nodes).includes('secret'), false);
  assert.equal(JSON.stringify(nodes).includes('cell'), false);
  assert.equal(errorOf(() => engine.skeleton(everything, 9_999)).code, 'bad-request');
});

test('the bytes that it was given are left as they were', () => {
  const before = Buffer.from(everything);
  engine.judge(everything, request);
  assert.deepEqual(Buffer.from(everything), before);
});

test('a part of a larger buffer is read from where it begins', () => {
  const larger = new Uint8Array(everything.length + 14).fill(0xaa);
  larger.set(everything, 7);
  const part = larger.subarray(7, 7 + everything.length);
  assert.deepEqual(engine.judge(part, request), engine.judge(everything, request));
});

test('after a reset a new instance gives the same answers', async () => {
  const expected = engine.judge(everything, request);
  glue.__wbg_reset_state();
  const { engine: fresh } = await startEngine();
  assert.deepEqual(fresh.judge(everything, request), expected);
  engine = fresh;
});
