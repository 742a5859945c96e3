// Which attributes leave the page, and what of them. Everything that may hold a person's data is taken out here.

import { trim } from './text-rules.ts';
import { ATTRIBUTE, FLAG } from './vocabulary.ts';

const INLINE_SCHEMES = new Set(['data', 'javascript', 'mailto', 'tel', 'blob']);
const TELLING_STYLE = /none|hidden|fixed|sticky|absolute/;
const BUTTON_TYPE = /^(?:submit|button|reset)$/i;
const SECRET_AUTOCOMPLETE = /one-time-code|cc-/i;
const DATA_VALUE_UNITS = 40;
const DATA = code('data');

function code(name: string): number {
  const found = ATTRIBUTE.get(name);
  if (found === undefined) throw new Error(`the vocabulary lacks the attribute ${name}`);
  return found;
}

/** An address without what may hold a token: its query, its fragment, and what follows an inline scheme. */
function withoutSecrets(value: string): string {
  const address = trim(value);
  if (address.startsWith('#')) return address;
  const colon = address.indexOf(':');
  if (colon > 0 && colon < 11) {
    const scheme = address.slice(0, colon).toLowerCase();
    if (INLINE_SCHEMES.has(scheme)) return `${scheme}:`;
  }
  const query = address.indexOf('?');
  const withoutQuery = query < 0 ? address : address.slice(0, query);
  const fragment = withoutQuery.indexOf('#');
  return fragment < 0 ? withoutQuery : withoutQuery.slice(0, fragment);
}

type Rule = (value: string, element: Element) => string | null;
const address: Rule = withoutSecrets;
const unlessSecret: Rule = (value, element) => (isSecretField(element) ? null : value);

// A rule for every name that is not kept as it is. `null`: nothing is kept.
const RULES = new Map<string, Rule>([
  ['tag', () => null],
  ['data', () => null],
  ['href', address],
  ['src', address],
  ['action', address],
  [
    'value',
    (value, element) =>
      element.localName === 'input' && BUTTON_TYPE.test(element.getAttribute('type') ?? '') ? value : null,
  ],
  ['style', (value) => (TELLING_STYLE.test(value) ? value : null)],
  ['placeholder', unlessSecret],
  ['title', unlessSecret],
  ['aria-label', unlessSecret],
]);

/** A field for a password, a card number or a one-time code. */
const isSecretField = (element: Element): boolean =>
  element.localName === 'input' &&
  (element.getAttribute('type')?.toLowerCase() === 'password' ||
    SECRET_AUTOCOMPLETE.test(element.getAttribute('autocomplete') ?? ''));

/** Whether an element is an editor, whose contents are the reader's own. */
export const isEditor = (element: Element): boolean => {
  const value = element.getAttribute('contenteditable');
  return value !== null && value.toLowerCase() !== 'false';
};

// Attributes that tell a flag of the element.
const FLAGS = new Map<string, (element: Element) => number>([
  ['contenteditable', (element) => (isEditor(element) ? FLAG.editable : 0)],
  ['type', (element) => (isSecretField(element) ? FLAG.password : 0)],
  ['autocomplete', (element) => (isSecretField(element) ? FLAG.password : 0)],
  ['open', (element) => (element.localName === 'dialog' && element.matches(':modal') ? FLAG.modal : 0)],
  ['popover', (element) => (element.matches(':popover-open') ? FLAG.popoverOpen : 0)],
]);

interface Name {
  code?: number;
  rule?: Rule | undefined;
  flag?: (element: Element) => number;
}
const NAMES = new Map<string, Name>([...FLAGS].map(([name, flag]) => [name, { flag }]));
for (const [name, at] of ATTRIBUTE) NAMES.set(name, { ...NAMES.get(name), code: at, rule: RULES.get(name) });

/** Takes attributes; see `SnapshotWriter`. */
interface AttributeSink {
  attribute(code: number, value: string): void;
}

/** Hands over the attributes that are kept, in their own order. Answers the flags that they tell of the element. */
export function readAttributes(element: Element, sink: AttributeSink): number {
  const names = element.getAttributeNames();
  let flags = 0;
  let hasData = false;
  for (let at = 0; at < names.length; at++) {
    const name = names[at] as string;
    const known = NAMES.get(name);
    if (known === undefined) {
      if (hasData || !name.startsWith('data-')) continue;
      sink.attribute(DATA, dataAttributes(element, names));
      hasData = true;
      continue;
    }
    if (known.flag) flags |= known.flag(element);
    if (known.code === undefined) continue;
    const value = element.getAttribute(name) as string;
    const left = known.rule ? known.rule(value, element) : value;
    if (left !== null) sink.attribute(known.code, left);
  }
  return flags;
}

/** All `data-*` attributes as one. A long value, or one with an `@`, gives its name alone. */
function dataAttributes(element: Element, names: readonly string[]): string {
  let joined = '';
  for (let at = 0; at < names.length; at++) {
    const name = names[at] as string;
    if (!name.startsWith('data-')) continue;
    const value = element.getAttribute(name) as string;
    const key = name.slice(5);
    if (joined !== '') joined += ' ';
    joined += value.length > DATA_VALUE_UNITS || value.includes('@') ? key : `${key}=${value}`;
  }
  return joined;
}
