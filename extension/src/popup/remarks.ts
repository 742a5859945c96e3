// What the popup says of a block besides its name.

import { confidenceOf } from '../shared/block-words.ts';
import type { TabBlock } from '../shared/protocol.ts';
import { text } from '../shared/words.ts';

/** How sure it is, and what is not plain to see. */
export function remarksOn({ confidence, frame, seen }: TabBlock): string {
  return [confidenceOf(confidence), frame ? text('block_frame') : '', seen ? '' : text('block_unseen')]
    .filter(Boolean)
    .join(' · ');
}
