// The checks that need no run of the program: format, lints, types. Each counts as one test.

import fs from 'node:fs';
import path from 'node:path';

import { root, run } from '../setup/run.mjs';
import { seconds } from '../setup/step.mjs';

/** @typedef {import('./tier.mjs').Counts} Counts */

/** @typedef {{ name: string, command: [string, ...string[]], needs?: string, missing?: string }} Check */

/** @param {string} file @returns {[string, string]} */
const nodeTool = (file) => [process.execPath, path.join(root, 'node_modules', file)];

/** @type {Check[]} `needs` is a path without which there is nothing to check, `missing` what keeps this machine from it */
const CHECKS = [
  { name: 'Rust format', command: ['cargo', 'fmt', '--all', '--check'] },
  {
    name: 'Rust lints',
    command: ['cargo', 'clippy', '--locked', '--quiet', '--workspace', '--all-targets', '--', '-D', 'warnings'],
  },
  {
    name: 'TypeScript types',
    command: [...nodeTool('typescript/bin/tsc'), '-p', 'tsconfig.json'],
    needs: 'extension/src',
  },
  { name: 'Types of tools and tests', command: [...nodeTool('typescript/bin/tsc'), '-p', 'tsconfig.node.json'] },
  {
    name: 'TypeScript lints and format',
    command: [...nodeTool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '--max-diagnostics=30'],
  },
  { name: 'Fixture pages', command: [process.execPath, 'tests/pages/validate.mjs'], needs: 'tests/pages/validate.mjs' },
  { name: 'Documents', command: [process.execPath, 'tools/checks/documents.mjs'] },
];

/** @param {Check['command']} command @param {string} [needs] @returns {Promise<string | null>} */
async function obstacleTo([program, part = ''], needs) {
  if (needs && !fs.existsSync(path.join(root, needs))) return `${needs} is not there`;
  if (program !== 'cargo') return null;
  return (await run('cargo', [part, '--version'])).code === 0 ? null : `this Rust has no cargo ${part}`;
}

/**
 * The part of the engine that only WebAssembly has. The distribution has no lints for its compiler, so there it is left to
 * the machines that have rustup.
 *
 * @param {import('../setup/rust.mjs').WasmToolchain} toolchain
 * @returns {Check[]}
 */
function wasmChecks({ from }) {
  const target = [
    '--lib',
    '--no-default-features',
    '--target',
    'wasm32-unknown-unknown',
    '--target-dir',
    'target/wasm',
  ];
  /** @param {string} name @param {string[]} features @returns {Check} */
  const lints = (name, features) => ({
    name,
    command: ['cargo', 'clippy', '--locked', '--quiet', ...target, ...features, '--', '-D', 'warnings'],
    ...(from !== 'rustup' && { missing: "the distribution's compiler brings no lints" }),
  });
  return [
    lints('Rust lints for WebAssembly', []),
    lints('Rust lints for the playground', ['--features', 'playground']),
  ];
}

/** @param {import('../setup/rust.mjs').WasmToolchain} toolchain @returns {Promise<Counts>} */
export async function runChecks(toolchain) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, command, needs, missing } of [...CHECKS, ...wasmChecks(toolchain)]) {
    const obstacle = missing ?? (await obstacleTo(command, needs));
    if (obstacle) {
      console.log(`- ${name}: skipped, ${obstacle}`);
      counts.skipped++;
      continue;
    }
    const start = performance.now();
    const [program, ...args] = command;
    const { code, output } = await run(program, args);
    if (code === 0) counts.passed++;
    else counts.failed++;
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(start)})`);
    if (code !== 0) console.log(output.trimEnd());
  }
  if (counts.failed > 0) console.log('\n"npm run format" mends format and the lints that have a safe remedy.');
  return counts;
}
