// Holds back from the first paint what was confirmed on this site before, until the engine has confirmed or released it. If nobody
// answers, the style sheet itself lets go (docs/decisions/0018-no-flash.md).

import { HASH_BASIS, HELD, type Held, heldKey, mix, mixText } from '../shared/held.ts';
import { send } from '../shared/send.ts';
import { adopt } from './adopt.ts';
import { composedContains } from './composed-tree.ts';
import { memory } from './memory.ts';
import type { Reader } from './reader.ts';
import { OTHER } from './tag-kinds.ts';
import { tagOf } from './vocabulary.ts';

/** How long an element is held if nobody answers, in seconds. */
const LONGEST_S = 3;
/** One part in this many of the window may be held. */
const MOST_SHARE = 4;
/** Reading matter. Headings and paragraphs themselves have no mark. */
const MATTER = 'h1,main,article';
const NAME_BEGINS = 0x10000;

/** The mark by which the engine remembers an element. */
export function markOf(element: Element): number {
  const name = element.localName;
  const tag = tagOf(name);
  let hash = mix(HASH_BASIS, tag);
  for (const text of [tag === OTHER && name, element.id, element.getAttribute('class')])
    hash = mixText(mix(hash, NAME_BEGINS), (text || '').replace(/\d/g, ''));
  return hash >>> 0;
}

/** How much of a stretch lies in the window. */
const within = (from: number, to: number, window: number): number =>
  Math.max(Math.min(to, window) - Math.max(from, 0), 0);

/** What is to be held on a page of this host. A site is the host or the end of it; which, only the background knows. */
function marksOn(host: string, { salt, sites, pausedUntil }: Held): number[] {
  const ends = host.split('.').map((_, at, names) => names.slice(at).join('.'));
  return pausedUntil > Date.now() ? [] : ends.flatMap((site) => sites[heldKey(salt, site)]?.marks ?? []);
}

export class Hold {
  /** Nobody can look for it. */
  readonly #name = `h${Math.random().toString(36).slice(2)}`;
  #marks = new Set<number>();
  readonly #held = new Set<Element>();
  /** Not adopted where nothing is held. While it is disabled, nothing is. */
  readonly sheet = new CSSStyleSheet();
  /** Made at once, so that it hears of an element before a look meets it. */
  readonly #observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) this.#find(node);
  });
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
    void this.#begin();
  }

  async #begin(): Promise<void> {
    const held = (await memory)?.[HELD];
    if (!held || this.sheet.disabled) return;
    this.#marks = new Set(marksOn(location.hostname, held));
    if (this.#marks.size === 0) return;
    // Out of the flow, so that nothing moves when it is confirmed.
    this.sheet.replaceSync(
      `@keyframes ${this.#name}{from,to{position:fixed;visibility:hidden;opacity:0}}` +
        `${`[${this.#name}]`.repeat(9)}{animation:${this.#name} ${LONGEST_S}s!important;transition:none!important}`,
    );
    this.#observer.observe(document, { childList: true, subtree: true });
    this.#find(document.documentElement);
  }

  /** What is held now. */
  get pending(): Element[] {
    return [...this.#held];
  }

  /** Lets go of what a judgement hides anyway, and of what of `pending` was held wrongly: all else, if the judgement was of the whole page. */
  settle(pending: readonly Element[], hidden: readonly Element[], isWhole: boolean): void {
    for (const element of this.#held) {
      if (hidden.some((block) => composedContains(block, element))) this.#release(element);
      else if (isWhole && pending.includes(element)) this.#wrong(element);
    }
  }

  /** Lets go of everything. Nothing is held any more on this page. */
  end(): void {
    this.sheet.disabled = true;
    this.#marks.clear();
  }

  #find(node: Node): void {
    if (this.#marks.size === 0 || !(node instanceof Element) || this.#reader.isAnswered) return;
    for (const element of [node, ...node.querySelectorAll('[id],[class]')]) {
      if (!this.#marks.has(markOf(element))) continue;
      adopt(document, this.sheet);
      if (this.#held.size === 0) requestAnimationFrame(this.#check);
      this.#held.add(element);
      element.setAttribute(this.#name, '');
      // By then the style sheet has let go of it in any case.
      setTimeout(this.#release, LONGEST_S * 1000, element);
    }
  }

  /** Before each frame: whether what is held is no more than may be. A page that sets its style sheets anew drops this one. */
  readonly #check = (): void => {
    adopt(document, this.sheet);
    let left = (innerWidth * innerHeight) / MOST_SHARE;
    for (const element of this.#held) {
      const box = element.getBoundingClientRect();
      left -= within(box.left, box.right, innerWidth) * within(box.top, box.bottom, innerHeight);
      if (left < 0 || element.querySelector(MATTER)) this.#wrong(element);
    }
    if (this.#held.size > 0) requestAnimationFrame(this.#check);
  };

  #wrong(element: Element): void {
    const mark = markOf(element);
    this.#marks.delete(mark);
    this.#release(element);
    void send('document.misheld', { mark });
  }

  readonly #release = (element: Element): void => {
    this.#held.delete(element);
    element.removeAttribute(this.#name);
  };
}
