// Every text that a reader sees comes through here, from _locales, and so do numbers, days and times.

import type { BlockClass, BlockKind } from './engine-types.ts';
import type { Failure } from './protocol.ts';

export const text = (name: string, ...values: string[]): string => chrome.i18n.getMessage(name, values);

/** A text for a number: the name with `_one` or with `_many`. */
export const counted = (name: string, count: number): string =>
  count === 1 ? text(`${name}_one`) : text(`${name}_many`, numberText(count));

export const numberText = (value: number): string =>
  new Intl.NumberFormat(chrome.i18n.getUILanguage(), { maximumFractionDigits: 1 }).format(value);

/** Several things, one after the other, as the language strings them together. */
export const listText = (items: readonly string[]): string =>
  new Intl.ListFormat(chrome.i18n.getUILanguage(), { type: 'unit', style: 'short' }).format(items);

/** What went wrong: where the browser's storage is to blame, that is said; otherwise what the caller would say. */
export function failureText({ code }: Failure, otherwise: string): string {
  if (code === 'storage-full') return text('storage_full');
  return text(code === 'storage-failed' ? 'storage_failed' : otherwise);
}

/** A day, written as `2026-11-25`. */
export function dayText(day: string): string {
  // Noon by world time is the same day almost everywhere; midnight is not.
  const date = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(date.valueOf())) return day;
  return new Intl.DateTimeFormat(chrome.i18n.getUILanguage(), { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** A moment of today by its time alone, of another day with the day of the week. */
export function momentText(moment: number): string {
  const date = new Date(moment);
  const isToday = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(chrome.i18n.getUILanguage(), {
    ...(!isToday && { weekday: 'long' }),
    hour: 'numeric',
    minute: '2-digit',
  }).format(date);
}

export function blockName(block: { class: BlockClass; kind: BlockKind; overlay: boolean }): string {
  if (block.class === 'newsletter') return text(block.overlay ? 'block_newsletter_overlay' : 'block_newsletter');
  return text(block.kind === null ? 'block_sponsored' : `block_${block.kind}`);
}

/** Fills every element that names its text. */
export function fillTexts(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-text]'))
    element.textContent = text(element.dataset.text ?? '');
  document.documentElement.lang = chrome.i18n.getUILanguage();
  document.documentElement.dir = text('@@bidi_dir') || 'ltr';
}
