// The engine: Rust → wasm32 → JavaScript glue → smaller wasm, in target/wasm-package. So is what the playground reads pages with.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { digest, recall, remember } from '../setup/remembered.mjs';
import { mustRun, root } from '../setup/run.mjs';
import { step } from '../setup/step.mjs';

/** @typedef {{ title: string, name: string, features: string[], folder: string }} Package a build of src/ for WebAssembly */

/** What TypeScript imports as `#engine` (package.json, "imports"). */
export const wasmPackage = path.join(root, 'target/wasm-package');
/** And as `#playground`. */
export const playgroundPackage = path.join(root, 'target/playground-package');

/** @type {Package} */
const ENGINE = { title: 'Engine', name: 'clearcolumn', features: [], folder: wasmPackage };
/** @type {Package} What the site's playground reads a page with. The extension has nothing of it. */
const PLAYGROUND = { title: 'Playground', name: 'playground', features: ['playground'], folder: playgroundPackage };

const COMPILED = 'clearcolumn.wasm';
const TARGET = 'wasm32-unknown-unknown';

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
export const buildEngine = (toolchain) => buildPackage(toolchain, ENGINE);

/** @param {import('../setup/rust.mjs').WasmToolchain} toolchain */
export const buildPlayground = (toolchain) => buildPackage(toolchain, PLAYGROUND);

/** @param {import('../setup/rust.mjs').WasmToolchain} toolchain @param {Package} what */
async function buildPackage(toolchain, { title, name, features, folder }) {
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
    title,
    doing: `compiling src/ to WebAssembly with ${toolchain.from === 'rustup' ? "rustup's" : "the distribution's"} Rust ${toolchain.version}`,
    work: () => compile(toolchain, features),
  });
  const compiled = path.join(root, 'target/wasm', TARGET, 'wasm', COMPILED);
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
  const outputs = [`${name}.js`, `${name}.d.ts`, `${name}_bg.wasm`];
  const remembered = path.basename(folder);
  await step({
    title: `${title} package`,
    doing: 'writing the JavaScript glue and optimising the wasm',
    isDone: () =>
      recall(remembered) === inputs && outputs.every((file) => fs.existsSync(path.join(folder, file)))
        ? 'up to date'
        : null,
    work: async () => {
      // Written beside and moved, so that nobody reads half a package.
      const fresh = `${folder}.new`;
      fs.rmSync(fresh, { recursive: true, force: true });
      await mustRun(bindgen, [compiled, fresh, name]);
      const wasm = path.join(fresh, `${name}_bg.wasm`);
      const before = fs.statSync(wasm).size;
      await mustRun(process.execPath, [optimizer, ...WASM_OPT, wasm, '-o', wasm]);
      fs.rmSync(folder, { recursive: true, force: true });
      fs.renameSync(fresh, folder);
      remember(remembered, inputs);
      return `${before} → ${fs.statSync(path.join(folder, `${name}_bg.wasm`)).size} bytes`;
    },
  });
}

/**
 * Warnings are not shown here: the checks show them, and refuse them.
 *
 * @param {import('../setup/rust.mjs').WasmToolchain} toolchain
 * @param {string[]} features
 */
async function compile({ cargo, args, env, librarySources }, features) {
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
    ...features.flatMap((feature) => ['--features', feature]),
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
