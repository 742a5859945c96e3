// One walk over the page: what is there, without any judgement. Reads neither style nor layout, which would cost ten times the walk.

import { readAttributes } from './attributes.ts';
import { type Visitor, walk } from './composed-tree.ts';
import type { Identities } from './identity.ts';
import { SnapshotWriter } from './snapshot-writer.ts';
import { trim } from './text-rules.ts';
import { ATTRIBUTE, FLAG, HEADER_FLAG, KIND, kindOf, OTHER, tagOf } from './vocabulary.ts';

/** What the rest of the content script knows of an element, as element flags. Null: nothing of any element. */
export type Knowledge = ((element: Element) => number) | null;

/** One look at the page. */
export interface Look {
  revision: number;
  bytes: Uint8Array;
  /** The element that has an identity, if this look met it. */
  find(identity: number): Element | null;
  /** Shadow roots that were met, to be watched. */
  roots: readonly ShadowRoot[];
  /** There is no text, field, picture or frame: nothing that could be judged. */
  empty: boolean;
}

const TAG_NAME = ATTRIBUTE.get('tag') ?? 0;

/** The walk is the writer itself, because every call between the two would be paid for each node. */
class Walk extends SnapshotWriter implements Visitor {
  /** Elements at their indexes in the table; where a text stands there is nothing. */
  readonly elements: Element[] = [];
  readonly roots: ShadowRoot[] = [];
  empty = true;
  readonly #identities: Identities;
  readonly #knowledge: Knowledge;

  constructor(header: readonly string[], identities: Identities, knowledge: Knowledge) {
    super(header);
    this.#identities = identities;
    this.#knowledge = knowledge;
  }

  enter(element: Element, tag: number, name: string): boolean {
    const node = this.open(tag, this.#identities.of(element), this.#knowledge === null ? 0 : this.#knowledge(element));
    this.elements[node] = element;
    if (tag === OTHER) this.attribute(TAG_NAME, name);
    const flags = readAttributes(element, this);
    if (this.empty && (kindOf(tag, name) & KIND.matter) !== 0) this.empty = false;
    if (flags === 0) return true;
    this.flag(flags);
    if ((flags & FLAG.editable) === 0) return true;
    this.leave();
    return false;
  }

  override text(data: string): boolean {
    const isKept = super.text(data);
    if (isKept) this.empty = false;
    return isKept;
  }

  host(root: ShadowRoot): void {
    this.roots.push(root);
    this.flag(FLAG.shadowHost);
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
  #revision = 0;

  constructor(identities: Identities) {
    this.#identities = identities;
  }

  /** Looks at the page as it is now. Throws `TooLarge` where a limit is passed. */
  look(knowledge: Knowledge): Look {
    const page = new Walk(header(), this.#identities, knowledge);
    const root = document.documentElement;
    // The root is entered by hand, because of its children only the body is walked.
    if (page.enter(root, tagOf(root.localName), root.localName)) {
      if (document.body) walk(document.body, page);
      page.leave();
    }
    this.#revision += 1;
    const flags =
      (window === window.top ? 0 : HEADER_FLAG.frame) | (document.readyState === 'loading' ? HEADER_FLAG.loading : 0);
    return {
      revision: this.#revision,
      bytes: page.finish(this.#revision, flags),
      find: (identity) => page.elements[page.indexOf(identity)] ?? null,
      roots: page.roots,
      empty: page.empty,
    };
  }
}
