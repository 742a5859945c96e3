// One walk over the page: what is there, without any judgement. Reads neither style nor layout, which would cost ten times the walk.

import { readAttributes } from './attributes.ts';
import { type Visitor, walk } from './composed-tree.ts';
import type { Identities } from './identity.ts';
import { SnapshotWriter } from './snapshot-writer.ts';
import { trim } from './text-rules.ts';
import { ATTRIBUTE, FLAG, HEADER_FLAG, OTHER, tagOf } from './vocabulary.ts';

/** What the rest of the content script knows of an element, as element flags. */
export type Knowledge = (element: Element) => number;

/** One look at the page. */
export interface Look {
  revision: number;
  bytes: Uint8Array;
  elements: readonly Element[];
  /** The element that has an identity, if this look met it. */
  find(identity: number): Element | null;
  /** Shadow roots that were met, to be watched. */
  roots: readonly ShadowRoot[];
  /** There is no text, field, picture or frame: nothing that could be judged. */
  empty: boolean;
}

const TAG_NAME = ATTRIBUTE.get('tag') ?? 0;
const MATTER = new Set(['input', 'iframe', 'img']);

class Walk implements Visitor {
  readonly writer: SnapshotWriter;
  readonly elements: Element[] = [];
  /** The identities of `elements`, in the same order. */
  readonly numbers: number[] = [];
  readonly roots: ShadowRoot[] = [];
  empty = true;
  readonly #identities: Identities;
  readonly #knowledge: Knowledge;

  constructor(header: readonly string[], identities: Identities, knowledge: Knowledge) {
    this.writer = new SnapshotWriter(header);
    this.#identities = identities;
    this.#knowledge = knowledge;
  }

  enter(element: Element, tag: number, name: string): boolean {
    const { writer } = this;
    const number = this.#identities.of(element);
    this.elements.push(element);
    this.numbers.push(number);
    writer.enter(tag, number, this.#knowledge(element));
    if (tag === OTHER) writer.attribute(TAG_NAME, name);
    const flags = readAttributes(element, writer.attribute);
    if (flags !== 0) writer.flag(flags);
    if (this.empty && MATTER.has(name)) this.empty = false;
    if ((flags & FLAG.editable) === 0) return true;
    writer.leave();
    return false;
  }

  leave(): void {
    this.writer.leave();
  }

  text(data: string): void {
    if (this.writer.text(data)) this.empty = false;
  }

  host(root: ShadowRoot): void {
    this.roots.push(root);
    this.writer.flag(FLAG.shadowHost);
  }
}

/** The header strings: address without query, title, language, Open Graph type. */
function header(): string[] {
  const { protocol, host, pathname, href } = location;
  const isWeb = protocol === 'http:' || protocol === 'https:';
  // A `data:` address is the document itself.
  const address = isWeb
    ? `${protocol}//${host}${pathname}`
    : protocol === 'data:'
      ? protocol
      : href.replace(/[?#].*/s, '');
  const title = document.querySelector('title')?.textContent ?? '';
  const language = document.documentElement.getAttribute('lang') ?? '';
  const kind = document.querySelector('meta[property="og:type"]')?.getAttribute('content') ?? '';
  return [address, trim(title), language, kind];
}

export class Eyes {
  readonly #identities: Identities;
  readonly #knowledge: Knowledge;
  #revision = 0;

  constructor(identities: Identities, knowledge: Knowledge) {
    this.#identities = identities;
    this.#knowledge = knowledge;
  }

  /** Looks at the page as it is now. Throws `TooLarge` where a limit is passed. */
  look(): Look {
    const page = new Walk(header(), this.#identities, this.#knowledge);
    const root = document.documentElement;
    // The root is entered by hand, because of its children only the body is walked.
    if (page.enter(root, tagOf(root.localName), root.localName)) {
      if (document.body) walk(document.body, page);
      page.leave();
    }
    this.#revision += 1;
    const flags =
      (window === window.top ? 0 : HEADER_FLAG.frame) | (document.readyState === 'loading' ? HEADER_FLAG.loading : 0);
    const { elements, numbers, roots, empty } = page;
    return {
      revision: this.#revision,
      bytes: page.writer.finish(this.#revision, flags),
      elements,
      find: (identity) => elements[numbers.indexOf(identity)] ?? null,
      roots,
      empty,
    };
  }
}
