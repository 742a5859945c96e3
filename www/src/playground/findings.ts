// The list beside the page: each block with its name, how sure the engine is, and its reasons.

import { confidenceOf } from '../../../extension/src/shared/block-words.ts';
import type { Block, Evidence, Level } from '../../../extension/src/shared/engine-types.ts';
import { blockName, text } from '../../../extension/src/shared/words.ts';
import { type Judgements, LEVELS } from '../judge/protocol.ts';

/** Popup and peek show four; whoever comes here wants to know. */
const MOST_REASONS = 6;

/** A block, and from which level on it is hidden. */
export interface Finding {
  block: Block;
  from: Level;
}

/** What the levels hide together, each block once: as the given level sees it, where that hides it. */
export function findingsOf(judgements: Judgements, level: Level): { hidden: Finding[]; later: Finding[] } {
  const from = (element: number): Level =>
    LEVELS.find((each) => judgements[each].blocks.some((block) => block.element === element)) ?? level;
  const hidden = judgements[level].blocks.map((block) => ({ block, from: from(block.element) }));
  const seen = new Set(hidden.map(({ block }) => block.element));
  const later = LEVELS.slice(LEVELS.indexOf(level) + 1)
    .flatMap((each) => judgements[each].blocks.map((block) => ({ block, from: each })))
    .filter(({ block }) => !seen.has(block.element) && seen.add(block.element));
  return { hidden, later };
}

const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  words = '',
  className = '',
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name);
  made.textContent = words;
  made.className = className;
  return made;
};

export const levelName = (level: Level): string => text(`options_level_${level}`);

/** One card. `press` is told when it is chosen. */
export function cardOf({ block, from }: Finding, number: string, isLater: boolean, press: () => void): HTMLElement {
  const card = element('li', '', `finding ${block.class}${isLater ? ' later' : ''}`);
  Object.assign(card.dataset, {
    element: String(block.element),
    class: block.class,
    kind: block.kind ?? '',
    confidence: String(block.confidence),
  });
  const button = element('button');
  button.type = 'button';
  button.append(element('span', number, 'number'), element('span', blockName(block)));
  button.addEventListener('click', press);
  const percent = `${(block.confidence * 100).toFixed(0)} %`;
  const since = from === 'careful' ? 'at every level' : `from ${levelName(from)} on`;
  const sureness = element('p', `${percent}, ${confidenceOf(block.confidence)} · hidden ${since}`, 'sureness');
  card.append(button, sureness, reasonsOf(block.evidence));
  return card;
}

function reasonsOf(evidence: readonly Evidence[]): HTMLElement {
  const list = element('ul', '', 'reasons');
  const speaking = evidence.filter(({ weight }) => weight > 0).slice(0, MOST_REASONS);
  const most = Math.max(...speaking.map(({ weight }) => weight));
  for (const { signal, weight } of speaking) {
    const row = element('li');
    const bar = element('span', '', 'weight');
    const part = element('span');
    part.style.inlineSize = `${Math.max(4, (weight / most) * 100)}%`;
    bar.append(part);
    const words = text(`signal_${signal.replaceAll('-', '_')}`) || text('signal_unknown');
    row.append(bar, element('span', words));
    list.append(row);
  }
  return list;
}
