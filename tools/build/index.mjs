// The whole build, in order.

import { buildEngine } from './engine.mjs';
import { buildExtension } from './extension.mjs';

/** @param {import('../setup/rust.mjs').WasmToolchain} toolchain */
export async function buildAll(toolchain) {
  await buildEngine(toolchain);
  await buildExtension();
}
