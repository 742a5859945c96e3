// The list of blocks, by class, with the reasons and what the reader can do about each.

import { reasonsOf } from '../shared/block-words.ts';
import { make, setChildren } from '../shared/elements.ts';
import { type BlockClass, READERS_CHOICE } from '../shared/engine-types.ts';
import type { TabBlock, TabSummary } from '../shared/protocol.ts';
import { blockName, text } from '../shared/words.ts';
import { remarksOn } from './remarks.ts';

export type BlockAction = 'block.show' | 'block.wrong' | 'block.hide' | 'block.report';
type Act = (action: BlockAction, block: TabBlock) => void;

const CLASSES: readonly BlockClass[] = ['newsletter', 'sponsored'];

const keyOf = ({ document, id }: TabBlock): string => `${document} ${id}`;

/**
 * The list of blocks in `place`; `act` does what a button says. Drawn again, a row that says the same stays the same element: the popup is drawn
 * whenever storage changes, and a button that is taken away while the reader presses it would lose the press.
 */
export function blocksView(place: HTMLElement, act: Act): (summary: TabSummary) => void {
  const groups = CLASSES.map(group);
  let items = new Map<string, HTMLElement>();
  return (summary) => {
    const focused = document.activeElement;
    const focusedKey = focused?.closest<HTMLElement>('.block')?.dataset.key;
    const focusedAction = focused instanceof HTMLElement ? focused.dataset.action : undefined;
    const before = items;
    items = new Map();
    const itemOf = (block: TabBlock): HTMLElement => {
      const item = row(block, summary.private, act);
      const former = before.get(keyOf(block));
      const kept = former?.isEqualNode(item) ? former : item;
      items.set(keyOf(block), kept);
      return kept;
    };
    for (const { blockClass, list } of groups)
      setChildren(list, summary.blocks.filter((block) => block.class === blockClass).map(itemOf));
    setChildren(
      place,
      groups.filter(({ list }) => list.children.length > 0).map(({ section }) => section),
    );
    if (focusedKey === undefined || document.activeElement === focused) return;
    // Its block is drawn anew, or has moved: the same button has the focus afterwards, or the first button of the block.
    const block = [...place.querySelectorAll<HTMLElement>('.block')].find(({ dataset }) => dataset.key === focusedKey);
    const button =
      block?.querySelector<HTMLElement>(`[data-action="${focusedAction}"]`) ?? block?.querySelector('button');
    button?.focus();
  };
}

function group(blockClass: BlockClass): { blockClass: BlockClass; section: HTMLElement; list: HTMLElement } {
  const id = `group-${blockClass}`;
  const list = make('ul', {});
  const section = make('section', {}, make('h2', { id, textContent: text(`class_${blockClass}`) }), list);
  section.setAttribute('aria-labelledby', id);
  return { blockClass, section, list };
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
