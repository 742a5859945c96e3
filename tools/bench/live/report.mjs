// Prints what the live bench has found: without the extension, with it, case by case.

import os from 'node:os';

/** @typedef {import('./measure.mjs').LiveRow} LiveRow */
/** @typedef {import('./measure.mjs').Cost} Cost */

/** @type {Array<[string, (cost: Cost) => number, number]>} */
const FIGURES = [
  ['longest task, ms', ({ longest }) => longest, 1],
  ['share of time in which the page waited, %', ({ blocked }) => blocked * 100, 2],
  ["processor time of the page's thread, ms", ({ tasks }) => tasks, 0],
  ["page's heap after collection, MB", ({ heap }) => heap / 1e6, 2],
  ["all of the browser's memory, MB", ({ resident }) => resident / 1e6, 0],
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
