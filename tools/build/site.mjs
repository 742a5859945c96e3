// The site: www/, the engine and the playground's own package → dist/www. Its pages are written whole when it is built; only the
// playground has scripts.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

import { build } from 'esbuild';
import { marked } from 'marked';

import { oldestVersion } from '../setup/browsers.mjs';
import { root } from '../setup/run.mjs';
import { StepError, step } from '../setup/step.mjs';
import { playgroundPackage, wasmPackage } from './engine.mjs';
import { figureTables } from './figures.mjs';
import { readManifest } from './manifest.mjs';

export const site = path.join(root, 'dist/www');
const source = path.join(root, 'www');

const PAGES = [
  { name: 'index', in: 'What it is', title: 'Clearcolumn: the article, and nothing that begs' },
  { name: 'playground', in: 'Playground', title: 'Playground – Clearcolumn' },
  { name: 'measured', in: 'Measured', title: 'What was measured – Clearcolumn' },
  { name: 'privacy', in: 'Privacy', title: 'Privacy – Clearcolumn' },
];
const DESCRIPTION =
  'A browser extension that hides newsletter sign-ups and sponsored lists around the article you came to read. It reads pages on your device and sends nothing.';

const QUIET = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";
// The page in the frame falls under this policy too, and under a narrower one of its own: hence style and letters of its file.
const PLAYGROUND =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; " +
  "connect-src 'self'; worker-src 'self'; frame-src 'none'; base-uri 'none'; form-action 'none'";

/** Files that stand elsewhere in the repository, under the name that they have on the site. */
const COPIED = {
  'page.css': 'extension/src/shared/page.css',
  'site.css': 'www/style/site.css',
  'playground.css': 'www/style/playground.css',
  'icon.svg': 'extension/src/icons/icon.svg',
  'before.png': 'docs/images/before.png',
  'after.png': 'docs/images/after.png',
  'demonstration.html': 'tests/pages/founding-article/page.html',
};

export async function buildSite() {
  await step({
    title: 'Site',
    work: async () => {
      const files = new Map(Object.entries(COPIED).map(([name, from]) => [name, read(from)]));
      files.set('clearcolumn_bg.wasm', fs.readFileSync(path.join(wasmPackage, 'clearcolumn_bg.wasm')));
      files.set('playground_bg.wasm', fs.readFileSync(path.join(playgroundPackage, 'playground_bg.wasm')));
      for (const name of ['playground', 'judge']) files.set(`${name}.js`, await bundle(name));
      for (const page of PAGES) files.set(`${page.name}.html`, Buffer.from(await pageOf(page)));
      files.set('offline.js', await offline(files));

      fs.mkdirSync(site, { recursive: true });
      for (const name of fs.readdirSync(site)) fs.rmSync(path.join(site, name), { recursive: true });
      for (const [name, bytes] of files) fs.writeFileSync(path.join(site, name), bytes);
      const packed = [...files.values()].reduce((sum, bytes) => sum + zlib.gzipSync(bytes, { level: 9 }).length, 0);
      return `dist/www, ${files.size} files, ${Math.round(packed / 1000)} KB packed`;
    },
  });
}

/** @param {string} file from the root */
const read = (file) => fs.readFileSync(path.join(root, file));

/** @param {(typeof PAGES)[number]} page */
async function pageOf({ name, title }) {
  const navigation = PAGES.map(
    (page) => `<li><a href="${page.name}.html"${page.name === name ? ' aria-current="page"' : ''}>${page.in}</a></li>`,
  ).join('');
  const isPlayground = name === 'playground';
  const engine = fs.readFileSync(path.join(wasmPackage, 'clearcolumn_bg.wasm'));
  const { tables, day } = await figureTables();
  const main =
    name === 'privacy' ? await privacy() : fs.readFileSync(path.join(source, 'pages', `${name}.html`), 'utf8');
  return fill(
    fs.readFileSync(path.join(source, 'layout.html'), 'utf8').replace('{{main}}', () => main),
    {
      name,
      title,
      description: DESCRIPTION,
      policy: isPlayground ? PLAYGROUND : QUIET,
      head: isPlayground
        ? '<link rel="stylesheet" href="playground.css">\n    <script src="playground.js" defer></script>'
        : '',
      navigation,
      version: readManifest().version,
      chromium: String(oldestVersion('chromium')),
      firefox: String(oldestVersion('firefox')),
      engineKilobytes: String(Math.round(zlib.gzipSync(engine, { level: 9 }).length / 1000)),
      tables,
      day,
    },
  );
}

/** The document itself, whose links to other documents lead nowhere on the site, and what holds for the site alone. */
async function privacy() {
  const text = fs.readFileSync(path.join(root, 'PRIVACY.md'), 'utf8');
  const document = await marked.parse(text.replace(/\[([^\]]+)\]\((?![a-z]+:)[^)]*\)/g, '`$1`'));
  return `${document}\n${fs.readFileSync(path.join(source, 'pages/privacy.html'), 'utf8')}`;
}

/** @param {string} text @param {Record<string, string>} values */
function fill(text, values) {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    const value = values[name];
    if (value === undefined)
      throw new StepError(`www names {{${name}}}, for which there is no value.`, 'see tools/build/site.mjs.');
    return value;
  });
}

/** @param {string} name @param {Record<string, string>} [define] */
async function bundle(name, define = {}) {
  const result = await build({
    entryPoints: [path.join(source, 'src', name, 'index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: [`chrome${oldestVersion('chromium')}`, `firefox${oldestVersion('firefox')}`],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    absWorkingDir: root,
    define,
    ...(name === 'playground' && { inject: [path.join(source, 'src/playground/browser-words.ts')] }),
  }).catch((/** @type {{ errors?: import('esbuild').Message[] }} */ error) => {
    const lines = (error.errors ?? []).map(({ text, location }) => `${location?.file}:${location?.line}: ${text}`);
    throw new StepError(
      `www/src/${name} does not compile:\n${lines.join('\n') || error}`,
      'mend the lines named above.',
    );
  });
  return Buffer.from(result.outputFiles[0]?.contents ?? []);
}

/** The script that keeps all other files; its own name for them changes with any of them. @param {Map<string, Buffer>} files */
function offline(files) {
  const hash = createHash('sha256');
  for (const [name, bytes] of files) hash.update(name).update(bytes);
  const define = { FILES: JSON.stringify([...files.keys()]), BUILD: JSON.stringify(hash.digest('hex').slice(0, 16)) };
  return bundle('offline', define);
}
