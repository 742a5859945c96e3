// Who may ask what. Every question gets an answer.

import assert from 'node:assert/strict';

/** @typedef {import('../support/world.mjs').World} World */

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function messages(test) {
  test('an unknown, an unfit and a foreign question are refused by name', async (world) => {
    const code = async (/** @type {Record<string, unknown>} */ message) => (await world.ask(message)).error?.code;
    assert.equal(await code({ kind: 'document.nonsense' }), 'unknown-kind');
    assert.equal(await code({ kind: 'toString.call' }), 'bad-message');
    assert.equal(await code({}), 'bad-message');
    assert.equal(await code({ kind: 'tab.summary', tab: '1' }), 'bad-message');
    assert.equal(await code({ kind: 'tab.summary', tab: 2 ** 40 }), 'internal');
    assert.equal(await code({ kind: 'switch.get' }), 'not-allowed', 'our own page is no document');
    assert.equal(await code({ kind: 'block.show', tab: 1, document: 'x'.repeat(100), id: 1 }), 'bad-message');
  });
}
