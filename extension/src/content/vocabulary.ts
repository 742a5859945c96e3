// The codes of the wire form, read from the file that the engine reads too.

import vocabulary from '../../../contract/vocabulary.json' with { type: 'json' };
import { CLOSED, EMPTY_HOST, HOST, MATTER, OTHER, SKIPPED } from './tag-kinds.ts';

const codes = (names: readonly string[]): Map<string, number> => new Map(names.map((name, code) => [name, code]));

export const ATTRIBUTE = codes(vocabulary.attributes);

const TAGS = codes(vocabulary.tags);
for (const name of 'script style noscript template link meta title head base param track'.split(' '))
  TAGS.set(name, SKIPPED);

/** The tag code of an element, or `SKIPPED`. */
export const tagOf = (name: string): number => TAGS.get(name) ?? OTHER;

export const SLOT = tagOf('slot');

/** Whether an element is not in the table at all. */
export const isSkippedElement = (element: Element): boolean => tagOf(element.localName) === SKIPPED;

const kinds = new Uint8Array(vocabulary.tags.length);
const setKind = (kind: number, names: string): void => {
  for (const name of names.split(' ')) {
    const tag = tagOf(name);
    if (tag > OTHER) kinds[tag] = (kinds[tag] ?? 0) | kind;
  }
};
setKind(CLOSED, 'svg math select textarea iframe object embed video audio canvas');
// Of the elements with a code.
setKind(HOST, 'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span');
setKind(EMPTY_HOST, 'aside div section');
setKind(MATTER, 'input iframe img');

export function kindOf(tag: number, name: string): number {
  if (tag !== OTHER) return kinds[tag] ?? 0;
  // Custom elements may be hosts of any kind. `datalist` has no code.
  return name === 'datalist' ? CLOSED : name.includes('-') ? HOST | EMPTY_HOST : 0;
}
