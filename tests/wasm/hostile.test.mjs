// Bytes that are no snapshot, or that were made to do harm: an error with a code or an answer, never a trap.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import vocabulary from '../../contract/vocabulary.json' with { type: 'json' };
import { errorOf, goldenSnapshots, request, startEngine } from './engine.mjs';
import { deepPage, flatPage, writeSnapshot } from './written-snapshot.mjs';

const CODES = new Set(['malformed-snapshot', 'unsupported-version', 'limit-exceeded']);
const { nodes: MOST_NODES, depth: MOST_LEVELS, bytes: MOST_BYTES } = vocabulary.wire.limits;
const TEXT = 'The council voted on Tuesday to rebuild the old bridge, after years of debate.';

const golden = goldenSnapshots();
const { everything } = Object.fromEntries(golden);

/** @type {import('#engine').Engine} */
let engine;
before(async () => {
  ({ engine } = await startEngine());
});

const judge = (/** @type {Uint8Array} */ bytes) => engine.judge(bytes, request);
const codeOf = (/** @type {Uint8Array} */ bytes) => errorOf(() => judge(bytes)).code;

/** A copy with some of its bytes changed. @param {Uint8Array} bytes @param {(view: DataView, copy: Uint8Array) => void} change */
function changed(bytes, change) {
  const copy = bytes.slice();
  change(new DataView(copy.buffer), copy);
  return copy;
}

/** Random numbers that are the same in every run (mulberry32). @param {number} seed */
function randomNumbers(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

test('an error says its name, its code and what would mend it', () => {
  const error = errorOf(() => judge(new Uint8Array(0)));
  assert.ok(error instanceof Error);
  assert.equal(error.name, 'EngineError');
  assert.equal(error.code, 'malformed-snapshot');
  assert.match(error.message, /take a new snapshot/);
});

test('no bytes, few bytes and other files', () => {
  const other = ['', 'CCC', 'CCC1', '<!doctype html><p>a page', `${'\0'.repeat(64)}`, 'x'.repeat(100_000)];
  for (const text of other)
    assert.equal(codeOf(new TextEncoder().encode(text)), 'malformed-snapshot', text.slice(0, 20));
});

test('every version but this one is refused by its name', () => {
  for (const version of [0, vocabulary.wire.version + 1, 255, 256, 65_535]) {
    const bytes = changed(everything, (view) => view.setUint16(4, version, true));
    const error = errorOf(() => judge(bytes));
    assert.equal(error.code, 'unsupported-version');
    assert.ok(error.message.includes(String(version)), error.message);
  }
});

test('an old version is recognised though nothing else can be read', () => {
  const bytes = changed(everything, (view) => view.setUint16(4, 0, true)).slice(0, 9);
  assert.equal(codeOf(bytes), 'unsupported-version');
});

test('more bytes than a snapshot may have', () => {
  const bytes = new Uint8Array(MOST_BYTES + 1);
  bytes.set(everything);
  assert.equal(codeOf(bytes), 'limit-exceeded');
});

test('counts that claim what is not there', () => {
  for (const at of [12, 16, 20, 24]) {
    for (const count of [0, 1, 0x7fffffff, 0xfffffffe, 0xffffffff]) {
      const code = codeOf(changed(everything, (view) => view.setUint32(at, count, true)));
      assert.ok(CODES.has(code), `count ${count} at ${at}: ${code}`);
    }
  }
});

test('parents that are no tree', () => {
  const nodes = new DataView(everything.buffer).getUint32(12, true);
  for (const [node, parent] of [
    [0, 0],
    [1, 1],
    [2, 9],
    [3, nodes],
    [nodes - 1, 0xffffffff],
    [nodes - 1, nodes - 1],
  ]) {
    const bytes = changed(everything, (view) => view.setUint32(32 + (node ?? 0) * 4, parent ?? 0, true));
    assert.equal(codeOf(bytes), 'malformed-snapshot', `parent ${parent} of node ${node}`);
  }
});

test('text that is not UTF-8', () => {
  const bytes = changed(everything, (_, copy) => copy.set([0xed, 0xa0, 0x80], copy.length - 3));
  assert.equal(codeOf(bytes), 'malformed-snapshot');
});

test('a text for a root, and a text with children', () => {
  assert.equal(codeOf(writeSnapshot([{ parent: -1, tag: '#text', text: 'a' }])), 'malformed-snapshot');
  const rows = [
    { parent: -1, tag: 'html' },
    { parent: 0, tag: '#text', text: 'a' },
    { parent: 1, tag: 'p' },
  ];
  assert.equal(codeOf(writeSnapshot(rows)), 'malformed-snapshot');
});

test('a page without a node has an empty answer or a code', () => {
  const bytes = writeSnapshot([]);
  try {
    assert.deepEqual(judge(bytes).blocks, []);
  } catch (error) {
    assert.ok(CODES.has(/** @type {any} */ (error).code), String(error));
  }
});

test('every cut of a snapshot is refused', () => {
  for (let length = 0; length < everything.length; length += 7) {
    assert.equal(codeOf(everything.subarray(0, length)), 'malformed-snapshot', `${length} bytes`);
  }
});

test('four thousand damaged snapshots: an answer or a code, and the engine goes on', () => {
  const random = randomNumbers(20261122);
  const sources = [...golden.values()];
  const before = judge(everything);
  let answers = 0;
  for (let round = 0; round < 4000; round++) {
    const source = /** @type {Uint8Array} */ (sources[random(sources.length)]);
    const bytes = changed(source, (_, copy) => {
      for (let harm = random(6); harm >= 0; harm--) copy[random(copy.length)] = random(256);
      // The end of the header and the columns behind it are where the claims stand.
      if (random(2) === 0) copy[8 + random(200)] = random(256);
    });
    try {
      judge(bytes);
      answers += 1;
    } catch (error) {
      assert.ok(CODES.has(/** @type {any} */ (error).code), `round ${round}: ${error}`);
    }
  }
  assert.ok(answers > 100 && answers < 3900, `${answers} of 4000 had an answer`);
  assert.deepEqual(judge(everything), before);
});

test('the largest page that there may be has an answer', () => {
  const siblings = (MOST_NODES - 2) / 2;
  assert.equal(judge(flatPage(siblings, TEXT)).revision, 1);
  assert.equal(codeOf(flatPage(siblings + 1, TEXT)), 'limit-exceeded');
});

test('the deepest page that there may be has an answer', () => {
  // The stack of a WebAssembly instance is small and has no guard.
  assert.equal(judge(deepPage(MOST_LEVELS, TEXT)).revision, 1);
  const codes = [MOST_LEVELS + 2, 20_000].map((levels) => codeOf(deepPage(levels, TEXT)));
  assert.deepEqual(codes, ['limit-exceeded', 'limit-exceeded']);
});

test('what is no byte array is no snapshot', () => {
  for (const value of [null, undefined, 7, 'CCC1', {}, [], [67, 67, 67, 49], new ArrayBuffer(32)]) {
    const error = errorOf(() => engine.judge(/** @type {any} */ (value), request));
    assert.ok(error instanceof Error, String(value));
  }
  assert.equal(judge(everything).revision, 1);
});
