// Why a block is hidden and how sure that is, in the reader's language. Popup and peek say the same.

import type { BlockSummary } from './protocol.ts';
import { text } from './words.ts';

/** The reasons for hiding a block, strongest first. What speaks against it is left out, and so is what says nothing. */
export function reasonsOf({ evidence }: Pick<BlockSummary, 'evidence'>): string[] {
  const words = evidence
    .filter(({ weight }) => weight > 0)
    .map(({ signal }) => text(`signal_${signal.replaceAll('-', '_')}`) || text('signal_unknown'));
  return [...new Set(words)].slice(0, 4);
}

export const confidenceOf = (confidence: number): string =>
  text(confidence >= 0.97 ? 'confidence_sure' : confidence >= 0.85 ? 'confidence_likely' : 'confidence_probable');
