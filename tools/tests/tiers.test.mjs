// The closing line of a run is only worth something if no way of failing is counted as success.

import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';

import { root } from '../setup/run.mjs';
import { countCargoTests } from '../tiers/cargo-tests.mjs';
import { countNodeTests } from '../tiers/node-tests.mjs';
import { runTier, summarize } from '../tiers/tier.mjs';

/** Runs something without its output. @template T @param {() => T | Promise<T>} work */
async function silently(work) {
  const { log, error } = console;
  /** @type {string[]} */
  const lines = [];
  console.log = console.error = (...parts) => lines.push(parts.join(' '));
  try {
    return { value: await work(), lines };
  } finally {
    Object.assign(console, { log, error });
  }
}

test('cargo’s closing lines are added up', () => {
  const output = [
    'test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s',
    'test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s',
  ].join('\n');
  assert.deepEqual(countCargoTests(output, 101), { passed: 15, failed: 2, skipped: 1 });
});

test('a build that does not compile is a failure', () => {
  assert.deepEqual(countCargoTests('', 101), { passed: 0, failed: 1, skipped: 0 });
});

test('node’s closing lines are read', () => {
  const tap = '# tests 9\n# suites 2\n# pass 5\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 1\n';
  assert.deepEqual(countNodeTests(tap, 1), { passed: 5, failed: 2, skipped: 2 });
});

test('what failed is named with its reason, and before the table', async () => {
  const tap = [
    'not ok 1 - it goes',
    '  ---',
    `  location: '${path.join(root, 'tests/browser/chromium.test.mjs')}:31:7'`,
    "  failureType: 'testCodeFailure'",
    "  error: 'after 15 s still not: it goes'",
    '  ...',
    '    not ok 1 - the inner',
    '      ---',
    "      failureType: 'testCodeFailure'",
    '      error: |-',
    '        Expected values to be equal:',
    '        ',
    '        1 !== 2',
    '      ...',
    'not ok 2 - the outer',
    '  ---',
    "  failureType: 'subtestsFailed'",
    "  error: '1 subtest failed'",
    '  ...',
    '# pass 0',
    '# fail 3',
  ].join('\n');
  const counts = countNodeTests(tap, 1);
  assert.deepEqual(counts.failures, [
    "tests/browser/chromium.test.mjs:31:7: it goes: 'after 15 s still not: it goes'",
    'the inner: Expected values to be equal:',
  ]);
  const { lines } = await silently(() => summarize([{ name: 'browser', counts, time: '1 s' }]));
  assert.match(lines[0] ?? '', /^\s*failed in browser: tests\/browser\/chromium\.test\.mjs:31:7: it goes/);
});

test('a test process that dies is a failure', () => {
  assert.deepEqual(countNodeTests('# pass 5\n# fail 0\n', 1), { passed: 5, failed: 1, skipped: 0 });
});

test('a tier that throws, or that runs no test, has failed', async () => {
  const thrown = await silently(() => runTier('broken', () => Promise.reject(new Error('no compiler'))));
  assert.equal(thrown.value.counts.failed, 1);
  const empty = await silently(() => runTier('empty', async () => ({ passed: 0, failed: 0, skipped: 4 })));
  assert.equal(empty.value.counts.failed, 1);
});

test('the last line holds the sums', async () => {
  const counts = { passed: 2, failed: 0, skipped: 1 };
  const { value, lines } = await silently(() =>
    summarize([
      { name: 'one', counts, time: '1 s' },
      { name: 'two', counts, time: '1 s' },
    ]),
  );
  assert.equal(value, true);
  assert.equal(lines.at(-1)?.trim(), '4 passed, 0 failed, 2 skipped');
});
