// One-time tokens by which a parent document recognises a child frame that is clutter through and through. They live for seconds, so
// memory is the place for them.

import { MOST_TOKENS } from '../shared/frame-tokens.ts';
import { CodedError } from './coded-error.ts';
import { randomToken } from './hash.ts';
import { giveFramesTo } from './injected.ts';
import { push } from './push.ts';
import type { DocumentSender } from './sender.ts';

const LIFE_MS = 10_000;

interface Issued {
  tab: number;
  child: string;
  until: number;
}

const issued = new Map<string, Issued>();

/** Issues a token to a child, and tells the documents of its tab to expect it. */
export async function issueToken(child: DocumentSender): Promise<string> {
  const now = Date.now();
  for (const [token, { until }] of issued) if (until < now || issued.size >= MOST_TOKENS) issued.delete(token);
  const token = randomToken();
  issued.set(token, { tab: child.tab, child: child.document, until: now + LIFE_MS });
  // Which of them is the parent is not known here.
  await giveFramesTo(child.tab);
  await push(child.tab, null, 'frame.expect', { token });
  return token;
}

/** The child that a token was issued to. A token is good for one answer. */
export function claimToken(token: string, parent: DocumentSender): string {
  const found = issued.get(token);
  issued.delete(token);
  if (!found || found.until < Date.now() || found.tab !== parent.tab || found.child === parent.document) {
    throw new CodedError('unknown-token', 'no such token was issued to a frame of this tab');
  }
  return found.child;
}
