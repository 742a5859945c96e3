// From a snapshot to a judgement: the site's switch, its corrections and the reader's choices go in, and the style sheet goes to the page if it needs one.

import type { Judgement, Measurement, Viewport } from '../shared/engine-types.ts';
import { hidingStyle } from '../shared/hiding-style.ts';
import { CodedError } from './coded-error.ts';
import { correctionsOn } from './corrections.ts';
import { judge } from './engine-host.ts';
import { holdNextTime } from './held.ts';
import { push } from './push.ts';
import type { DocumentSender } from './sender.ts';
import { choicesOn } from './settings.ts';
import { isOn } from './switches.ts';

/** A browser that takes longer to insert a style sheet is not waited for, in milliseconds. */
const LONGEST_MS = 200;

interface Question {
  snapshot: Uint8Array;
  measurements: Measurement[];
  viewport: Viewport;
  /** Where the document has no style sheet for hiding yet. */
  marker: string | null;
}

const switchedOff = (): CodedError => new CodedError('switched-off', 'nothing is done on this site');

export async function judgeDocument(
  { snapshot, measurements, viewport, marker }: Question,
  sender: DocumentSender,
): Promise<Judgement> {
  const { site, frame, private: isPrivate } = sender;
  if (site === null) throw switchedOff();
  const [on, { level, classes }, { kept, chosen }] = await Promise.all([
    isOn(site, isPrivate),
    choicesOn(site, isPrivate),
    correctionsOn(site, isPrivate),
  ]);
  if (!on) throw switchedOff();
  const memorable = !isPrivate && !frame;
  const request = { level, classes, kept, chosen, measurements, viewport, memorable };
  const { memorable: marks = [], ...judgement } = await judge(snapshot, request);
  // Not waited for. A full storage keeps no page from being read.
  if (marks.length > 0 && judgement.wanted.length === 0)
    void holdNextTime(site, sender.document, marks).catch(() => {});
  // Waited for, so that what is marked is hidden at once and the page can keep its place.
  if (marker !== null && judgement.blocks.length > 0) await insertStyle(sender, marker);
  return judgement;
}

/** In user origin, because no author style, not even an inline one with `!important`, outranks that. */
export async function insertStyle({ tab, document }: DocumentSender, marker: string): Promise<void> {
  try {
    const inserted = chrome.scripting.insertCSS({
      target: { tabId: tab, documentIds: [document] },
      css: hidingStyle(marker),
      origin: 'USER',
    });
    await Promise.race([inserted, new Promise((resolve) => setTimeout(resolve, LONGEST_MS))]);
  } catch {
    await push(tab, document, 'style.refused', {});
  }
}
