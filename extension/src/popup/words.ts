// Every text that a reader sees comes through here, from _locales.

import { toUnicode } from 'punycode/';
import { confidenceOf, text } from '../shared/block-words.ts';
import type { TabBlock } from '../shared/protocol.ts';

export { counted, nameOf, reasonsOf, text } from '../shared/block-words.ts';

export function siteName(site: string | null): string {
  if (site === null) return text('site_none');
  return site === 'file:' ? text('site_local_files') : toUnicode(site);
}

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
