// Puts together the extension that measures: one content script for each thing, so that none of them carries another's code.

import fs from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';

import { wasmPackage } from '../build/engine.mjs';
import { root } from '../setup/run.mjs';

const ROLES = ['walk', 'eyes', 'cold', 'readability'];

/** Writes the extension to target/bench-extension and answers its folder. */
export async function buildBenchExtension() {
  const folder = path.join(root, 'target/bench-extension');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const options = {
    bundle: true,
    // As the real content script is built (build/extension.mjs).
    minify: true,
    target: ['chrome148', 'firefox142'],
    logLevel: /** @type {const} */ ('error'),
    absWorkingDir: root,
  };
  const source = path.join(import.meta.dirname, 'extension');
  await Promise.all([
    ...ROLES.map((role) =>
      build({
        ...options,
        entryPoints: [path.join(source, `${role}.ts`)],
        outfile: path.join(folder, `${role}.js`),
        format: 'iife',
      }),
    ),
    build({
      ...options,
      entryPoints: [path.join(source, 'background.ts')],
      outfile: path.join(folder, 'background.js'),
      format: 'esm',
    }),
  ]);
  fs.copyFileSync(path.join(wasmPackage, 'clearcolumn_bg.wasm'), path.join(folder, 'clearcolumn_bg.wasm'));
  fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest(), null, 2));
  return folder;
}

/** What bears on time is as in the real manifest: how messages are carried, and what kind of background there is. */
function manifest() {
  const real = JSON.parse(fs.readFileSync(path.join(root, 'extension/manifest.json'), 'utf8'));
  return {
    manifest_version: 3,
    name: 'Measurements',
    version: '1.0.0',
    minimum_chrome_version: real.minimum_chrome_version,
    browser_specific_settings: real.browser_specific_settings,
    background: real.background,
    content_scripts: ROLES.map((role) => ({
      matches: [`http://127.0.0.1/${role}/*`],
      js: [`${role}.js`],
      run_at: 'document_idle',
    })),
    permissions: ['scripting'],
    host_permissions: ['http://127.0.0.1/*'],
    message_serialization: real.message_serialization,
    // An isolated background has a finer clock.
    cross_origin_embedder_policy: { value: 'require-corp' },
    cross_origin_opener_policy: { value: 'same-origin' },
    content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'" },
  };
}
