// One walk over the page: what is there, without any judgement. Reads neither style nor layout, which would cost ten times the walk.

import { isFrame } from './frames.ts';
import type { Identities } from './identity.ts';
import { type Knowledge, readPage } from './page-walk.ts';
import { writeSnapshot } from './snapshot-writer.ts';
import { trim } from './text-rules.ts';
import { HEADER_FLAG } from './vocabulary-numbers.ts';

/** One look at the page. */
export interface Look {
  revision: number;
  bytes: Uint8Array;
  /** The element that has an identity, if this look met it. */
  find(identity: number): Element | null;
  /** Shadow roots that were met, to be watched. */
  roots: readonly ShadowRoot[];
  /** Custom elements without anything in them, whose content may still come. */
  hollow: readonly Element[];
  /** There is no text, field, picture or frame: nothing that could be judged. */
  empty: boolean;
}

/** The header strings: address without query, title, language, Open Graph type. */
function header(): string[] {
  const { protocol, host, pathname, href } = location;
  // A `data:` address is the document itself.
  const address = protocol.startsWith('http')
    ? `${protocol}//${host}${pathname}`
    : protocol === 'data:'
      ? protocol
      : href.replace(/[?#].*/s, '');
  const title = document.querySelector('title')?.textContent ?? '';
  const language = document.documentElement?.getAttribute('lang') ?? '';
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
    const find = this.#identities.begin();
    const table = readPage(this.#identities, knowledge);
    this.#identities.end();
    this.#revision += 1;
    const flags = (isFrame ? HEADER_FLAG.frame : 0) | (document.readyState === 'loading' ? HEADER_FLAG.loading : 0);
    const bytes = writeSnapshot(header(), table, this.#revision, flags);
    return { revision: this.#revision, bytes, find, roots: table.roots, hollow: table.hollow, empty: table.empty };
  }
}
