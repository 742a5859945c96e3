// The tables of measured figures: from www/measured.json, from the levels' figures that the extension shows, and from what was built.

import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

import { transform } from 'esbuild';

import { root } from '../setup/run.mjs';
import { wasmPackage } from './engine.mjs';
import { distribution } from './extension.mjs';

/** @typedef {{ what: string, percent: number, of?: string }} Row */
/** @typedef {{ title: string, about: string, commands: string[], rows: Row[], note?: string }} Table */

/** @returns {Promise<{ tables: string, day: string }>} */
export async function figureTables() {
  const measured = JSON.parse(fs.readFileSync(path.join(root, 'www/measured.json'), 'utf8'));
  const sections = [
    ...measured.tables.map((/** @type {Table} */ table) => section(table, bars(table.rows))),
    section(measured.levels, await levels()),
    section(measured.sizes, sizes()),
  ];
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(measured.day));
  return { tables: sections.join('\n'), day };
}

/** @param {Omit<Table, 'rows'>} table @param {string} content */
function section({ title, about, commands, note }, content) {
  return `<section class="measured-table">
  <h2>${title}</h2>
  <p class="quiet">${about}</p>
  ${content}
  ${note ? `<p>${note}</p>` : ''}
  <pre><code>${commands.join('\n')}</code></pre>
</section>`;
}

/** @param {Row[]} rows */
const bars = (rows) =>
  `<table class="figures"><tbody>${rows
    .map(
      ({ what, percent, of = '' }) =>
        `<tr><th scope="row">${what}</th><td class="number">${percent} %</td><td>${of}</td><td class="bar-cell">${bar(percent)}</td></tr>`,
    )
    .join('')}</tbody></table>`;

/** Drawn as a picture, because the site's policy allows no style on an element. @param {number} percent */
const bar = (percent) =>
  `<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="${percent}" height="4"/></svg>`;

/** The figures as the settings show them: they stand in one place. */
async function levels() {
  const file = path.join(root, 'extension/src/options/level-figures.ts');
  const { code } = await transform(fs.readFileSync(file, 'utf8'), { loader: 'ts', format: 'esm' });
  const { LEVEL_FIGURES } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  /** @type {[string, { signUps: number, sponsored: number, touched: number }][]} */
  const rows = Object.entries(LEVEL_FIGURES);
  const name = (/** @type {string} */ level) => `${level[0]?.toUpperCase()}${level.slice(1)}`;
  return `<table class="figures"><thead><tr><th scope="col">Level</th><th scope="col">Sign-ups hidden</th><th scope="col">Sponsored blocks hidden</th>
    <th scope="col">Pages on which something else went</th></tr></thead><tbody>${rows
      .map(
        ([level, { signUps, sponsored, touched }]) =>
          `<tr><th scope="row">${name(level)}</th><td class="number">${signUps} %</td><td class="number">${sponsored} %</td><td>${touched} of 1,000</td></tr>`,
      )
      .join('')}</tbody></table>`;
}

function sizes() {
  const kilobytes = (/** @type {string} */ file) =>
    (zlib.gzipSync(fs.readFileSync(file), { level: 9 }).length / 1000).toFixed(1);
  const rows = [
    ['what every page loads', path.join(distribution('chromium'), 'content.js')],
    ['the engine with its weights and word lists', path.join(wasmPackage, 'clearcolumn_bg.wasm')],
  ];
  return `<table class="figures"><tbody>${rows
    .filter(([, file = '']) => fs.existsSync(file))
    .map(([what, file = '']) => `<tr><th scope="row">${what}</th><td class="number">${kilobytes(file)} KB</td></tr>`)
    .join('')}</tbody></table>`;
}
