// A list of rows with a search above it, which is offered as soon as the list is longer than one glance.

import { element, put } from '../shared/elements.ts';
import { drawRows, type Row } from './rows.ts';

/** A list as long as this is seen at one glance. */
export const GLANCE = 8;

export interface SearchedList {
  /** The names of the elements: `NAME`, `NAME-search`, `NAME-search-entry`, `NAME-none`. */
  name: string;
  /** What stands under an empty list, and under one in which nothing was found. */
  none: string;
  noneFound: string;
  /** The search is offered for a list that is longer. */
  glance: number;
}

export interface Found extends Row {
  /** What a search looks through, in lower case. */
  sought: string;
}

/** Answers what draws the list anew. `isFound` may find a row by other means. */
export function searchedList(
  { name, none, noneFound, glance }: SearchedList,
  searched: () => void = () => {},
): (rows: readonly Found[], isFound?: (key: string) => boolean) => void {
  const search = element(`${name}-search`, HTMLInputElement);
  let rows: readonly Found[] = [];
  let isFound = (_: string): boolean => false;

  const draw = (): void => {
    const isLong = rows.length > glance;
    element(`${name}-search-entry`, HTMLElement).hidden = !isLong;
    if (!isLong) search.value = '';
    const wanted = search.value.trim().toLowerCase();
    const found = rows.filter(({ sought, key }) => sought.includes(wanted) || isFound(key));
    drawRows(element(name, HTMLElement), found);
    put(`${name}-none`, rows.length === 0 ? none : found.length === 0 ? noneFound : '');
  };

  search.addEventListener('input', () => {
    draw();
    searched();
  });
  return (all, by = () => false) => {
    rows = all;
    isFound = by;
    draw();
  };
}
