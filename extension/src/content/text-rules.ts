// How text is cleaned before it leaves the page. The same rules hold for the snapshot and for the digest.

import { LIMITS } from './vocabulary.ts';

/** White space of the wire form: U+0000–U+0020 and U+00A0. */
const NOT_SPACE = /[^\u0000-\u0020\u00a0]/;
const OUTER_SPACE = /^[\u0000-\u0020\u00a0]+|[\u0000-\u0020\u00a0]+$/g;

/** Whether a UTF-16 unit is white space; false for the NaN of an empty text. */
const isSpace = (unit: number): boolean => unit <= 0x20 || unit === 0xa0;

export const isBlank = (text: string): boolean => (text === '' || isSpace(text.charCodeAt(0))) && !NOT_SPACE.test(text);

export const trim = (text: string): string =>
  isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(text.length - 1)) ? text.replace(OUTER_SPACE, '') : text;

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
