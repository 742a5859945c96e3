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

test('what a report may hold of a block is redacted, and plain values alone', () => {
  const findings = engine.findings(everything, 2, '0123456789abcdef', ['cell']);
  assert.deepEqual(structuredClone(findings), JSON.parse(JSON.stringify(findings)));
  const { skeleton, text, example } = findings;
  assert.equal(skeleton.cut, false);
  assert.ok(skeleton.nodes.length > 20, `${skeleton.nodes.length} nodes`);
  const [body] = skeleton.nodes;
  assert.deepEqual([body.depth, body.tag, body.letters], [0, 'body', 0]);
  for (const word of ['secret', 'cell']) assert.equal(JSON.stringify(skeleton).includes(word), false, word);
  assert.ok(text.includes('[typed]') && !/\bcell\b/.test(text), text);
  assert.match(example.catalogue, /^[0-9a-f]{8}$/);
  assert.deepEqual([example.without, example.fingerprint], [[], '0123456789abcdef']);
  assert.equal(errorOf(() => engine.findings(everything, 9_999, '', [])).code, 'bad-request');
  assert.equal(errorOf(() => engine.findings(everything, 2, '', [7])).code, 'bad-request');
});

test('an example loses measurements by group, and is not touched where another engine made it', () => {
  const { catalogue, values } = engine.findings(everything, 2, '', []).example;
  const count = (/** @type {Float64Array | undefined} */ numbers) =>
    numbers?.filter((value) => value !== 0).length ?? 0;
  const without = (/** @type {string[]} */ ...groups) => engine.blanked(catalogue, new Float64Array(values), groups);
  assert.deepEqual([...(without() ?? [])], values);
  assert.ok(count(without('words')) < count(without()));
  assert.ok(count(without('words', 'structure')) < count(without('words')));
  assert.equal(count(without('words', 'names', 'structure', 'address')), 0);
  assert.equal(engine.blanked('00000000', new Float64Array(values), ['words']), undefined);
  assert.equal(engine.blanked(catalogue, new Float64Array(3), ['words']), undefined);
  assert.equal(errorOf(() => without('everything')).code, 'bad-request');
});

test('an address loses what may be a secret', () => {
  assert.equal(engine.address('https://a:b@c.example/d/1?e=f1#g'), 'https://c.example/d/0?e=[token]');
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
