// The attribute by which one document hides. It is made of a secret of this installation and the document's id, so that a page
// cannot guess it, and a content script that comes anew into an open page finds the marks of the one before.

import { hashOf, randomToken } from './hash.ts';
import { isRecord, Stored } from './stored.ts';

interface Secret {
  version: 1;
  secret: string;
}

const stored = new Stored<Secret>('secret', { version: 1, secret: '' }, (value) =>
  isRecord(value) && typeof value.secret === 'string' ? { version: 1, secret: value.secret } : null,
);

/** Where the storage takes no secret, one for as long as the background lives: pages are worked on all the same. */
const passing = randomToken();

async function secretOf(): Promise<string> {
  try {
    const { secret } = await stored.update((value) => (value.secret === '' ? { ...value, secret: passing } : value));
    return secret;
  } catch {
    return passing;
  }
}

export async function markerOf(document: string): Promise<string> {
  const secret = await secretOf();
  const digits = await hashOf(secret + document);
  // Letters only, because an attribute may not begin with a digit in a selector.
  return Array.from(digits, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
