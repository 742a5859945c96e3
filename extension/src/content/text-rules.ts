// How text is cleaned before it leaves the page. The same rules hold for the snapshot and for the digest.

import { LIMITS } from './vocabulary-numbers.ts';

/** White space of the wire form. False for the NaN that stands for the first unit of an empty text. */
export const isSpace = (unit: number): boolean => unit <= 0x20 || unit === 0xa0;

export function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

/** Takes white space off both ends. */
export function trim(text: string): string {
  let from = 0;
  let to = text.length;
  if (!isSpace(text.charCodeAt(0)) && !isSpace(text.charCodeAt(to - 1))) return text;
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** Cuts to a number of UTF-16 units; one less where the cut would split a pair. */
export function cut(text: string, units: number): string {
  if (text.length <= units) return text;
  const last = text.charCodeAt(units - 1);
  const splitsPair = last >= 0xd800 && last < 0xdc00 && (text.charCodeAt(units) & 0xfc00) === 0xdc00;
  return text.slice(0, splitsPair ? units - 1 : units);
}

/** NUL separates strings on the wire, and half a surrogate pair has no UTF-8. Both become U+FFFD. */
export function clean(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '\ufffd') : whole;
}

/** What is kept of a text node; `spaced` where white space stood before it. */
export const keptText = (data: string, spaced: boolean): string =>
  clean(cut(spaced ? ` ${data}` : data, LIMITS.textUnits));
