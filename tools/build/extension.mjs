// The extension: extension/ and the engine's package → dist/chromium and dist/firefox.
//
// The layout is the rule. Each folder of extension/src with an index.ts becomes one script named for the folder; HTML and CSS
// files beside it are copied under their own names, and so are those of `shared`, whose scripts are only imported. Everything
// lands in one flat folder, as the manifest names it. One manifest serves both browsers, so the two folders hold the same files; only the
// schema of managed storage is Chromium's alone.

import fs from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';

import { oldestVersion } from '../setup/browsers.mjs';
import { root } from '../setup/run.mjs';
import { StepError, step } from '../setup/step.mjs';
import { wasmPackage } from './engine.mjs';
import { checkManifest, readManifest } from './manifest.mjs';

/** @typedef {import('../setup/browsers.mjs').BrowserName} BrowserName */

/** The unpacked extension for a browser. @param {BrowserName} browser */
export const distribution = (browser) => path.join(root, 'dist', browser);

// The background is a module, because it imports the engine's glue; content scripts and pages are plain scripts.
const MODULES = new Set(['background']);

// Every page loads and parses the content script, so it is made small. What runs once stays readable for reviewers.
const MINIFIED = new Set(['content']);

const vocabularyFile = path.join(root, 'contract/vocabulary.json');

/**
 * What the content script needs of the vocabulary: its lists of names, each as one text; and its numbers as enumerations, which are written
 * out where they are used. Two parts in a hundred less to load for every page.
 */
const packedVocabulary = {
  name: 'packed-vocabulary',
  /** @param {import('esbuild').PluginBuild} esbuild */
  setup: (esbuild) => {
    const { tags, attributes, wire, elementFlags, headerFlags, headerStrings } = JSON.parse(
      fs.readFileSync(vocabularyFile, 'utf8'),
    );
    esbuild.onLoad({ filter: /[\\/]contract[\\/]vocabulary\.json$/ }, () => {
      const fields = Object.entries({ tags, attributes }).map(
        ([name, names]) => `${name}: ${JSON.stringify(names.join(' '))}.split(' ')`,
      );
      return { contents: `export default { ${fields.join(', ')} };`, loader: 'js' };
    });
    esbuild.onLoad({ filter: /[\\/]vocabulary-numbers\.ts$/ }, () => {
      const { limits, ...numbers } = wire;
      const groups = { WIRE: numbers, LIMITS: limits, FLAG: elementFlags, HEADER_FLAG: headerFlags };
      const enums = Object.entries(groups).map(([group, members]) => {
        const fields = Object.entries(members).map(([name, value]) => `${name} = ${value}`);
        return `export const enum ${group} { ${fields.join(', ')} }`;
      });
      const count = `export const HEADER_STRINGS = ${headerStrings.length};`;
      return { contents: [count, ...enums].join('\n'), loader: 'ts' };
    });
  },
};

const STATIC_FILES = /\.(html|css|svg|png)$/;

export async function buildExtension() {
  await step({
    title: 'Extension',
    work: async () => {
      const staging = path.join(root, 'target/extension');
      fs.rmSync(staging, { recursive: true, force: true });
      fs.mkdirSync(staging, { recursive: true });

      const folders = entryFolders();
      await Promise.all(folders.map((folder) => bundle(folder, staging)));
      for (const folder of [...folders, path.join(root, 'extension/src/shared')]) copyStaticFiles(folder, staging);
      for (const name of ['_locales', 'icons']) {
        const from = path.join(root, 'extension', name);
        if (fs.existsSync(from)) fs.cpSync(from, path.join(staging, name), { recursive: true });
      }
      fs.copyFileSync(path.join(wasmPackage, 'clearcolumn_bg.wasm'), path.join(staging, 'clearcolumn_bg.wasm'));
      const manifest = readManifest();
      fs.writeFileSync(path.join(staging, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
      checkManifest(manifest, staging);

      for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
        // The folder itself stays: a browser may have the extension loaded from it.
        fs.mkdirSync(distribution(browser), { recursive: true });
        for (const name of fs.readdirSync(distribution(browser))) {
          fs.rmSync(path.join(distribution(browser), name), { recursive: true });
        }
        fs.cpSync(staging, distribution(browser), { recursive: true });
      }
      addManagedSchema(manifest, distribution('chromium'));
      return `dist/chromium and dist/firefox, ${folders.map((folder) => path.basename(folder)).join(', ')}`;
    },
  });
}

/** Firefox takes managed storage without a schema, and knows no such key. @param {Record<string, any>} manifest @param {string} folder */
function addManagedSchema(manifest, folder) {
  const name = 'managed-schema.json';
  fs.copyFileSync(path.join(root, 'extension', name), path.join(folder, name));
  const whole = { ...manifest, storage: { managed_schema: name } };
  fs.writeFileSync(path.join(folder, 'manifest.json'), `${JSON.stringify(whole, null, 2)}\n`);
}

function entryFolders() {
  const source = path.join(root, 'extension/src');
  const folders = fs
    .readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && fs.existsSync(path.join(source, entry.name, 'index.ts')))
    .map((entry) => path.join(source, entry.name))
    .sort();
  if (folders.length === 0)
    throw new StepError('extension/src holds no folder with an index.ts.', 'see the layout in docs/architecture.md.');
  return folders;
}

/** @param {string} folder @param {string} staging */
async function bundle(folder, staging) {
  const name = path.basename(folder);
  const module = MODULES.has(name);
  try {
    await build({
      entryPoints: [path.join(folder, 'index.ts')],
      outfile: path.join(staging, `${name}.js`),
      bundle: true,
      format: module ? 'esm' : 'iife',
      target: [`chrome${oldestVersion('chromium')}`, `firefox${oldestVersion('firefox')}`],
      charset: 'utf8',
      minify: MINIFIED.has(name),
      legalComments: 'none',
      plugins: MINIFIED.has(name) ? [packedVocabulary] : [],
      logLevel: 'silent',
      absWorkingDir: root,
    });
  } catch (error) {
    const { errors = [] } = /** @type {{ errors?: import('esbuild').Message[] }} */ (error);
    const lines = errors.map(({ text, location }) => (location ? `${location.file}:${location.line}: ${text}` : text));
    throw new StepError(
      `extension/src/${name} does not compile:\n${lines.join('\n') || error}`,
      'mend the lines named above.',
    );
  }
}

/** @param {string} folder @param {string} staging */
function copyStaticFiles(folder, staging) {
  for (const name of fs.readdirSync(folder).filter((file) => STATIC_FILES.test(file))) {
    const target = path.join(staging, name);
    if (fs.existsSync(target)) {
      throw new StepError(
        `${path.relative(root, path.join(folder, name))} would overwrite another file of that name.`,
        'give it a name of its own.',
      );
    }
    fs.copyFileSync(path.join(folder, name), target);
  }
}
