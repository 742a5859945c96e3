// What a pop-up takes while it is up: the page behind it, scrolling, room at the top. Of hidden pop-ups it is taken back; of those that
// are shown again it is returned.

import type { Lifetime } from '../content/lifetime.ts';
import type { Marks } from '../content/marks.ts';
import type { HiddenPopUp, PopUpKeeper } from '../content/resident.ts';
import { Bars } from './bars.ts';
import { PageLocks } from './page-locks.ts';
import { Room } from './room.ts';
import { TopLayer } from './top-layer.ts';

export class PopUps implements PopUpKeeper {
  readonly #topLayer: TopLayer;
  readonly #locks: PageLocks;
  readonly #room: Room;
  readonly #bars: Bars;

  /** `insists` is told of a hidden element that the page shows however often it is put away. */
  constructor(marks: Marks, lifetime: Lifetime, insists: (part: Element) => void) {
    // Whoever asked for quiet has finished by then.
    this.#topLayer = new TopLayer(marks, lifetime, (part) => queueMicrotask(() => insists(part)));
    this.#locks = new PageLocks(marks, lifetime);
    this.#room = new Room(marks);
    this.#bars = new Bars(marks);
  }

  keepQuiet(hidden: readonly HiddenPopUp[], article: Element | null): void {
    const bars = this.#bars.of(hidden);
    for (const { parts } of hidden) for (const { element } of parts) this.#topLayer.close(element);
    if (hidden.some(({ holds }) => holds)) this.#locks.takeBack(article);
    else this.#locks.giveBack();
    this.#room.take(bars);
  }

  open(part: Element): void {
    this.#topLayer.open(part);
  }
}
