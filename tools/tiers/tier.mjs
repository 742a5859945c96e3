// A tier is a group of tests with one way to run them. A tier that fails does not stop the next one.

import { report, seconds } from '../setup/step.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, note?: string, failures?: string[] }} Counts */
/** @typedef {{ name: string, counts: Counts, time: string }} Result */

/**
 * @param {string} name
 * @param {() => Promise<Counts>} work
 * @returns {Promise<Result>}
 */
export async function runTier(name, work) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`);
  const start = performance.now();
  /** @type {Counts} */
  let counts;
  try {
    counts = await work();
  } catch (error) {
    report(error);
    counts = { passed: 0, failed: 1, skipped: 0, note: 'did not run' };
  }
  // Tests that silently vanish must not look like success.
  if (counts.passed + counts.failed === 0) counts = { ...counts, failed: 1, note: 'ran no test' };
  return { name, counts, time: seconds(start) };
}

/** Prints the table and the closing line, which other programs read. @param {Result[]} results @returns {boolean} whether all is well */
export function summarize(results) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  // What is looked at first stands last: of a long run often only the end is kept.
  for (const { name, counts } of results)
    for (const failure of counts.failures ?? []) console.log(`\nfailed in ${name}: ${failure}`);
  console.log('\ntier                passed   failed  skipped       time');
  for (const { name, counts, time } of results) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    const columns = [counts.passed, counts.failed, counts.skipped].map((count) => String(count).padStart(8)).join(' ');
    console.log(`${name.padEnd(17)} ${columns} ${time.padStart(10)}${counts.note ? `   ${counts.note}` : ''}`);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0;
}
