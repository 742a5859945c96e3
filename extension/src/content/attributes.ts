// Which attributes leave the page, and what of them. Everything that may hold a person's data is taken out here.

import { ADDRESS, BUTTON, EDITOR, FIELD, OPEN, POPOVER, SECRET, STYLE, UNKEPT } from './attribute-bits.ts';
import { getAttribute } from './dom.ts';
import { trim } from './text-rules.ts';
import { ATTRIBUTE, tagOf } from './vocabulary.ts';
import { FLAG } from './vocabulary-numbers.ts';

// No expressions for what most pages have: to compile one costs as much as to read a hundred elements.
const INLINE_SCHEMES = new Set(['data', 'javascript', 'mailto', 'tel', 'blob']);
const TELLING_STYLES = ['none', 'hidden', 'fixed', 'sticky', 'absolute'];
const BUTTON_TYPE = /^(?:submit|button|reset)$/i;
const SECRET_AUTOCOMPLETE = /one-time-code|cc-/i;
const DATA_VALUE_UNITS = 40;
export const DATA = ATTRIBUTE.get('data') ?? 0;
const INPUT = tagOf('input');
const DIALOG = tagOf('dialog');

/** An address without what may hold a token: its query, its fragment, and what follows an inline scheme. */
function withoutSecrets(value: string): string {
  const address = trim(value);
  if (address.startsWith('#')) return address;
  const colon = address.indexOf(':');
  if (colon > 0 && colon < 11 && !address.startsWith('http')) {
    const scheme = address.slice(0, colon).toLowerCase();
    if (INLINE_SCHEMES.has(scheme)) return `${scheme}:`;
  }
  const query = address.indexOf('?');
  const withoutQuery = query < 0 ? address : address.slice(0, query);
  const fragment = withoutQuery.indexOf('#');
  return fragment < 0 ? withoutQuery : withoutQuery.slice(0, fragment);
}

/** A field for a password, a card number or a one-time code. */
const isSecretField = (element: Element, tag: number): boolean =>
  tag === INPUT &&
  (getAttribute.call(element, 'type')?.toLowerCase() === 'password' ||
    SECRET_AUTOCOMPLETE.test(getAttribute.call(element, 'autocomplete') ?? ''));

/** Whether an element is an editor, whose contents are the reader's own. */
export const isEditor = (element: Element): boolean => {
  const value = getAttribute.call(element, 'contenteditable');
  return value !== null && value.toLowerCase() !== 'false';
};

/** The code of each attribute's name, and what is done with it. */
export const NAMES = new Map(ATTRIBUTE);
const addBits = (bits: number, names: string): void => {
  for (const name of names.split(' ')) NAMES.set(name, (NAMES.get(name) ?? UNKEPT) | bits);
};
addBits(ADDRESS, 'href src action');
addBits(SECRET, 'placeholder title aria-label');
addBits(STYLE, 'style');
addBits(BUTTON, 'value');
addBits(EDITOR, 'contenteditable');
addBits(FIELD, 'type autocomplete');
addBits(OPEN, 'open');
addBits(POPOVER, 'popover');
addBits(UNKEPT, 'tag data');

/** What is kept of a value for which there is a rule. `null`: nothing. */
export function keptValue(value: string, known: number, element: Element, tag: number): string | null {
  if ((known & ADDRESS) !== 0) return withoutSecrets(value);
  if ((known & STYLE) !== 0) return TELLING_STYLES.some((word) => value.includes(word)) ? value : null;
  if ((known & SECRET) !== 0) return isSecretField(element, tag) ? null : value;
  if ((known & BUTTON) === 0) return value;
  return tag === INPUT && BUTTON_TYPE.test(getAttribute.call(element, 'type') ?? '') ? value : null;
}

/** The flag that an attribute tells of its element. */
export function flagOf(known: number, element: Element, tag: number): number {
  if ((known & FIELD) !== 0) return isSecretField(element, tag) ? FLAG.password : 0;
  if ((known & EDITOR) !== 0) return isEditor(element) ? FLAG.editable : 0;
  if ((known & OPEN) !== 0) return tag === DIALOG && element.matches(':modal') ? FLAG.modal : 0;
  return (known & POPOVER) !== 0 && element.matches(':popover-open') ? FLAG.popoverOpen : 0;
}

/** All `data-*` attributes as one, from the first on. A long value, or one with an `@`, gives its name alone. */
export function dataAttributes(element: Element, names: readonly string[], first: number): string {
  let joined = '';
  for (let at = first; at < names.length; at++) {
    const name = names[at] as string;
    if (!name.startsWith('data-')) continue;
    const value = getAttribute.call(element, name) as string;
    const key = name.slice(5);
    if (at !== first) joined += ' ';
    joined += value.length > DATA_VALUE_UNITS || value.includes('@') ? key : `${key}=${value}`;
  }
  return joined;
}
