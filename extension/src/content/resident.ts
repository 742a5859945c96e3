// What the scripts of the extension know of each other in one document: all of them run in the same isolated world.

import type { Front } from './front.ts';
import type { Lifetime } from './lifetime.ts';
import type { Session } from './session.ts';

/** A pop-up that is hidden, as far as what it takes from the page goes. */
export interface HiddenPopUp {
  parts: ReadonlyArray<{ element: Element }>;
  /** It is there, seen or about to be: it may hold the page. */
  holds: boolean;
}

/** What `pop-ups.js` brings. */
export interface PopUpKeeper {
  /** Takes back what these hold, and gives back what others held before. */
  keepQuiet(hidden: readonly HiddenPopUp[], article: Element | null): void;
  /** The element is shown again, and with it the dialogs that were closed in it. */
  open(part: Element): void;
}

/** What `frames.js` brings. */
export interface FrameKeeper {
  /** Tells the parent of this document if nothing is left here, or something is again. */
  tell(): void;
  /** A token is on its way from a child. */
  expect(token: string): void;
  /** A child shows something again. */
  release(child: string): void;
}

/** What `late-hosts.js` brings. */
export interface HostKeeper {
  /** The hosts without anything in them that a look has met. */
  expect(hosts: readonly Element[]): void;
  stop(): void;
}

export interface Resident {
  readonly lifetime: Lifetime;
  readonly front: Front;
  /** Null until the background has answered, and in documents that are none of ours. */
  session: Session | null;
  /** Ends what `peek.js` or `picker.js` shows, while it does. */
  overPage: { close(): void; readonly kind: 'peek' | 'picker' } | null;
}

export interface Place {
  clearcolumn?: Resident;
}
