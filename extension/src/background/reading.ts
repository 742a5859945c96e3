// Reads what comes in. A message is `unknown` until it has passed here, and every length is bounded before anything is done with it.

import vocabulary from '../../../contract/vocabulary.json' with { type: 'json' };
import type { Evidence, Measurement, Viewport } from '../shared/engine-types.ts';
import type { BlockSummary, DocumentState } from '../shared/protocol.ts';
import { CodedError } from './coded-error.ts';
import { isRecord } from './stored.ts';

/** More blocks than any page has. */
const MOST_BLOCKS = 500;
const MOST_EVIDENCE = 40;
const MOST_MEASUREMENTS = 200;
const LONGEST_NAME = 60;

export class BadMessage extends CodedError {
  constructor(what: string) {
    super('bad-message', `${what} is not what it should be`);
  }
}

/** One field after the other of a message. */
export class Fields {
  readonly #fields: Record<string, unknown>;

  constructor(value: unknown, what = 'the message') {
    if (!isRecord(value)) throw new BadMessage(what);
    this.#fields = value;
  }

  #get<T>(name: string, is: (value: unknown) => value is T): T {
    const value = this.#fields[name];
    if (!is(value)) throw new BadMessage(name);
    return value;
  }

  boolean = (name: string): boolean => this.#get(name, (value) => typeof value === 'boolean');
  number = (name: string): number =>
    this.#get(name, (value): value is number => typeof value === 'number' && Number.isFinite(value));
  count = (name: string): number =>
    this.#get(name, (value): value is number => Number.isInteger(value) && (value as number) >= 0);
  text = (name: string, form: RegExp): string =>
    this.#get(name, (value): value is string => typeof value === 'string' && form.test(value));
  oneOf = <const T>(name: string, values: readonly T[]): T =>
    this.#get(name, (value): value is T => values.includes(value as T));
  bytes = (name: string): Uint8Array =>
    this.#get(
      name,
      (value): value is Uint8Array => value instanceof Uint8Array && value.length <= vocabulary.wire.limits.bytes,
    );
  isNull = (name: string): boolean => this.#fields[name] === null;

  within = (name: string): Fields => new Fields(this.#fields[name], name);

  list<T>(name: string, most: number, read: (entry: Fields) => T): T[] {
    const list = this.#get(name, (value): value is unknown[] => Array.isArray(value) && value.length <= most);
    return list.map((entry) => read(new Fields(entry, name)));
  }
}

const STATES: readonly DocumentState[] = ['active', 'off', 'too-large', 'engine-failed', 'reload-needed', 'not-html'];
const POSITIONS = ['static', 'relative', 'absolute', 'fixed', 'sticky'] as const;
export const NAME = new RegExp(`^[a-z0-9-]{1,${LONGEST_NAME}}$`);
export const DOCUMENT = /^[\w-]{1,64}$/;
export const TOKEN = /^[0-9a-f]{32}$/;
export const FINGERPRINT = /^[0-9a-f]{16}$/;

export const readViewport = (fields: Fields): Viewport => ({
  width: fields.number('width'),
  height: fields.number('height'),
});

export const readMeasurements = (fields: Fields): Measurement[] =>
  fields.list('measurements', MOST_MEASUREMENTS, (entry) => ({
    element: entry.count('element'),
    position: entry.oneOf('position', POSITIONS),
    x: entry.number('x'),
    y: entry.number('y'),
    width: entry.number('width'),
    height: entry.number('height'),
    visible: entry.boolean('visible'),
    z: entry.isNull('z') ? null : entry.number('z'),
  }));

const readEvidence = (fields: Fields): Evidence[] =>
  fields.list('evidence', MOST_EVIDENCE, (entry) => ({
    signal: entry.text('signal', NAME),
    weight: entry.number('weight'),
  }));

export const readBlock = (fields: Fields): BlockSummary => ({
  id: fields.count('id'),
  class: fields.oneOf('class', ['newsletter', 'sponsored']),
  kind: fields.oneOf('kind', ['leads', 'paid', null]),
  confidence: fields.number('confidence'),
  evidence: readEvidence(fields),
  overlay: fields.boolean('overlay'),
  seen: fields.boolean('seen'),
  shown: fields.oneOf('shown', ['now', 'wrong', null]),
  fingerprint: fields.text('fingerprint', FINGERPRINT),
});

export const readBlockAddress = (fields: Fields): { tab: number; document: string; id: number } => ({
  tab: fields.count('tab'),
  document: fields.text('document', DOCUMENT),
  id: fields.count('id'),
});

export const readState = (fields: Fields): { state: DocumentState; blocks: BlockSummary[] } => ({
  state: fields.oneOf('state', STATES),
  blocks: fields.list('blocks', MOST_BLOCKS, readBlock),
});
