// Rust: a toolchain, a linker, and a standard library for wasm32, from rustup or from the distribution.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { forget, recall, remember } from './remembered.mjs';
import { bytesIn, root, run } from './run.mjs';
import { StepError, step } from './step.mjs';
import { installSystemPackages } from './system-packages.mjs';

const TARGET = 'wasm32-unknown-unknown';

// Debian's packages of a current compiler, which is fit to build the standard library from source. Debian's ready-made
// library for wasm32 belongs to a much older compiler.
const DISTRIBUTION_PACKAGES = ['rustc-web', 'cargo-web', 'rust-web-src', 'lld-19'];
const DISTRIBUTION_RUSTC = '/usr/bin/rustc';
const DISTRIBUTION_CARGO = '/usr/bin/cargo';

/**
 * How to compile the engine for wasm32.
 *
 * @typedef {object} WasmToolchain
 * @property {'rustup' | 'distribution'} from
 * @property {string} cargo the program to start
 * @property {string[]} args added after `cargo build`
 * @property {Record<string, string>} env
 * @property {string} version of the compiler
 * @property {string[]} librarySources folders of the standard library's source, whose paths must not reach the binary
 */

/** Sees to cargo, and to the C compiler that cargo links with. @param {{ yes: boolean }} context */
export async function prepareRust({ yes }) {
  await step({
    title: 'Rust',
    work: async () => {
      const version = await compilerVersion('rustc');
      if (!version) {
        throw new StepError(
          'No Rust compiler was found.',
          'install Rust with rustup (its site tells how), then run this again.',
        );
      }
      if (isOlder(version, oldestRust())) {
        throw new StepError(
          `Rust ${version} is too old: ${oldestRust()} is needed.`,
          'run "rustup update stable", then run this again.',
        );
      }
      return version;
    },
  });
  await step({
    title: 'C linker',
    doing: 'installing gcc, with which Rust links programs',
    isDone: async () => ((await run('cc', ['--version'])).code === 0 ? 'found' : null),
    work: () => installSystemPackages(['gcc', 'libc6-dev'], { yes, reason: 'linking Rust programs' }),
  });
}

/**
 * Sees to a standard library for wasm32: the installed one, else rustup's download, else the distribution's sources.
 *
 * @param {{ yes: boolean }} context
 * @returns {Promise<WasmToolchain>}
 */
export async function prepareWasmTarget({ yes }) {
  /** @type {WasmToolchain | null} */
  let toolchain = null;
  await step({
    title: 'Rust for WebAssembly',
    doing: `adding the standard library of ${TARGET}`,
    isDone: async () => {
      toolchain =
        (await fromRustup()) ?? (recall('wasm-toolchain') === 'distribution' ? await fromDistribution() : null);
      return toolchain && describe(toolchain);
    },
    work: async () => {
      const refusal = await askRustup(['target', 'add', TARGET]);
      toolchain = refusal === null ? await fromRustup() : null;
      if (toolchain) {
        forget('wasm-toolchain');
        return describe(toolchain);
      }
      console.log(
        `  rustup could not add it (${refusal ?? 'it is still missing'}); taking the distribution's compiler instead`,
      );
      toolchain = await fromDistribution();
      if (!toolchain) {
        await installSystemPackages(DISTRIBUTION_PACKAGES, { yes, reason: 'compiling the engine to WebAssembly' });
        toolchain = await fromDistribution();
      }
      if (!toolchain) {
        throw new StepError(
          `Neither rustup nor the distribution gave a Rust ${oldestRust()} that compiles to ${TARGET}.`,
          `run "rustup target add ${TARGET}" where the network allows it, then run this again.`,
        );
      }
      remember('wasm-toolchain', 'distribution');
      return describe(toolchain);
    },
  });
  return /** @type {WasmToolchain} */ (/** @type {unknown} */ (toolchain));
}

