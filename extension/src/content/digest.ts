// The digest of an element's content, by which a verdict that arrives late is recognised as stale. The engine computes the same.

import { HASH_BASIS, mix, mixText } from '../shared/held.ts';
import { isEditor } from './attributes.ts';
import { walk } from './composed-tree.ts';
import { isBlank, keptText, trim } from './text-rules.ts';

const TEXT_BEGINS = 256;

export function digestOf(element: Element): number {
  let value = HASH_BASIS;
  // The space that the eyes put before a text counts for where the text is cut.
  let spaceBefore = false;
  walk(element, {
    enter(inner, tag) {
      spaceBefore = false;
      value = mix(value, tag);
      return !isEditor(inner);
    },
    text(data) {
      if (isBlank(data)) {
        spaceBefore ||= data !== '';
        return;
      }
      value = mixText(mix(value, TEXT_BEGINS), trim(keptText(data, spaceBefore)));
      spaceBefore = false;
    },
  });
  return value >>> 0;
}
