// Prints the figures: medians, 95th percentiles, and how they stand to each other.

import os from 'node:os';

/** @typedef {import('./measure.mjs').Results} Results */
/** @typedef {import('./measure.mjs').Row} Row */

/** @param {number[]} values @param {number} share */
export function quantile(values, share) {
  const sorted = [...values].sort((left, right) => left - right);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

const number = (/** @type {number} */ value) =>
  (Number.isNaN(value) ? '–' : value.toFixed(value < 10 ? 2 : 1)).padStart(9);

/** @param {string} title @param {number[]} values */
function line(title, values) {
  const [median, ninetyFifth, largest] = [0.5, 0.95, 1].map((share) => number(quantile(values, share)));
  console.log(`  ${title.padEnd(52)} ${median} ${ninetyFifth} ${largest} ${String(values.length).padStart(5)}`);
}

/** @param {string} title */
const heading = (title) => console.log(`\n  ${title.padEnd(52)}    median       p95   largest pages`);

/** @param {Row} row */
const onThePage = ({ steps }) => steps.eyes + steps.measure + steps.apply + steps.style;

/** Eyes, measuring and hands run in tasks of their own. @param {Row} row */
const longestTask = ({ steps }) => Math.max(steps.eyes, steps.measure, steps.apply + steps.style);

/** @param {Results} results @param {string} pages what kind of pages they are */
export function printReport({ browser, hasProcessorTime, rows, cold, failed }, pages) {
  const of = (/** @type {(row: Row) => number} */ value, chosen = rows) => chosen.map(value);
  const withBlocks = rows.filter(({ steps }) => steps.blocks > 0);
  console.log(`\n${browser}, ${rows.length} pages (${pages}), times in milliseconds`);
  console.log(
    `of the page's main thread: ${hasProcessorTime ? 'processor time' : 'time by the clock'}, the smallest of several openings`,
  );
  // Times of a busy machine say little; ratios of the same run say more.
  console.log(`load of the machine: ${os.loadavg()[0]?.toFixed(1)} on ${os.cpus().length} processors`);

  heading('first touch of a fresh document, main thread');
  line(
    'bare TreeWalker walk',
    of(({ walk }) => walk.walk),
  );
  line(
    'eyes',
    of(({ steps }) => steps.eyes),
  );
  line(
    'measuring what the engine wants',
    of(({ steps }) => steps.measure),
  );
  line(
    'hands',
    of(({ steps }) => steps.apply),
  );
  line(
    'style and layout that they force',
    of(({ steps }) => steps.style),
  );
  line(
    'hands with that work, pages with blocks',
    of(({ steps }) => steps.apply + steps.style, withBlocks),
  );
  line('all of it together', of(onThePage));
  line('the longest task of them', of(longestTask));
  line(
    'sending a snapshot (the call alone)',
    of(({ steps }) => steps.sending),
  );

  heading('off the main thread');
  line(
    'message there and back, warm',
    of(({ steps }) => steps.message),
  );
  line(
    'engine, warm',
    of(({ steps }) => steps.firstEngine),
  );
  line(
    'engine, warm, with the second question where needed',
    of(({ steps }) => steps.engine),
  );
  line(
    'engine, first page after a start',
    cold.map(({ engine }) => engine),
  );
  line(
    'engine, loading',
    cold.map(({ start }) => start),
  );
  line(
    'message to a stopped background until the verdict',
    cold.map(({ roundTrip }) => roundTrip),
  );

  heading('Readability.js');
  line(
    'parse()',
    of(({ parse }) => parse.readability),
  );
  line(
    'copying the document for it',
    of(({ parse }) => parse.copy),
  );

  const median = (/** @type {(row: Row) => number} */ value) => quantile(of(value), 0.5);
  heading('ratios, page by page');
  line(
    'eyes ÷ bare walk',
    of((row) => row.steps.eyes / row.walk.walk),
  );
  line(
    'eyes, measuring and hands ÷ bare walk',
    of((row) => onThePage(row) / row.walk.walk),
  );
  line(
    'Readability.js parse() ÷ engine, warm',
    of(({ parse, steps }) => parse.readability / steps.firstEngine),
  );
  console.log('\n  ratios of medians');
  const ratios = {
    'eyes ÷ bare walk': median(({ steps }) => steps.eyes) / median(({ walk }) => walk.walk),
    'eyes, measuring and hands ÷ bare walk': median(onThePage) / median(({ walk }) => walk.walk),
    'Readability.js parse() ÷ engine, warm':
      median(({ parse }) => parse.readability) / median(({ steps }) => steps.firstEngine),
  };
  for (const [title, ratio] of Object.entries(ratios)) console.log(`  ${title.padEnd(52)} ${number(ratio)}`);

  heading('the pages themselves');
  line(
    'nodes',
    of(({ walk }) => walk.nodes),
  );
  line(
    'kilobytes of the snapshot',
    of(({ steps }) => steps.bytes / 1024),
  );
  line(
    'blocks',
    of(({ steps }) => steps.blocks),
  );
  if (failed.length > 0) console.log(`\n  not measured:\n${failed.map((text) => `  ${text}`).join('\n')}`);
}
