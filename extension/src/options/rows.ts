// Lists that are drawn again and again: a row that is still there stays the same element, so that it keeps the focus.

import { make, setChildren } from '../shared/elements.ts';

export interface Row {
  /** What the row is recognised by. */
  key: string;
  /** What stands in it, and what its button is described by. */
  words: string;
  /** Under the words. */
  remark?: string;
  /** Without one, the row cannot be changed. */
  button?: string;
  act?: () => void;
}

const keyOf = (item: Element): string | undefined => (item instanceof HTMLElement ? item.dataset.key : undefined);

function makeRow(list: HTMLElement, { key, words, remark, button, act }: Row): HTMLElement {
  const item = make('li', { className: 'row' });
  item.dataset.key = key;
  const name = make(
    'span',
    { className: 'row-words', id: `${list.id}-${key}` },
    make('span', {}, make('bdi', { textContent: words })),
  );
  if (remark) name.append(make('span', { className: 'about', textContent: remark }));
  item.append(name);
  if (button === undefined || act === undefined) return item;
  const made = make('button', { type: 'button', textContent: button, onclick: act });
  // Heard out of its place, a button says which row it belongs to.
  made.setAttribute('aria-describedby', name.id);
  item.append(made);
  return item;
}

/** Draws the list. Where the row that had the focus is gone, the row that has come to its place has it. */
export function drawRows(list: HTMLElement, rows: readonly Row[]): void {
  const focused = document.activeElement?.closest('li') ?? null;
  const place = focused?.parentElement === list ? [...list.children].indexOf(focused) : -1;
  const before = new Map([...list.children].map((item) => [keyOf(item), item]));
  setChildren(
    list,
    rows.map((row) => before.get(row.key) ?? makeRow(list, row)),
  );
  if (place === -1 || focused?.isConnected) return;
  const next = list.children[Math.min(place, list.children.length - 1)];
  next?.querySelector('button')?.focus();
}
