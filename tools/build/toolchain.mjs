// What a package was built with. Packages for the stores come from one pinned toolchain; anything else marks its output.

import fs from 'node:fs';
import path from 'node:path';

import { root } from '../setup/run.mjs';

/** Everything that has a say in the bytes of a package. Node has none: it only starts the others. @typedef {Record<string, string>} Toolchain */

/** @returns {Toolchain} the one that releases are built with */
export const releaseToolchain = () => readJson('tools/release-toolchain.json');

/** The toolchain at hand. @param {import('../setup/rust.mjs').WasmToolchain} wasm @returns {Toolchain} */
export function presentToolchain({ version, from }) {
  const lock = fs.readFileSync(path.join(root, 'Cargo.lock'), 'utf8');
  const installed = (/** @type {string} */ name) => readJson(`node_modules/${name}/package.json`).version;
  return {
    rust: version,
    standardLibrary: from,
    wasmBindgen: /name = "wasm-bindgen"\nversion = "(.+)"/.exec(lock)?.[1] ?? 'unknown',
    binaryen: installed('binaryen'),
    esbuild: installed('esbuild'),
  };
}

/**
 * What is written into each package as build.json.
 *
 * @param {Toolchain} present
 * @param {Toolchain} pinned
 * @param {boolean} [hasChanges] whether the folder has changes that no commit has
 */
export function buildRecord(present, pinned, hasChanges = false) {
  const reasons = Object.keys({ ...present, ...pinned })
    .filter((name) => present[name] !== pinned[name])
    .map((name) => `${name} is ${present[name]}, releases are built with ${pinned[name]}`);
  if (hasChanges) reasons.push('the folder has changes that are not committed');
  return { forRelease: reasons.length === 0, ...(reasons.length > 0 && { reasons }), toolchain: present };
}

/** @param {string} file from the root */
const readJson = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
