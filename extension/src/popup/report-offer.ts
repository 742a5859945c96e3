// Asks, once and never again, whether something was hidden wrongly: when the reader switches a site off on which something was hidden.

import { element, make } from '../shared/elements.ts';
import { READERS_CHOICE } from '../shared/engine-types.ts';
import type { TabBlock, TabSummary } from '../shared/protocol.ts';
import { send } from '../shared/send.ts';
import { blockName, text } from '../shared/words.ts';

/** More than anyone would read. */
const MOST = 4;

const place = element('offer', HTMLElement);

/** Blocks of which a report could be written. */
const hiddenIn = ({ blocks, private: isPrivate }: TabSummary): TabBlock[] =>
  isPrivate ? [] : blocks.filter(({ shown, evidence }) => !shown && evidence[0]?.signal !== READERS_CHOICE);

/** `before` is what stood in the popup when the reader turned the switch; `report` is called for the block that was meant. */
export async function offerReport(before: TabSummary, report: (block: TabBlock) => Promise<boolean>): Promise<void> {
  const blocks = hiddenIn(before).slice(0, MOST);
  if (blocks.length === 0) return;
  const answer = await send('offer.take', {});
  if (!answer.ok || !answer.value.isFirst) return;
  const no = make('button', { type: 'button', textContent: text('offer_no'), onclick: closeOffer });
  element('offer-blocks', HTMLElement).replaceChildren(
    ...blocks.map((block) =>
      make('button', {
        type: 'button',
        textContent: text('offer_report', blockName(block)),
        onclick: async () => {
          if (await report(block)) closeOffer();
        },
      }),
    ),
    no,
  );
  place.hidden = false;
}

export function closeOffer(): void {
  place.hidden = true;
}
