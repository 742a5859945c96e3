// An engine that has panicked is replaced once, and then counts as failed.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';

import { Engine } from '#engine';
import { judge } from '../../extension/src/background/engine-host.ts';

const root = path.resolve(import.meta.dirname, '../..');
const snapshot = new Uint8Array(fs.readFileSync(path.join(root, 'tests/contract/golden/everything.snapshot')));
const request = {
  level: 'balanced' as const,
  classes: { newsletter: true, leads: true, paid: true },
  kept: [],
  chosen: [],
  measurements: [],
  viewport: null,
};

before(() => {
  const wasm = fs.readFileSync(path.join(root, 'target/wasm-package/clearcolumn_bg.wasm'));
  Object.assign(globalThis, {
    chrome: { runtime: { getURL: (name: string) => name } },
    fetch: async () => new Response(wasm, { headers: { 'content-type': 'application/wasm' } }),
  });
});

/** The next judgement panics, as wasm does. */
function panicOnce(): void {
  const sound = Engine.prototype.judge;
  Engine.prototype.judge = () => {
    Engine.prototype.judge = sound;
    throw new WebAssembly.RuntimeError('unreachable');
  };
}

test('an error that the engine reports is passed on, as often as it comes', async () => {
  for (let time = 0; time < 3; time++) {
    await assert.rejects(judge(new Uint8Array(3), request), { code: 'malformed-snapshot' });
  }
  assert.equal((await judge(snapshot, request)).revision, 1);
});

test('after a panic the engine is replaced, after another one nothing is judged any more', async (context) => {
  context.mock.method(console, 'error', () => {});
  panicOnce();
  await assert.rejects(judge(snapshot, request), { code: 'engine-failed' });
  assert.equal((await judge(snapshot, request)).revision, 1, 'a fresh instance');
  panicOnce();
  await assert.rejects(judge(snapshot, request), { code: 'engine-failed' });
  await assert.rejects(judge(snapshot, request), { code: 'engine-failed' });
});
