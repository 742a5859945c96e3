// The codes of the wire form, read from the file that the engine reads too.

import vocabulary from '../../../contract/vocabulary.json' with { type: 'json' };

export const WIRE = vocabulary.wire;
export const LIMITS = vocabulary.wire.limits;
export const FLAG = vocabulary.elementFlags;
export const HEADER_FLAG = vocabulary.headerFlags;

const codes = (names: readonly string[]): Map<string, number> => new Map(names.map((name, code) => [name, code]));

export const ATTRIBUTE = codes(vocabulary.attributes);

/** The code of an element that has no code of its own; its name goes along as an attribute. */
export const OTHER = 1;
export const TEXT = 0;
/** Stands for "not in the table at all". */
export const SKIPPED = -1;

const TAGS = codes(vocabulary.tags);
for (const name of [
  'script',
  'style',
  'noscript',
  'template',
  'link',
  'meta',
  'title',
  'head',
  'base',
  'param',
  'track',
]) {
  TAGS.set(name, SKIPPED);
}

// In the table, but nothing that is inside them.
const CLOSED_NAMES = [
  'svg',
  'math',
  'select',
  'textarea',
  'iframe',
  'object',
  'embed',
  'video',
  'audio',
  'canvas',
  'datalist',
];
const CLOSED = new Set(CLOSED_NAMES.map((name) => TAGS.get(name)).filter((code) => code !== undefined));
// `datalist` has no code: it is known by its name.
const CLOSED_OTHER = new Set(CLOSED_NAMES.filter((name) => !TAGS.has(name)));

/** The tag code of an element, or `SKIPPED`. */
export const tagOf = (name: string): number => TAGS.get(name) ?? OTHER;

/** Whether the contents of an element are left alone. */
export const isClosed = (tag: number, name: string): boolean =>
  CLOSED.has(tag) || (tag === OTHER && CLOSED_OTHER.has(name));

/** Whether an element is not in the table at all. */
export const isSkippedElement = (element: Element): boolean => tagOf(element.localName) === SKIPPED;
