// Writes the columns of a page's table as the bytes of docs/wire-format.md.

import { clean, cut } from './text-rules.ts';
import { LIMITS, WIRE } from './vocabulary-numbers.ts';

const HEADER_BYTES = 32;

/** The page is larger than a snapshot may be. It is left alone. */
export class TooLarge extends Error {}

/** A table in document order. The typed columns may be longer than it is. */
export interface Table {
  nodes: number;
  parents: Uint32Array;
  identities: Uint32Array;
  values: Uint32Array;
  extents: Uint32Array;
  tags: Uint8Array;
  /** Codes of the attributes' names, and their strings. */
  names: readonly number[];
  attributes: readonly number[];
  /** All strings with their places, after those of the header. A map keeps the order in which they came. */
  strings: ReadonlyMap<string, number>;
}

/** The header strings have fixed places, so that two equal ones are stored twice. */
export function writeSnapshot(header: readonly string[], table: Table, revision: number, flags: number): Uint8Array {
  const { nodes, names } = table;
  const strings = [...header.map((text) => cut(text, LIMITS.textUnits)), ...table.strings.keys()];
  const text = new TextEncoder().encode(joined(strings));
  const columns = HEADER_BYTES + nodes * 16 + names.length * 4;
  const bytes = new Uint8Array(columns + nodes + names.length + text.length);
  if (bytes.length > LIMITS.bytes) throw new TooLarge();
  // The wire is little endian, and so is every machine that a browser of the manifest runs on.
  const words = new Uint32Array(bytes.buffer, 0, columns / 4);
  words.set([WIRE.magic, WIRE.version | (flags << 16), revision, nodes, names.length, strings.length, text.length]);
  let at = HEADER_BYTES / 4;
  for (const column of [table.parents, table.identities, table.values, table.extents]) {
    words.set(column.subarray(0, nodes), at);
    at += nodes;
  }
  words.set(table.attributes, at);
  bytes.set(table.tags.subarray(0, nodes), columns);
  bytes.set(names, columns + nodes);
  bytes.set(text, columns + nodes + names.length);
  return bytes;
}

/** Strings in one, separated by NUL. The encoder sees to lone surrogates; a NUL of the page is rare, and costs more. */
const joined = (strings: string[]): string =>
  (strings.join('').includes('\0') ? strings.map(clean) : strings).join('\0');
