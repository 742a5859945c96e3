// Gathers nodes in document order and writes them as the bytes of docs/wire-format.md.
//
// A page is mostly read once, by code that the browser has not compiled yet. What counts then is the number of calls for each node,
// not their kind: hence the plain columns, and the cleaning of all strings at once.

import { clean, cut, isBlank } from './text-rules.ts';
import { FLAG, LIMITS, TEXT, WIRE } from './vocabulary.ts';

const HEADER_BYTES = 32;
const NO_PARENT = 0xffffffff;
const FIRST_CAPACITY = 4096;

/** The page is larger than a snapshot may be. It is left alone. */
export class TooLarge extends Error {}

export class SnapshotWriter {
  /** Columns of the table, longer than it is. */
  #parents = new Uint32Array(FIRST_CAPACITY);
  #identities = new Uint32Array(FIRST_CAPACITY);
  #values = new Uint32Array(FIRST_CAPACITY);
  #extents = new Uint32Array(FIRST_CAPACITY);
  #tags = new Uint8Array(FIRST_CAPACITY);
  #length = 0;
  readonly #names: number[] = [];
  readonly #attributes: number[] = [];
  readonly #strings: string[];
  readonly #interned = new Map<string, number>();
  #units = 0;
  /** The open element, and how many are open. */
  #parent = NO_PARENT;
  #depth = 0;
  #spaceBefore = false;

  /** The header strings have fixed places, so that two equal ones are stored twice. */
  constructor(header: readonly string[]) {
    this.#strings = header.map((text) => cut(text, LIMITS.textUnits));
  }

  /** Answers the node's index in the table. */
  open(tag: number, identity: number, flags: number): number {
    if (this.#depth === LIMITS.depth) throw new TooLarge(`more than ${LIMITS.depth} levels`);
    const node = this.#next();
    this.#tags[node] = tag;
    this.#identities[node] = identity;
    this.#values[node] = this.#spaceBefore ? flags | FLAG.spaceBefore : flags;
    this.#spaceBefore = false;
    this.#parent = node;
    this.#depth += 1;
    return node;
  }

  /** The index of the element that has an identity, or -1. */
  indexOf(identity: number): number {
    return this.#identities.subarray(0, this.#length).indexOf(identity);
  }

  /** An attribute of the element that was opened last. Comes before its children. */
  attribute(name: number, value: string): void {
    this.#names.push(name);
    this.#attributes.push(
      this.#intern(value.length > LIMITS.attributeUnits ? cut(value, LIMITS.attributeUnits) : value),
    );
    this.#extents[this.#parent] = (this.#extents[this.#parent] ?? 0) + 1;
  }

  /** More flags for the element that was opened last. */
  flag(flags: number): void {
    this.#values[this.#parent] = (this.#values[this.#parent] ?? 0) | flags;
  }

  leave(): void {
    this.#parent = this.#parents[this.#parent] ?? NO_PARENT;
    this.#depth -= 1;
  }

  /** Answers whether there was more than white space, which is only remembered. */
  text(data: string): boolean {
    if (isBlank(data)) {
      if (data !== '') this.#spaceBefore = true;
      return false;
    }
    const text = this.#spaceBefore ? ` ${data}` : data;
    const node = this.#next();
    this.#tags[node] = TEXT;
    this.#values[node] = this.#intern(text.length > LIMITS.textUnits ? cut(text, LIMITS.textUnits) : text);
    this.#extents[node] = text.length;
    this.#spaceBefore = false;
    return true;
  }

  finish(revision: number, flags: number): Uint8Array {
    const nodes = this.#length;
    const names = this.#names.length;
    const text = new TextEncoder().encode(this.#joined());
    const columns = HEADER_BYTES + nodes * 16 + names * 4;
    const bytes = new Uint8Array(columns + nodes + names + text.length);
    if (bytes.length > LIMITS.bytes) throw new TooLarge(`${bytes.length} bytes`);
    const header = new DataView(bytes.buffer);
    header.setUint32(0, WIRE.magic, true);
    header.setUint16(4, WIRE.version, true);
    header.setUint16(6, flags, true);
    [revision, nodes, names, this.#strings.length, text.length].forEach((count, at) => {
      header.setUint32(8 + at * 4, count, true);
    });
    // The wire is little endian, and so is every machine that a browser of the manifest runs on.
    const table = new Uint32Array(bytes.buffer, HEADER_BYTES, nodes * 4 + names);
    [this.#parents, this.#identities, this.#values, this.#extents].forEach((column, at) => {
      table.set(column.subarray(0, nodes), at * nodes);
    });
    table.set(this.#attributes, nodes * 4);
    bytes.set(this.#tags.subarray(0, nodes), columns);
    bytes.set(this.#names, columns + nodes);
    bytes.set(text, columns + nodes + names);
    return bytes;
  }

  /** The strings in one, separated by NUL. The encoder sees to lone surrogates; a NUL of the page is rare, and costs more. */
  #joined(): string {
    const strings = this.#strings.join('').includes('\0') ? this.#strings.map(clean) : this.#strings;
    return strings.join('\0');
  }

  #next(): number {
    const node = this.#length;
    if (node === LIMITS.nodes) throw new TooLarge(`more than ${LIMITS.nodes} nodes`);
    if (node === this.#tags.length) this.#grow();
    this.#parents[node] = this.#parent;
    this.#length = node + 1;
    return node;
  }

  #grow(): void {
    const longer = <T extends Uint32Array | Uint8Array>(column: T, empty: T): T => {
      empty.set(column);
      return empty;
    };
    const capacity = this.#tags.length * 2;
    this.#parents = longer(this.#parents, new Uint32Array(capacity));
    this.#identities = longer(this.#identities, new Uint32Array(capacity));
    this.#values = longer(this.#values, new Uint32Array(capacity));
    this.#extents = longer(this.#extents, new Uint32Array(capacity));
    this.#tags = longer(this.#tags, new Uint8Array(capacity));
  }

  #intern(text: string): number {
    const known = this.#interned.get(text);
    if (known !== undefined) return known;
    this.#units += text.length;
    if (this.#units > LIMITS.bytes) throw new TooLarge(`more than ${LIMITS.bytes} bytes of text`);
    const at = this.#strings.push(text) - 1;
    this.#interned.set(text, at);
    return at;
  }
}
