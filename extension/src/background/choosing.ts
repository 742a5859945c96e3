// The reader chooses a block that was missed: it goes, the site is remembered, and a report is kept.

import type { Refusal } from '../shared/engine-types.ts';
import { CodedError } from './coded-error.ts';
import { complain } from './complaints.ts';
import { uncorrect } from './corrections.ts';
import { offers } from './engine-host.ts';
import { dropReport } from './reports.ts';

interface Choice {
  tab: number;
  document: string;
  snapshot: Uint8Array;
  element: number;
  site: string;
  isPrivate: boolean;
}

/** Asks the engine once more, because a page could not be trusted with what it says of a block. */
export async function choose({
  tab,
  document,
  snapshot,
  element,
  site,
  isPrivate,
}: Choice): Promise<{ refusal: Refusal } | { refusal: null; fingerprint: string }> {
  const offer = (await offers(snapshot)).find((other) => other.element === element);
  if (!offer) throw new CodedError('no-block', 'the page has no such block');
  const { refusal, fingerprint, class: blockClass, kind, confidence } = offer;
  if (refusal !== null) return { refusal };
  const block = { id: element, class: blockClass, kind, confidence, evidence: [], overlay: false, fingerprint };
  await complain({ tab, document, site, block, snapshot, complaint: 'missed' }, isPrivate);
  return { refusal: null, fingerprint };
}

/** The reader thought better of it. */
export async function unchoose(site: string, fingerprint: string, isPrivate: boolean): Promise<void> {
  await uncorrect(site, fingerprint, isPrivate, 'hide');
  await dropReport(site, fingerprint);
}
