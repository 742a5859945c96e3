// The codes of the wire form, read from the file that the engine reads too.

import vocabulary from '../../../contract/vocabulary.json' with { type: 'json' };

export const WIRE = vocabulary.wire;
export const LIMITS = vocabulary.wire.limits;
export const FLAG = vocabulary.elementFlags;
export const HEADER_FLAG = vocabulary.headerFlags;
export const HEADER_STRINGS = vocabulary.headerStrings.length;

const codes = (names: readonly string[]): Map<string, number> => new Map(names.map((name, code) => [name, code]));

export const ATTRIBUTE = codes(vocabulary.attributes);

/** The code of an element that has no code of its own; its name goes along as an attribute. */
export const OTHER = 1;
/** Stands for "not in the table at all". */
export const SKIPPED = -1;

const TAGS = codes(vocabulary.tags);
for (const name of 'script style noscript template link meta title head base param track'.split(' '))
  TAGS.set(name, SKIPPED);

/** The tag code of an element, or `SKIPPED`. */
export const tagOf = (name: string): number => TAGS.get(name) ?? OTHER;

export const SLOT = tagOf('slot');

/** Whether an element is not in the table at all. */
export const isSkippedElement = (element: Element): boolean => tagOf(element.localName) === SKIPPED;

// What the walk needs to know of a tag, as bits; one look-up for each element instead of several.
export const CLOSED = 1;
export const HOST = 2;
export const EMPTY_HOST = 4;
export const MATTER = 8;
const kinds = new Uint8Array(vocabulary.tags.length);
const setKind = (kind: number, names: string): void => {
  for (const name of names.split(' ')) {
    const tag = tagOf(name);
    if (tag > OTHER) kinds[tag] = (kinds[tag] ?? 0) | kind;
  }
};
// In the table, but nothing that is inside them.
setKind(CLOSED, 'svg math select textarea iframe object embed video audio canvas');
// Of the elements with a code only these can be shadow hosts.
setKind(HOST, 'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span');
// And these are, where they show nothing of their own, likely to be hosts of a closed root.
setKind(EMPTY_HOST, 'aside div section');
// A page without any of them, and without text, has nothing that could be judged.
setKind(MATTER, 'input iframe img');

export function kindOf(tag: number, name: string): number {
  if (tag !== OTHER) return kinds[tag] ?? 0;
  // Custom elements may be hosts of any kind. `datalist` has no code.
  return name === 'datalist' ? CLOSED : name.includes('-') ? HOST | EMPTY_HOST : 0;
}
