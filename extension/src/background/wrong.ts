// The reader says that hiding a block was wrong: it is shown, the site is remembered, and a report is kept.

import { correct } from './corrections.ts';
import { documentsOf } from './documents.ts';
import { CodedError } from './engine-host.ts';
import { push } from './push.ts';
import { keepReport } from './reports.ts';

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
  await correct(site, block.fingerprint, isPrivate);
  // Of a private window nothing is kept.
  if (!isPrivate) await keepReport(site, block, snapshot);
}
