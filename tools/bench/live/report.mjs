// Prints what the live bench has found: without the extension, with it, case by case.

import os from 'node:os';

import { quantile } from '../report.mjs';

/** @typedef {import('./measure.mjs').LiveRow} LiveRow */
/** @typedef {import('./measure.mjs').Cost} Cost */

/** @typedef {import('./latency.mjs').LatencyRow} LatencyRow */
/** @typedef {import('./latency.mjs').Wait} Wait */
/** @typedef {import('./drift.mjs').DriftRow} DriftRow */

/** @type {Array<[string, (cost: Cost) => number, number]>} */
const FIGURES = [
  ['longest task, ms', ({ longest }) => longest, 1],
  ['share of time in which the page waited, %', ({ blocked }) => blocked * 100, 2],
  ["processor time of the page's thread, ms", ({ tasks }) => tasks, 0],
  ["page's heap before, after collection, MB", ({ heapBefore }) => heapBefore / 1e6, 2],
  ["page's heap at the end, after collection, MB", ({ heap }) => heap / 1e6, 2],
  [
    "all of the browser's memory, after collection where it lets itself be asked, MB",
    ({ resident }) => resident / 1e6,
    0,
  ],
  ['messages', ({ messages }) => messages, 0],
  ['kilobytes of snapshots', ({ bytes }) => bytes / 1000, 0],
];

/** @param {string} browser @param {LiveRow[]} rows */
export function printLive(browser, rows) {
  console.log(
    `\n${browser}, live pages; load of the machine: ${os.loadavg()[0]?.toFixed(1)} on ${os.cpus().length} processors`,
  );
  for (const { name, bare, extended } of rows) {
    console.log(`\n  ${name.padEnd(56)}   without      with`);
    for (const [title, of, digits] of FIGURES) {
      const [left, right] = [of(bare), of(extended)];
      if (Number.isNaN(left) && Number.isNaN(right)) continue;
      console.log(`    ${title.padEnd(54)} ${left.toFixed(digits).padStart(9)} ${right.toFixed(digits).padStart(9)}`);
    }
  }
}

/** @param {LatencyRow[]} rows */
export function printLatency(rows) {
  const title = "from a block's first painted frame until it is hidden";
  console.log(`\n  ${title.padEnd(56)}  a plain extension          this one`);
  console.log(`  ${'median (largest)'.padEnd(56)}     frames         ms     frames         ms`);
  for (const { name, none, extended } of rows) {
    const figures = [none, extended].flatMap((waits) => [
      figure(waits.map(({ frames }) => frames)),
      figure(waits.map(({ milliseconds }) => milliseconds)),
    ]);
    console.log(`    ${name.padEnd(54)} ${figures.map((text) => text.padStart(10)).join(' ')}`);
  }
}

/** @param {number[]} values */
const figure = (values) => `${quantile(values, 0.5).toFixed(0)} (${quantile(values, 1).toFixed(0)})`;

/** @param {DriftRow[]} rows */
export function printDrift(rows) {
  const title = 'when clutter goes above and below the line that is read';
  console.log(`\n  ${title.padEnd(56)}    without the extension           with it`);
  console.log(`  ${''.padEnd(56)}  moved, px   shift   moved, px   shift  hidden`);
  for (const { name, bare, extended } of rows) {
    const figures = [bare, extended].map(
      ({ drift, shift }) => `${drift.toFixed(1).padStart(10)} ${Number.isFinite(shift) ? shift.toFixed(3) : '    –'}`,
    );
    console.log(`    ${name.padEnd(54)} ${figures.join('  ')}  ${extended.hidden}`);
  }
}
