// The engine: Rust → wasm32 → JavaScript glue → smaller wasm, in target/wasm-package.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { digest, recall, remember } from '../setup/remembered.mjs';
import { mustRun, root } from '../setup/run.mjs';
import { step } from '../setup/step.mjs';

/** What TypeScript imports as `#engine` (package.json, "imports"). */
export const wasmPackage = path.join(root, 'target/wasm-package');

const NAME = 'clearcolumn';
const TARGET = 'wasm32-unknown-unknown';
const OUTPUTS = [`${NAME}.js`, `${NAME}.d.ts`, `${NAME}_bg.wasm`];

// Every feature that rustc's wasm32 code may use, and no other: `--all-features` would let wasm-opt emit what browsers lack.
const WASM_OPT = [
  '-Os',
  '--strip-debug',
  '--strip-producers',
  '--strip-target-features',
  '--enable-bulk-memory',
  '--enable-bulk-memory-opt',
  '--enable-call-indirect-overlong',
  '--enable-multivalue',
  '--enable-mutable-globals',
  '--enable-nontrapping-float-to-int',
  '--enable-reference-types',
  '--enable-sign-ext',
];

// The engine is called once a page, mostly cold, and is downloaded by everybody. Level 2 with little inlining
// is smaller than level "s" once packed (200 KB against 210, November 2026) and no slower.
const CODE_GENERATION = [
  '-inline-threshold=15',
  '-unroll-threshold=0',
  '-unroll-runtime=false',
  '-vectorize-loops=false',
].map((option) => `-Cllvm-args=${option}`);

const COMPILER_ADVICE =
  'mend what the compiler names. Where it speaks of the lock file, "cargo check" brings Cargo.lock up to date.';

/** @param {import('../setup/rust.mjs').WasmToolchain} toolchain */
export async function buildEngine(toolchain) {
  await step({
    title: 'Glue generator',
    doing: 'compiling tools/bindgen, as far as it changed',
    work: async () => {
      await mustRun(
        'cargo',
        ['build', '--locked', '--quiet', '-p', 'clearcolumn-bindgen', '--target-dir', 'target/bindgen'],
        {
          lines: 100,
          advice: COMPILER_ADVICE,
          // It runs for a fifth of a second: compiling it fast matters more than running it fast.
          env: { CARGO_PROFILE_DEV_OPT_LEVEL: '0', CARGO_PROFILE_DEV_DEBUG: 'none' },
        },
      );
    },
  });
  await step({
    title: 'Engine',
    doing: `compiling src/ to WebAssembly with ${toolchain.from === 'rustup' ? "rustup's" : "the distribution's"} Rust ${toolchain.version}`,
    work: () => compile(toolchain),
  });
  const compiled = path.join(root, 'target/wasm', TARGET, 'wasm', `${NAME}.wasm`);
  const bindgen = path.join(
    root,
    'target/bindgen/debug',
    process.platform === 'win32' ? 'clearcolumn-bindgen.exe' : 'clearcolumn-bindgen',
  );
  const optimizer = path.join(root, 'node_modules/binaryen/bin/wasm-opt');
  const inputs = digest([
    { file: compiled },
    { file: bindgen },
    { file: path.join(root, 'node_modules/binaryen/package.json') },
    WASM_OPT.join(),
  ]);
  await step({
    title: 'Engine package',
    doing: 'writing the JavaScript glue and optimising the wasm',
    isDone: () =>
      recall('wasm-package') === inputs && OUTPUTS.every((name) => fs.existsSync(path.join(wasmPackage, name)))
        ? 'up to date'
        : null,
    work: async () => {
      // Written beside and moved, so that nobody reads half a package.
      const fresh = `${wasmPackage}.new`;
      fs.rmSync(fresh, { recursive: true, force: true });
      await mustRun(bindgen, [compiled, fresh, NAME]);
      const wasm = path.join(fresh, `${NAME}_bg.wasm`);
      const before = fs.statSync(wasm).size;
      await mustRun(process.execPath, [optimizer, ...WASM_OPT, wasm, '-o', wasm]);
      fs.rmSync(wasmPackage, { recursive: true, force: true });
      fs.renameSync(fresh, wasmPackage);
      remember('wasm-package', inputs);
      return `${before} → ${fs.statSync(path.join(wasmPackage, `${NAME}_bg.wasm`)).size} bytes`;
    },
  });
}

/** Warnings are not shown here: the checks show them, and refuse them. @param {import('../setup/rust.mjs').WasmToolchain} toolchain */
async function compile({ cargo, args, env, librarySources }) {
  const cargoHome = process.env.CARGO_HOME ?? path.join(os.homedir(), '.cargo');
  // Paths end up in panic messages. The same source must give the same bytes on every machine.
  const flags = [
    [root, '/clearcolumn'],
    [cargoHome, '/cargo'],
    ...librarySources.map((folder) => [folder, '/rust']),
  ].map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  const common = [
    'build',
    '--locked',
    '--quiet',
    '--lib',
    '--no-default-features',
    '--profile',
    'wasm',
    '--target',
    TARGET,
    '--target-dir',
    'target/wasm',
  ];
  await mustRun(cargo, [...common, ...args], {
    lines: 100,
    advice: COMPILER_ADVICE,
    env: { ...env, CARGO_ENCODED_RUSTFLAGS: [...flags, ...CODE_GENERATION].join('\x1f') },
  });
}
