// Every text that a reader sees comes through here, from _locales.

import { toUnicode } from 'punycode/';
import type { TabBlock } from '../shared/protocol.ts';

export const text = (name: string, ...values: string[]): string => chrome.i18n.getMessage(name, values);

/** A text for a number: the name with `_one` or with `_many`. */
export const counted = (name: string, count: number): string =>
  count === 1 ? text(`${name}_one`) : text(`${name}_many`, String(count));

export function siteName(site: string | null): string {
  if (site === null) return text('site_none');
  return site === 'file:' ? text('site_local_files') : toUnicode(site);
}

/** The reasons for hiding a block, strongest first. What speaks against it is left out, and so is what says nothing. */
export function reasonsOf({ evidence }: TabBlock): string[] {
  const words = evidence
    .filter(({ weight }) => weight > 0)
    .map(({ signal }) => text(`signal_${signal.replaceAll('-', '_')}`) || text('signal_unknown'));
  return [...new Set(words)].slice(0, 4);
}

export function nameOf({ class: blockClass, kind, overlay }: TabBlock): string {
  if (blockClass === 'newsletter') return text(overlay ? 'block_newsletter_overlay' : 'block_newsletter');
  return text(kind === null ? 'block_sponsored' : `block_${kind}`);
}

const confidenceOf = (confidence: number): string =>
  text(confidence >= 0.97 ? 'confidence_sure' : confidence >= 0.85 ? 'confidence_likely' : 'confidence_probable');

/** What is to be said of a block besides its name. */
export function remarksOn({ confidence, frame, seen }: TabBlock): string {
  return [confidenceOf(confidence), frame ? text('block_frame') : '', seen ? '' : text('block_unseen')]
    .filter(Boolean)
    .join(' · ');
}

/** Fills every element that names its text. */
export function fillTexts(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-text]'))
    element.textContent = text(element.dataset.text ?? '');
  document.documentElement.lang = chrome.i18n.getUILanguage();
  document.documentElement.dir = text('@@bidi_dir') || 'ltr';
}
