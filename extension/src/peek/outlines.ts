// Frames around each article and around each block, drawn over the page and never in it.

import type { Hands } from '../content/hands.ts';
import { make } from '../shared/elements.ts';
import { text } from '../shared/words.ts';

type View = Hands['view'];

/** Space between an element and its outline, in CSS pixels. */
const GAP = 3;

export class Outlines {
  readonly element = make('div', { className: 'outlines' });

  constructor() {
    // The panel says all of it in words.
    this.element.setAttribute('aria-hidden', 'true');
  }

  draw(articles: View['articles'], blocks: View['blocks']): void {
    const wanted: { element: Element; className: string; label: string }[] = [];
    for (const article of articles)
      wanted.push({ element: article, className: 'article', label: text('peek_article') });
    for (const [at, { element, block }] of blocks.entries())
      if (!block.overlay) wanted.push({ element, className: block.class, label: String(at + 1) });
    while (this.element.childElementCount > wanted.length) this.element.lastElementChild?.remove();
    for (const [at, { element, className, label }] of wanted.entries()) {
      const frame = this.element.children[at] ?? this.element.appendChild(make('div', {}, make('span', {})));
      if (!(frame instanceof HTMLElement)) continue;
      const { left, top, width, height } = element.getBoundingClientRect();
      frame.className = `frame ${className}`;
      frame.hidden = width === 0 || height === 0;
      frame.style.translate = `${left - GAP}px ${top - GAP}px`;
      frame.style.width = `${width + 2 * GAP}px`;
      frame.style.height = `${height + 2 * GAP}px`;
      const name = frame.firstElementChild;
      if (name && name.textContent !== label) name.textContent = label;
    }
  }
}
