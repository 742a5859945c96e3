// The background judges pages for as long as the browser runs.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Engine } from '#engine';
import { errorOf, goldenSnapshots, request, startEngine } from './engine.mjs';
import { flatPage } from './written-snapshot.mjs';

const PAGE_BYTES = 65_536;
const pages = [
  ...goldenSnapshots().values(),
  flatPage(1500, 'Sign up for our newsletter'),
  flatPage(300, 'A paragraph of an article.'),
];

test('two hundred pages take no more memory than the first of them', async () => {
  const { engine, memory } = await startEngine();
  const judgeAll = (/** @type {number} */ count) => {
    for (let at = 0; at < count; at++) engine.judge(/** @type {Uint8Array} */ (pages[at % pages.length]), request);
  };
  judgeAll(pages.length * 2);
  const before = memory.buffer.byteLength;
  judgeAll(200);
  const grown = (memory.buffer.byteLength - before) / PAGE_BYTES;
  // The allocator may still find its shape; a leak of one small page each would be more.
  assert.ok(grown <= 2, `${grown} pages of 64 KB were added`);
});

test('refused pages and requests leave nothing behind', async () => {
  const { engine, memory } = await startEngine();
  const large = flatPage(8000, 'text');
  const damaged = large.slice(0, -1);
  const fail = () => {
    errorOf(() => engine.judge(damaged, request));
    errorOf(() => engine.judge(large, { ...request, level: 'none' }));
  };
  for (let round = 0; round < 10; round++) fail();
  const before = memory.buffer.byteLength;
  for (let round = 0; round < 200; round++) fail();
  assert.equal(memory.buffer.byteLength, before);
});

test('engines that are freed make room for the next', async () => {
  const { memory } = await startEngine();
  for (let round = 0; round < 3; round++) new Engine({}).free();
  const before = memory.buffer.byteLength;
  for (let round = 0; round < 40; round++) new Engine({}).free();
  assert.equal(memory.buffer.byteLength, before);
});
