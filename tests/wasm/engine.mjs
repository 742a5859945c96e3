// The engine as the background loads it, from the package that the build wrote.

import fs from 'node:fs';
import path from 'node:path';

import init, { Engine } from '#engine';

export const project = path.resolve(import.meta.dirname, '../..');

const bytes = fs.readFileSync(path.join(project, 'target/wasm-package/clearcolumn_bg.wasm'));

/** What the background asks for a page on which the reader has changed nothing. */
export const request = Object.freeze({
  level: 'balanced',
  classes: { newsletter: true, leads: true, paid: true },
  kept: [],
  chosen: [],
  measurements: [],
  viewport: null,
});

/** An engine, and the memory of its instance. */
export async function startEngine() {
  const { memory } = await init({ module_or_path: bytes });
  return { engine: new Engine({}), memory };
}

/** The error that a call throws; a trap of the instance is none. @param {() => unknown} call */
export function errorOf(call) {
  try {
    call();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    return /** @type {Error & { code: string }} */ (error);
  }
  throw new Error('the engine took it');
}

const golden = path.join(project, 'tests/contract/golden');

/** The golden snapshots by name. */
export const goldenSnapshots = () =>
  new Map(
    fs
      .readdirSync(golden)
      .filter((name) => name.endsWith('.snapshot'))
      .map((name) => [path.basename(name, '.snapshot'), new Uint8Array(fs.readFileSync(path.join(golden, name)))]),
  );
