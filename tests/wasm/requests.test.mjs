// The request that goes along with a snapshot: of the wrong shape it is refused, and what is left out has a sensible value.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { errorOf, goldenSnapshots, request, startEngine } from './engine.mjs';

const { everything } = Object.fromEntries(goldenSnapshots());
const MEASUREMENT = { element: 1, position: 'fixed', x: 0, y: 0, width: 10, height: 10, visible: true, z: null };

/** @type {import('#engine').Engine} */
let engine;
before(async () => {
  ({ engine } = await startEngine());
});

const ask = (/** @type {any} */ wish) => engine.judge(everything, wish);

/** @type {[string, any][]} */
const WRONG = [
  ['a text', 'balanced'],
  ['a number', 7],
  ['an unknown level', { ...request, level: 'reckless' }],
  ['a level that is a number', { ...request, level: 1 }],
  ['a level that is null', { ...request, level: null }],
  ['classes that are a list', { ...request, classes: ['newsletter'] }],
  ['a class that is not yes or no', { ...request, classes: { newsletter: 'yes', leads: true, paid: true } }],
  ['classes of which one is missing', { ...request, classes: { newsletter: true, leads: true } }],
  ['fingerprints that are a text', { ...request, kept: '0123456789abcdef' }],
  ['fingerprints that are numbers', { ...request, kept: [1] }],
  ['measurements that are no list', { ...request, measurements: { ...MEASUREMENT } }],
  ['a measurement without a box', { ...request, measurements: [{ element: 1 }] }],
  ['a measurement of no element', { ...request, measurements: [{ ...MEASUREMENT, element: -1 }] }],
  ['a measurement of half an element', { ...request, measurements: [{ ...MEASUREMENT, element: 1.5 }] }],
  ['a measurement in another position', { ...request, measurements: [{ ...MEASUREMENT, position: 'floating' }] }],
  ['a measurement whose width is a text', { ...request, measurements: [{ ...MEASUREMENT, width: '10px' }] }],
  ['a viewport without a height', { ...request, viewport: { width: 1280 } }],
  ['a viewport that is a list', { ...request, viewport: [1280, '900'] }],
];

for (const [name, wish] of WRONG) {
  test(`refused: ${name}`, () => {
    const error = errorOf(() => ask(wish));
    assert.equal(error.code, 'bad-request');
    assert.match(error.message, /request/);
  });
}

test('a request may be left out, in whole or in part', () => {
  const expected = ask(request);
  for (const wish of [
    undefined,
    null,
    {},
    { level: 'balanced' },
    { ...request, viewport: undefined },
    { ...request, later: 1 },
  ]) {
    assert.deepEqual(ask(wish), expected, JSON.stringify(wish));
  }
});

test('measurements of elements that are not there, and of no size that there is, change nothing that is asked for', () => {
  const strange = [NaN, Infinity, -1e308, 0].flatMap((size) => [
    { ...MEASUREMENT, element: 4_294_967_295, x: size, width: size, z: size },
    { ...MEASUREMENT, element: 2, y: size, height: size, visible: false },
  ]);
  const judgement = ask({ ...request, measurements: strange, viewport: { width: NaN, height: 0 } });
  assert.equal(judgement.revision, 1);
});
