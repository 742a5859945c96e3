// Hands and engine compute the same digests: here those of the hands, against the golden ones that Rust wrote (tests/contract.rs).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import golden from './golden/digests.json' with { type: 'json' };
import { pageNames, pageSource } from './golden.mjs';
import { openEyes } from './page-eyes.mjs';
import { readSnapshot } from './snapshot-reader.mjs';

/** @type {Awaited<ReturnType<typeof openEyes>>} */
let eyes;
before(async () => {
  eyes = await openEyes();
});
after(() => eyes?.close());

test('every page has its golden digests', () => {
  assert.deepEqual(Object.keys(golden), pageNames);
});

for (const [name, expected] of Object.entries(golden)) {
  test(`digests of ${name}.html`, async () => {
    const { bytes, digests } = await eyes.see(pageSource(name));
    const elements = readSnapshot(bytes).nodes.filter(({ identity }) => identity !== undefined);
    const computed = elements.map(({ tag, identity }, at) => `${at} ${tag} ${digests.get(identity ?? 0)}`);
    assert.deepEqual(
      computed,
      elements.map(({ tag }, at) => `${at} ${tag} ${expected[at]}`),
    );
    assert.equal(elements.length, expected.length);
  });
}

test('equal words in equal elements have equal digests, other words have not', () => {
  // Elements of repeated.html: html, body, then four sections of heading, paragraph and link.
  const [, , one, , , , two, , , , three, , , , four, , , , paragraph, valued] = golden.repeated;
  assert.deepEqual([two, three, four], [one, one, one]);
  assert.equal(paragraph, valued);
  assert.notEqual(one, paragraph);
});
