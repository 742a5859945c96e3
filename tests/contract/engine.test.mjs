// The engine reads what the eyes write, and both compute the same digests.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';

import init, { Engine } from '#engine';
import { goldenSnapshot, pageNames } from './golden.mjs';
import { openEyes } from './page-eyes.mjs';

const request = {
  level: 'balanced',
  classes: { newsletter: true, leads: true, paid: true },
  kept: [],
  chosen: [],
  measurements: [],
  viewport: { width: 1280, height: 900 },
};
const fixtures = path.resolve(import.meta.dirname, '../pages');
const wasm = path.resolve(import.meta.dirname, '../../target/wasm-package/clearcolumn_bg.wasm');

/** @type {Engine} */
let engine;
/** @type {Awaited<ReturnType<typeof openEyes>>} */
let eyes;
before(async () => {
  await init({ module_or_path: fs.readFileSync(wasm) });
  engine = new Engine({});
  eyes = await openEyes();
});
after(() => eyes?.close());

for (const name of pageNames) {
  test(`the engine reads the golden snapshot of ${name}.html`, () => {
    assert.equal(engine.judge(goldenSnapshot(name), request).revision, 1);
  });
}

test('a verdict names the digest that the page computes, on every fixture page', async () => {
  let blocks = 0;
  for (const slug of fs.readdirSync(fixtures)) {
    const file = path.join(fixtures, slug, 'page.html');
    if (!fs.existsSync(file)) continue;
    const { bytes, digests } = await eyes.see(fs.readFileSync(file, 'utf8'));
    const judgement = engine.judge(bytes, request);
    for (const named of judgement.blocks.flatMap((/** @type {any} */ block) => [block, ...block.remnants])) {
      assert.equal(named.digest, digests.get(named.element), `${slug}, element ${named.element}`);
      blocks += 1;
    }
    assert.equal(judgement.revision, 1);
  }
  assert.ok(blocks > 20, `${blocks} digests were compared`);
});

/** The error that the engine throws for a snapshot. @param {Uint8Array} bytes */
function errorFor(bytes) {
  try {
    engine.judge(bytes, request);
  } catch (error) {
    return /** @type {Error & { code: string }} */ (error);
  }
  throw new Error('the engine took it');
}

test('a snapshot of another version is refused by name', () => {
  const bytes = goldenSnapshot('everything');
  for (const version of [0, 2, 65_535]) {
    new DataView(bytes.buffer).setUint16(4, version, true);
    assert.equal(errorFor(bytes).code, 'unsupported-version');
  }
});

test('a damaged snapshot is refused, and the engine goes on', () => {
  const bytes = goldenSnapshot('everything');
  assert.equal(errorFor(bytes.subarray(0, bytes.length - 1)).code, 'malformed-snapshot');
  assert.equal(errorFor(new Uint8Array(0)).code, 'malformed-snapshot');
  assert.equal(engine.judge(bytes, request).revision, 1);
});
