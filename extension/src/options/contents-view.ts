// Beside a wide page, its sections by name.

import { element, make } from '../shared/elements.ts';
import type { Draw } from './act.ts';

export function contentsView(): Draw {
  const sections = [...document.querySelectorAll<HTMLElement>('main > section')].map((section) => {
    const heading = section.querySelector('h2');
    const link = make('a', { href: `#${heading?.id}`, textContent: heading?.textContent ?? '' });
    return { section, item: make('li', {}, link) };
  });
  element('contents', HTMLElement).replaceChildren(make('ul', {}, ...sections.map(({ item }) => item)));
  return () => {
    for (const { section, item } of sections) item.hidden = section.hidden;
  };
}
