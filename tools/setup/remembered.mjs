// What earlier runs found out, so that a second run repeats nothing. Kept under target/, which `cargo clean` empties: then
// everything is simply found out again.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import { root } from './run.mjs';

const folder = path.join(root, 'target', 'remembered');

/** @param {string} name @returns {string | null} */
export function recall(name) {
  try {
    return fs.readFileSync(path.join(folder, name), 'utf8');
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} value */
export function remember(name, value) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, name), value);
}

/** @param {string} name */
export function forget(name) {
  fs.rmSync(path.join(folder, name), { force: true });
}

/**
 * A digest of texts and files, to be remembered as the inputs of a step.
 *
 * @param {(string | { file: string })[]} inputs
 */
export function digest(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const bytes = typeof input === 'string' ? Buffer.from(input) : fs.readFileSync(input.file);
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}
