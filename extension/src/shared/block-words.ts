// What a block is called and why it is hidden, in the reader's language. Popup and peek say the same.

import type { BlockSummary } from './protocol.ts';

export const text = (name: string, ...values: string[]): string => chrome.i18n.getMessage(name, values);

/** A text for a number: the name with `_one` or with `_many`. */
export const counted = (name: string, count: number): string =>
  count === 1 ? text(`${name}_one`) : text(`${name}_many`, String(count));

/** The reasons for hiding a block, strongest first. What speaks against it is left out, and so is what says nothing. */
export function reasonsOf({ evidence }: Pick<BlockSummary, 'evidence'>): string[] {
  const words = evidence
    .filter(({ weight }) => weight > 0)
    .map(({ signal }) => text(`signal_${signal.replaceAll('-', '_')}`) || text('signal_unknown'));
  return [...new Set(words)].slice(0, 4);
}

export function nameOf({ class: blockClass, kind, overlay }: Pick<BlockSummary, 'class' | 'kind' | 'overlay'>): string {
  if (blockClass === 'newsletter') return text(overlay ? 'block_newsletter_overlay' : 'block_newsletter');
  return text(kind === null ? 'block_sponsored' : `block_${kind}`);
}

export const confidenceOf = (confidence: number): string =>
  text(confidence >= 0.97 ? 'confidence_sure' : confidence >= 0.85 ? 'confidence_likely' : 'confidence_probable');
