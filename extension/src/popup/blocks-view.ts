// The list of blocks, by class, with the reasons and what the reader can do about each.

import { reasonsOf } from '../shared/block-words.ts';
import { make } from '../shared/elements.ts';
import { type BlockClass, READERS_CHOICE } from '../shared/engine-types.ts';
import type { TabBlock, TabSummary } from '../shared/protocol.ts';
import { blockName, text } from '../shared/words.ts';
import { remarksOn } from './remarks.ts';

export type BlockAction = 'block.show' | 'block.wrong' | 'block.hide' | 'block.report';
type Act = (action: BlockAction, block: TabBlock) => void;

const CLASSES: readonly BlockClass[] = ['newsletter', 'sponsored'];

const keyOf = ({ document, id }: TabBlock): string => `${document} ${id}`;

/** Draws the list anew. The button that had the focus has it afterwards, or the first button of its block. */
export function drawBlocks(place: HTMLElement, summary: TabSummary, act: Act): void {
  const focused = document.activeElement;
  const focusedKey = focused?.closest<HTMLElement>('.block')?.dataset.key;
  const focusedAction = focused instanceof HTMLElement ? focused.dataset.action : undefined;
  place.replaceChildren(
    ...CLASSES.flatMap((blockClass) => {
      const blocks = summary.blocks.filter((block) => block.class === blockClass);
      return blocks.length === 0 ? [] : [group(blockClass, blocks, summary.private, act)];
    }),
  );
  if (focusedKey === undefined) return;
  const block = [...place.querySelectorAll<HTMLElement>('.block')].find(({ dataset }) => dataset.key === focusedKey);
  const button =
    block?.querySelector<HTMLElement>(`[data-action="${focusedAction}"]`) ?? block?.querySelector('button');
  button?.focus();
}

function group(blockClass: BlockClass, blocks: readonly TabBlock[], isPrivate: boolean, act: Act): HTMLElement {
  const id = `group-${blockClass}`;
  const heading = make('h2', { id, textContent: text(`class_${blockClass}`) });
  const list = make('ul', {}, ...blocks.map((block) => row(block, isPrivate, act)));
  const section = make('section', {}, heading, list);
  section.setAttribute('aria-labelledby', id);
  return section;
}

function row(block: TabBlock, isPrivate: boolean, act: Act): HTMLElement {
  const key = keyOf(block);
  const name = make('h3', { id: `name ${key}`.replaceAll(' ', '-'), textContent: blockName(block) });
  const item = make('li', { className: block.shown ? 'block shown' : 'block' }, name);
  item.dataset.key = key;
  const button = (action: BlockAction, label: string): HTMLElement => {
    const made = make('button', { type: 'button', textContent: text(label), onclick: () => act(action, block) });
    made.dataset.action = action;
    // Heard out of its place, a button says which block it belongs to.
    made.setAttribute('aria-describedby', name.id);
    return made;
  };
  if (block.shown) {
    const status = block.shown === 'now' ? 'shown_now' : isPrivate ? 'shown_wrong_private' : 'shown_wrong';
    const buttons = [button('block.hide', 'action_hide')];
    // Of a private window no report is kept, and none of what the reader chose.
    if (block.shown === 'wrong' && !isPrivate && block.evidence[0]?.signal !== READERS_CHOICE) {
      const report = button('block.report', 'report_open');
      report.className = 'link';
      buttons.push(report);
    }
    item.append(make('p', { className: 'about status', textContent: text(status) }), actions(...buttons));
    return item;
  }
  const reasons = make(
    'ul',
    { className: 'reasons' },
    ...reasonsOf(block).map((reason) => make('li', { textContent: reason })),
  );
  reasons.setAttribute('aria-label', text('reasons'));
  item.append(
    make('div', { className: 'block-head' }, name, make('p', { className: 'about', textContent: remarksOn(block) })),
    reasons,
    actions(button('block.show', 'action_show'), button('block.wrong', 'action_wrong')),
  );
  return item;
}

const actions = (...buttons: HTMLElement[]): HTMLElement => make('div', { className: 'actions' }, ...buttons);
