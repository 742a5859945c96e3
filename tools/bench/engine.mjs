// node tools/bench/engine.mjs FOLDER: what the WebAssembly engine takes a page, without a browser.
//
// FOLDER is what the example native_judgements wrote: N.snapshot, and N.json with what the native engine says of it, which the
// WebAssembly engine must say too. Prints the time to start the engine, and of the judgements median and 95th percentile: of the first
// one of each page, and of the fastest of a few.

import fs from 'node:fs';
import path from 'node:path';

const RUNS = 7;
const packaged = path.resolve(process.argv[3] ?? path.join(import.meta.dirname, '../../target/wasm-package'));
const { default: init, Engine } = await import(path.join(packaged, 'clearcolumn.js'));
const folder = process.argv[2];
if (!folder) throw new Error('usage: node tools/bench/engine.mjs FOLDER [PACKAGE]');

const bytes = fs.readFileSync(path.join(packaged, 'clearcolumn_bg.wasm'));
const beforeStart = performance.now();
await init({ module_or_path: bytes });
const engine = new Engine({});
console.log(`start    ${(performance.now() - beforeStart).toFixed(1)} ms`);

/** The engine counts in 32 bits, which JavaScript writes out longer. @param {unknown} value */
const singlePrecision = (value) =>
  JSON.stringify(value, (_, part) => (typeof part === 'number' ? Math.fround(part) : part));

/** @type {number[]} */
const first = [];
/** @type {number[]} */
const fastest = [];
let different = 0;
for (const name of fs.readdirSync(folder).filter((name) => name.endsWith('.snapshot'))) {
  const snapshot = new Uint8Array(fs.readFileSync(path.join(folder, name)));
  const times = [];
  let judgement;
  for (let run = 0; run < RUNS; run++) {
    const before = performance.now();
    judgement = engine.judge(snapshot, undefined);
    times.push(performance.now() - before);
  }
  first.push(times[0] ?? 0);
  fastest.push(Math.min(...times));
  const native = JSON.parse(fs.readFileSync(path.join(folder, name.replace(/snapshot$/, 'json')), 'utf8'));
  if (singlePrecision(judgement) !== singlePrecision(native)) different++;
}
for (const [title, times] of /** @type {const} */ ([
  ['first', first],
  ['fastest', fastest],
])) {
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => times[Math.floor((times.length - 1) * share)]?.toFixed(2);
  console.log(`${title.padEnd(8)} median ${at(0.5)} ms, 95 % ${at(0.95)} ms, of ${times.length} pages`);
}
console.log(`${different} answers differ from the native engine's`);
