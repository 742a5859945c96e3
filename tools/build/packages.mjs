// The zips of the two browsers: what was built, and the record of what it was built with.

import fs from 'node:fs';
import path from 'node:path';

import { root, run } from '../setup/run.mjs';
import { distribution } from './extension.mjs';
import { buildRecord, presentToolchain, releaseToolchain } from './toolchain.mjs';
import { zipFolder } from './zip.mjs';

/** @typedef {import('../setup/browsers.mjs').BrowserName} BrowserName */

/** @type {BrowserName[]} */
export const BROWSERS = ['chromium', 'firefox'];

/** @param {import('../setup/rust.mjs').WasmToolchain} toolchain */
export async function recordOfBuild(toolchain) {
  const { code, output } = await run('git', ['status', '--porcelain']);
  // Sources without git are those of a source zip, which holds a commit.
  return buildRecord(presentToolchain(toolchain), releaseToolchain(), code === 0 && output.trim() !== '');
}

/** @param {BrowserName} browser @param {ReturnType<typeof buildRecord>} record */
export const packageOf = (browser, record) =>
  zipFolder(distribution(browser), { 'build.json': `${JSON.stringify(record, null, 2)}\n` });

/** @param {BrowserName | 'source'} what @param {{ forRelease: boolean }} record */
export function packageFile(what, { forRelease }) {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  return `dist/clearcolumn-${version}-${what}${forRelease ? '' : '-not-for-release'}.zip`;
}
