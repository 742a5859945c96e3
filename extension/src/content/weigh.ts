// What a batch of mutations means: for what is hidden, at once and before anything is painted; and for the next look.

import type { Hands } from './hands.ts';
import type { Marks } from './marks.ts';
import type { Reader } from './reader.ts';
import { isSkippedElement } from './vocabulary.ts';
import type { Weight } from './watch.ts';

interface Parties {
  marks: Marks;
  hands: Hands;
  reader: Reader;
}

/** What the reader writes in. No look sees its contents. */
const EDITOR = '[contenteditable]:not([contenteditable=false i]),textarea';

const HOLDS_PAGE = new Set(['inert', 'aria-hidden', 'open']);

export function weigh(records: readonly MutationRecord[], parties: Parties): Weight | null {
  const { marks, reader } = parties;
  const isAnswered = reader.isAnswered;
  let weight: Weight | null = null;
  for (const record of records) {
    const { type, target, addedNodes, attributeName } = record;
    if (attributeName === marks.marker || !target.isConnected) continue;
    // What the reader writes is none of our business, nor what the page writes in answer to every letter.
    const around = target instanceof Element ? target : target.parentElement;
    if (around?.closest(EDITOR) || reader.isWriting(record)) continue;
    if (type !== 'childList') weight ??= 'later';
    else if (addedNodes.length > 0) weight = weightOfAdded(addedNodes) ?? weight;
    // What was taken out frees what it held: memory, the page behind a dialog.
    else weight ??= 'later';
    if (isAnswered) markOpened(type === 'attributes' ? [target] : addedNodes, reader);
  }
  return parties.hands.isIdle ? weight : settleHidden(records, parties, weight);
}

function weightOfAdded(nodes: NodeList): Weight | null {
  for (const node of nodes) if (node instanceof Element && !isSkippedElement(node)) return 'soon';
  return null;
}

function markOpened(nodes: Iterable<Node>, reader: Reader): void {
  for (const node of nodes) {
    if (node instanceof Element && node !== document.documentElement && node !== document.body) reader.markOpened(node);
  }
}

function settleHidden(
  records: readonly MutationRecord[],
  { marks, hands, reader }: Parties,
  before: Weight | null,
): Weight | null {
  let weight = before;
  let isHeld = false;
  let isStirred = false;
  const settled = new Set<Node>();
  for (const { type, target, attributeName } of records) {
    if (attributeName === marks.marker) {
      if (target instanceof Element && !marks.restore(target)) hands.giveUp(target);
      continue;
    }
    if (type === 'attributes') {
      isStirred = true;
      isHeld ||= target === document.documentElement || target === document.body || HOLDS_PAGE.has(attributeName ?? '');
      if (!reader.isAnswered || !(target instanceof Element)) continue;
      // A dialog that closes, perhaps by our own hand, is not opened.
      if (attributeName === 'open' && !target.hasAttribute('open')) continue;
      // The page answers the reader by opening what is hidden here.
      if (hands.releaseFor(target)) weight = 'now';
      continue;
    }
    if (settled.has(target)) continue;
    settled.add(target);
    const hidden = hands.hiddenAround(target);
    if (hidden && hands.contentChanged(hidden)) weight = 'now';
  }
  if (isStirred) hands.stir(isHeld);
  return weight;
}