/** Sees to cargo's formatter and linter. Without them only their own checks are left out. */
export async function prepareRustLints() {
  const areThere = async () => {
    const outcomes = await Promise.all(['fmt', 'clippy'].map((name) => run('cargo', [name, '--version'])));
    return outcomes.every(({ code }) => code === 0);
  };
  await step({
    title: 'Rust format and lints',
    doing: 'adding rustfmt and clippy',
    isDone: async () => ((await areThere()) ? 'found' : null),
    work: async () => {
      const refusal = await askRustup(['component', 'add', 'rustfmt', 'clippy']);
      return refusal === null ? 'added' : `not to be had (${refusal}); their checks are left out`;
    },
  });
}

/** @param {WasmToolchain} toolchain */
const describe = ({ from, version }) =>
  from === 'rustup' ? `rustup's, Rust ${version}` : `the distribution's, Rust ${version}`;

/** The toolchain in use, if it has the library. @returns {Promise<WasmToolchain | null>} */
async function fromRustup() {
  const { code, output } = await run('rustc', ['--print', 'target-libdir', '--target', TARGET]);
  if (code !== 0) return null;
  const folder = output.trim();
  if (!fs.existsSync(folder) || !fs.readdirSync(folder).some((name) => /^libstd-.*\.rlib$/.test(name))) return null;
  const version = await compilerVersion('rustc');
  return version ? { from: 'rustup', cargo: 'cargo', args: [], env: {}, version, librarySources: [] } : null;
}

/**
 * Asks rustup for something, and gives up when its download stands still.
 *
 * @param {string[]} args
 * @returns {Promise<string | null>} why it could not, or null
 */
async function askRustup(args) {
  const home = process.env.RUSTUP_HOME ?? path.join(os.homedir(), '.rustup');
  const { code, output } = await run('rustup', args, {
    env: { RUSTUP_MAX_RETRIES: '1' },
    limit: { seconds: 20, progress: () => bytesIn(path.join(home, 'downloads')) + bytesIn(path.join(home, 'tmp')) },
  });
  if (code === 0) return null;
  if (code === 124) return 'the download stood still for 20 seconds';
  const reason = output
    .trim()
    .split('\n')
    .find((line) => /error|ENOENT/i.test(line));
  return reason?.replace(/^error:\s*/, '') ?? `code ${code}`;
}

/** The distribution's compiler with the sources of its library, if all of it is there. @returns {Promise<WasmToolchain | null>} */
async function fromDistribution() {
  if (!fs.existsSync(DISTRIBUTION_CARGO)) return null;
  const version = await compilerVersion(DISTRIBUTION_RUSTC);
  if (!version || isOlder(version, oldestRust())) return null;
  const sysroot = (await run(DISTRIBUTION_RUSTC, ['--print', 'sysroot'])).output.trim();
  const source = path.join(sysroot, 'lib/rustlib/src/rust');
  const linker = ['wasm-ld', 'wasm-ld-19']
    .map((name) => path.join('/usr/bin', name))
    .find((file) => fs.existsSync(file));
  if (!fs.existsSync(path.join(source, 'library/std')) || !linker) return null;
  return {
    from: 'distribution',
    cargo: DISTRIBUTION_CARGO,
    args: ['-Zbuild-std=std,panic_abort'],
    env: {
      // Building the standard library is an unstable option, which a stable compiler takes only when told so.
      RUSTC_BOOTSTRAP: '1',
      RUSTC: DISTRIBUTION_RUSTC,
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: linker,
    },
    version,
    librarySources: [...new Set([source, fs.realpathSync(source)])],
  };
}

/** @param {string} rustc @returns {Promise<string | null>} "1.95.0" */
async function compilerVersion(rustc) {
  const { code, output } = await run(rustc, ['--version']);
  return code === 0 ? (/^rustc (\d+\.\d+\.\d+)/m.exec(output)?.[1] ?? null) : null;
}

/** The oldest compiler that Cargo.toml allows. */
function oldestRust() {
  const manifest = fs.readFileSync(path.join(root, 'Cargo.toml'), 'utf8');
  return /^rust-version = "([\d.]+)"/m.exec(manifest)?.[1] ?? '1.95';
}

/** @param {string} version @param {string} than */
function isOlder(version, than) {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
