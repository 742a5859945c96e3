// Reads a snapshot the slow way, straight from docs/wire-format.md, so that eyes and engine are both held against the document.

import vocabulary from '../../contract/vocabulary.json' with { type: 'json' };

/**
 * @typedef {object} Node
 * @property {number} parent -1 for the root
 * @property {string} tag
 * @property {string} [text]
 * @property {number} [length] of the text before it was cut
 * @property {number} [identity]
 * @property {string[]} [flags]
 * @property {[string, string][]} [attributes]
 */

/** @param {Uint8Array} bytes */
export function readSnapshot(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [revision, nodes, attributes, strings, stringBytes, zero] = [8, 12, 16, 20, 24, 28].map((at) =>
    view.getUint32(at, true),
  );
  if (view.getUint32(0, true) !== vocabulary.wire.magic) throw new Error('no magic');
  if (zero !== 0) throw new Error('the last word of the header is not 0');
  let at = 32;
  /** @param {number} length */
  const words = (length) => {
    const from = at;
    at += length * 4;
    return Array.from({ length }, (_, index) => view.getUint32(from + index * 4, true));
  };
  const parents = words(nodes);
  const identities = words(nodes);
  const values = words(nodes);
  const extents = words(nodes);
  const attributeValues = words(attributes);
  const tags = bytes.subarray(at, at + nodes);
  const names = bytes.subarray(at + nodes, at + nodes + attributes);
  const text = bytes.subarray(at + nodes + attributes);
  if (text.length !== stringBytes) throw new Error(`${text.length} bytes of text, the header says ${stringBytes}`);
  const table = new TextDecoder('utf-8', { fatal: true }).decode(text).split('\0');
  if (table.length !== strings) throw new Error(`${table.length} strings, the header says ${strings}`);
  const string = (/** @type {number} */ index) => {
    const found = table[index];
    if (found === undefined) throw new Error(`no string ${index}`);
    return found;
  };
  let attribute = 0;
  /** @type {Node[]} */
  const list = parents.map((parent, node) => {
    const common = { parent: parent === 0xffffffff ? -1 : parent, tag: vocabulary.tags[tags[node] ?? -1] ?? 'unknown' };
    const extent = extents[node] ?? 0;
    if (tags[node] === 0) {
      if (identities[node] !== 0) throw new Error(`text ${node} has an identity`);
      return { ...common, text: string(values[node] ?? -1), length: extent };
    }
    const flags = Object.entries(vocabulary.elementFlags).filter(([, bit]) => ((values[node] ?? 0) & bit) !== 0);
    return {
      ...common,
      identity: identities[node] ?? -1,
      flags: flags.map(([name]) => name),
      attributes: Array.from({ length: extent }, () => {
        const code = names[attribute] ?? -1;
        const value = string(attributeValues[attribute++] ?? -1);
        return /** @type {[string, string]} */ ([vocabulary.attributes[code] ?? 'unknown', value]);
      }),
    };
  });
  if (attribute !== attributes) throw new Error(`${attributes - attribute} attributes belong to no element`);
  return {
    version: view.getUint16(4, true),
    headerFlags: view.getUint16(6, true),
    revision: revision ?? -1,
    header: Object.fromEntries(vocabulary.headerStrings.map((name, index) => [name, string(index)])),
    nodes: list,
  };
}

/** One line for each node, indented: for assertions that a person can read. @param {Uint8Array} bytes */
export function outline(bytes) {
  const { nodes } = readSnapshot(bytes);
  /** @type {number[]} */
  const depths = [];
  return nodes.map(({ parent, tag, text, length, flags = [], attributes = [] }, node) => {
    const depth = parent < 0 ? 0 : (depths[parent] ?? 0) + 1;
    depths[node] = depth;
    const indent = ' '.repeat(depth);
    if (text !== undefined) return `${indent}${JSON.stringify(text)}${text.length === length ? '' : ` of ${length}`}`;
    const words = [
      ...attributes.map(([name, value]) => `${name}=${JSON.stringify(value)}`),
      ...flags.map((flag) => `+${flag}`),
    ];
    return [`${indent}${tag}`, ...words].join(' ');
  });
}
