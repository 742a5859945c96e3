// The built extension as the stores' own linter sees it. It must have nothing to say: no error, no warning, no notice.

import fs from 'node:fs';
import path from 'node:path';

import { distribution } from '../build/extension.mjs';
import { root, run } from '../setup/run.mjs';

/** @returns {Promise<import('./tier.mjs').Counts>} */
export async function lintPackage() {
  const report = path.join(root, 'target/tests/web-ext-lint.json');
  fs.mkdirSync(path.dirname(report), { recursive: true });
  const linter = path.join(root, 'node_modules/web-ext/bin/web-ext.js');
  const args = ['lint', '--source-dir', distribution('firefox'), '--output', 'json', '--no-config-discovery'];
  const { output } = await run(process.execPath, [linter, ...args], { stdoutOnly: true });
  fs.writeFileSync(report, output);
  const { summary, errors, warnings, notices } = JSON.parse(output);
  for (const { code, message, file, line } of [...errors, ...warnings, ...notices]) {
    console.log(`  ${code} ${file ?? ''}${line ? `:${line}` : ''} ${message}`);
  }
  console.log(`web-ext lint: ${summary.errors} errors, ${summary.warnings} warnings, ${summary.notices} notices`);
  const clean = summary.errors + summary.warnings + summary.notices === 0;
  return { passed: clean ? 1 : 0, failed: clean ? 0 : 1, skipped: 0 };
}
