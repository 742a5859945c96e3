// The native tests, counted from cargo's own closing lines.

import { spawn } from 'node:child_process';

import { root } from '../setup/run.mjs';

/** @typedef {import('./tier.mjs').Counts} Counts */

/** @returns {Promise<Counts>} */
export function runCargoTests() {
  return new Promise((resolve) => {
    const child = spawn('cargo', ['test', '--locked', '--no-fail-fast'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on('error', () => resolve({ passed: 0, failed: 1, skipped: 0 }));
    child.on('close', (code) => resolve(countCargoTests(output, code ?? 1)));
  });
}

/**
 * @param {string} output of `cargo test`
 * @param {number} code its exit code: one that failed without a failed test did not compile
 * @returns {Counts}
 */
export function countCargoTests(output, code) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [, passed, failed, ignored] of output.matchAll(
    /^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored;/gm,
  )) {
    counts.passed += Number(passed);
    counts.failed += Number(failed);
    counts.skipped += Number(ignored);
  }
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}
