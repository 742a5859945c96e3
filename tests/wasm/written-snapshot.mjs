// Writes snapshots by hand, so that tests can make pages that no browser would send.

import vocabulary from '../../contract/vocabulary.json' with { type: 'json' };

const NO_PARENT = 0xffffffff;
const HEADER_BYTES = 32;

/** @typedef {{ parent: number, tag: string, text?: string }} Row */

/**
 * The bytes of a page without attributes. Row 0 is `html`; `parent` is the number of a row before.
 *
 * @param {Row[]} rows
 */
export function writeSnapshot(rows) {
  const strings = ['https://page.example/', '', '', ''];
  const known = new Map();
  const string = (/** @type {string} */ text) => {
    if (!known.has(text)) known.set(text, strings.push(text) - 1);
    return known.get(text);
  };
  const columns = [
    rows.map(({ parent }, at) => (at === 0 ? NO_PARENT : parent)),
    rows.map(({ text }, at) => (text === undefined ? at + 1 : 0)),
    rows.map(({ text }) => (text === undefined ? 0 : string(text))),
    rows.map(({ text }) => text?.length ?? 0),
  ];
  const table = Buffer.from(Uint32Array.from(columns.flat()).buffer);
  const tags = Buffer.from(rows.map(({ tag }) => vocabulary.tags.indexOf(tag)));
  const text = Buffer.from(strings.join('\0'));
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(vocabulary.wire.magic, 0);
  header.writeUInt16LE(vocabulary.wire.version, 4);
  [1, rows.length, 0, strings.length, text.length].forEach((count, at) => {
    header.writeUInt32LE(count, 8 + at * 4);
  });
  return new Uint8Array(Buffer.concat([header, table, tags, text]));
}

/** A page of so many paragraphs, all beside each other. @param {number} count @param {string} text */
export const flatPage = (count, text) =>
  writeSnapshot([
    { parent: -1, tag: 'html' },
    { parent: 0, tag: 'body' },
    ...Array.from({ length: count }, (_, at) => [
      { parent: 1, tag: 'p' },
      { parent: 2 + at * 2, tag: '#text', text },
    ]).flat(),
  ]);

/** A page of so many levels, each in the one before. @param {number} levels @param {string} text */
export const deepPage = (levels, text) =>
  writeSnapshot([
    { parent: -1, tag: 'html' },
    { parent: 0, tag: 'body' },
    ...Array.from({ length: levels - 2 }, (_, at) => ({ parent: at + 1, tag: 'div' })),
    { parent: levels - 1, tag: '#text', text },
  ]);
