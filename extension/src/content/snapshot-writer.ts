// Gathers nodes in document order and writes them as the bytes of docs/wire-format.md.

import { clean, cut, isBlank, keptText } from './text-rules.ts';
import { FLAG, LIMITS, TEXT, WIRE } from './vocabulary.ts';

const HEADER_BYTES = 32;
const NO_PARENT = 0xffffffff;

/** The page is larger than a snapshot may be. It is left alone. */
export class TooLarge extends Error {}

export class SnapshotWriter {
  /** Identity of each node, 0 for a text; the nodes' order is that of the table. */
  readonly identities: number[] = [];
  readonly #parents: number[] = [];
  readonly #values: number[] = [];
  readonly #extents: number[] = [];
  readonly #tags: number[] = [];
  readonly #names: number[] = [];
  readonly #attributes: number[] = [];
  readonly #strings: string[];
  readonly #interned = new Map<string, number>();
  #units = 0;
  #open: number[] = [];
  #parent = NO_PARENT;
  #spaceBefore = false;

  /** The header strings have fixed places, so that two equal ones are stored twice. */
  constructor(header: readonly string[]) {
    this.#strings = header.map((text) => clean(cut(text, LIMITS.textUnits)));
  }

  enter(tag: number, identity: number, flags: number): void {
    if (this.#open.length >= LIMITS.depth) throw new TooLarge(`more than ${LIMITS.depth} levels`);
    const node = this.#push(tag, identity, this.#spaceBefore ? flags | FLAG.spaceBefore : flags, 0);
    this.#spaceBefore = false;
    this.#open.push(this.#parent);
    this.#parent = node;
  }

  /** An attribute of the element that was entered last. Comes before its children. */
  readonly attribute = (name: number, value: string): void => {
    this.#names.push(name);
    this.#attributes.push(this.#intern(clean(cut(value, LIMITS.attributeUnits))));
    this.#extents[this.#parent] = (this.#extents[this.#parent] ?? 0) + 1;
  };

  /** More flags for the element that was entered last. */
  flag(flags: number): void {
    this.#values[this.#parent] = (this.#values[this.#parent] ?? 0) | flags;
  }

  leave(): void {
    this.#parent = this.#open.pop() ?? NO_PARENT;
  }

  /** Answers whether there was more than white space, which is only remembered. */
  text(data: string): boolean {
    if (isBlank(data)) {
      if (data !== '') this.#spaceBefore = true;
      return false;
    }
    this.#push(TEXT, 0, this.#intern(keptText(data, this.#spaceBefore)), data.length + (this.#spaceBefore ? 1 : 0));
    this.#spaceBefore = false;
    return true;
  }

  finish(revision: number, flags: number): Uint8Array {
    const nodes = this.#tags.length;
    const names = this.#names.length;
    const text = new TextEncoder().encode(this.#strings.join('\0'));
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
    let offset = HEADER_BYTES;
    for (const column of [this.#parents, this.identities, this.#values, this.#extents, this.#attributes]) {
      new Uint32Array(bytes.buffer, offset, column.length).set(column);
      offset += column.length * 4;
    }
    bytes.set(this.#tags, offset);
    bytes.set(this.#names, offset + nodes);
    bytes.set(text, offset + nodes + names);
    return bytes;
  }

  #push(tag: number, identity: number, value: number, extent: number): number {
    if (this.#tags.length >= LIMITS.nodes) throw new TooLarge(`more than ${LIMITS.nodes} nodes`);
    this.#parents.push(this.#parent);
    this.identities.push(identity);
    this.#values.push(value);
    this.#extents.push(extent);
    return this.#tags.push(tag) - 1;
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
