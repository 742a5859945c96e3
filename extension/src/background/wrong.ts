// The reader says that hiding a block was wrong: it is shown, the site is remembered, and a report is kept.

import { READERS_CHOICE } from '../shared/engine-types.ts';
import type { BlockSummary } from '../shared/protocol.ts';
import { unchoose } from './choosing.ts';
import { CodedError } from './coded-error.ts';
import { complain } from './complaints.ts';
import { documentsOf } from './documents.ts';
import { forgetHeldOn } from './held.ts';
import { portraitOf } from './portrait.ts';
import { push } from './push.ts';

interface Wrong {
  tab: number;
  document: string;
  id: number;
  site: string;
  isPrivate: boolean;
}

export async function calledWrong({ tab, document, id, site, isPrivate }: Wrong): Promise<void> {
  const block = (await documentsOf(tab))[document]?.blocks.find((other) => other.id === id);
  const snapshot = await push(tab, document, 'block.wrong', { id });
  if (!block || !snapshot) throw new CodedError('no-block', 'the page has no such block any more');
  try {
    // What the reader chose is no mistake of the engine: the choice is taken back, and nobody needs to hear of it.
    if (block.evidence[0]?.signal === READERS_CHOICE) await unchoose(site, block.fingerprint, isPrivate);
    else await complain({ tab, document, site, block, snapshot, complaint: 'wrong' }, isPrivate);
  } catch (error) {
    // The page must not promise what the next visit will not keep.
    await push(tab, document, 'block.hide', { id });
    throw error;
  }
  if (!isPrivate) await forgetHeldOn(site);
}

interface WrongLate extends Omit<Wrong, 'id'> {
  block: BlockSummary;
}

/** The reader says so after the site was switched off: the page shows all of it already, and knows nothing of the block any more. */
export async function calledWrongLate({ tab, document, block, site, isPrivate }: WrongLate): Promise<void> {
  const snapshot = await portraitOf(tab, document);
  await complain({ tab, document, site, block, snapshot, complaint: 'wrong' }, isPrivate);
  if (!isPrivate) await forgetHeldOn(site);
}
