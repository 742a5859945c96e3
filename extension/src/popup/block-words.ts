// What the popup says of a block besides its name.

import type { TabBlock } from '../shared/protocol.ts';
import { text } from '../shared/words.ts';

/** The reasons for hiding a block, strongest first. What speaks against it is left out, and so is what says nothing. */
export function reasonsOf({ evidence }: TabBlock): string[] {
  const words = evidence
    .filter(({ weight }) => weight > 0)
    .map(({ signal }) => text(`signal_${signal.replaceAll('-', '_')}`) || text('signal_unknown'));
  return [...new Set(words)].slice(0, 4);
}

const confidenceOf = (confidence: number): string =>
  text(confidence >= 0.97 ? 'confidence_sure' : confidence >= 0.85 ? 'confidence_likely' : 'confidence_probable');

/** How sure it is, and what is not plain to see. */
export function remarksOn({ confidence, frame, seen }: TabBlock): string {
  return [confidenceOf(confidence), frame ? text('block_frame') : '', seen ? '' : text('block_unseen')]
    .filter(Boolean)
    .join(' · ');
}
