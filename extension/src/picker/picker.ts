// The reader chooses something to hide: points at it or goes to it by keys, makes the choice larger or smaller, and takes it.

import type { Look } from '../content/eyes.ts';
import type { Resident } from '../content/resident.ts';
import type { Session } from '../content/session.ts';
import { make } from '../shared/elements.ts';
import { send } from '../shared/send.ts';
import { text } from '../shared/words.ts';
import { Stage } from '../stage/stage.ts';
import { type Choice, Offers } from './offers.ts';
import { Panel } from './panel.ts';
import { elementUnder, makeShield } from './shield.ts';
import { STYLES } from './styles.ts';

/** Space between an element and its outline, in CSS pixels. */
const GAP = 3;

export class Picker {
  readonly kind = 'picker';
  readonly #session: Session;
  readonly #stage: Stage;
  readonly #panel: Panel;
  readonly #outline = make('div', { className: 'frame choice', hidden: true });
  readonly #shield = makeShield();
  readonly #end = new AbortController();
  readonly #onClose: () => void;
  readonly #formerFocus = document.activeElement;
  #look: Look | null = null;
  #offers: Offers | null = null;
  #choice: Choice | null = null;
  /** Smaller blocks that the reader came from, so that "smaller" leads back. */
  #smaller: Choice[] = [];
  /** Chosen by a press and not only pointed at: the pointer does not move it any more. */
  #isHeld = false;
  /** What was hidden, by which it can be shown again. */
  #hidden: string | null = null;

  constructor(session: Session, { lifetime, front }: Resident, onClose: () => void) {
    this.#session = session;
    this.#onClose = onClose;
    this.#stage = new Stage(STYLES, front, {
      key: (event) => this.#onKey(event),
      point: (x, y) => this.#isHeld || this.#choose(this.#blockAt(x, y)),
      press: (x, y) => {
        this.#choose(this.#blockAt(x, y));
        this.#isHeld = this.#choice !== null;
      },
    });
    this.#stage.top.setAttribute('aria-label', text('pick_title'));
    this.#panel = new Panel({
      larger: () => this.#enlarge(),
      smaller: () => this.#reduce(),
      hide: () => void this.#hide(),
      undo: () => void this.#undo(),
      report: () => void this.#report(),
      close: () => this.close(),
    });
    this.#outline.setAttribute('aria-hidden', 'true');
    this.#stage.top.append(this.#shield, this.#outline, this.#panel.element);
    const { signal } = this.#end;
    lifetime.signal.addEventListener('abort', () => this.close(), { once: true, signal });
    this.#draw();
    this.#panel.focus();
    void this.#ask();
  }

  close(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#stage.remove();
    if (this.#formerFocus instanceof HTMLElement && this.#formerFocus !== document.body)
      this.#formerFocus.focus({ preventScroll: true });
    this.#onClose();
  }

  /** Looks at the page once and asks what may be chosen: from then on pointing costs no message. */
  async #ask(): Promise<void> {
    try {
      const look = this.#session.portray();
      const answer = await send('document.offers', { snapshot: look.bytes });
      if (!answer.ok) return this.#panel.failed(answer.error);
      this.#look = look;
      this.#offers = new Offers(look, answer.value.offers);
    } catch {
      // The page is too large to be looked at.
      this.#panel.failed();
    }
  }

  #onKey(event: KeyboardEvent): void {
    const deed = this.#deedOf(event.key);
    if (!deed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    deed();
  }

  /** The smallest block of the page at a point. */
  #blockAt(x: number, y: number): Choice | null {
    return this.#offers?.around(elementUnder(this.#stage, x, y)) ?? null;
  }

  #deedOf(key: string): (() => void) | null {
    if (key === 'Escape') return () => this.close();
    if (this.#hidden !== null) return null;
    const isOnButton = this.#stage.root.activeElement instanceof HTMLButtonElement;
    switch (key) {
      case 'ArrowUp':
        return () => this.#enlarge();
      case 'ArrowDown':
        return () => this.#reduce();
      case 'ArrowRight':
        return () => this.#step(true);
      case 'ArrowLeft':
        return () => this.#step(false);
      case 'Enter':
        return isOnButton ? null : () => void this.#hide();
      default:
        return null;
    }
  }

  #choose(choice: Choice | null, smaller: Choice[] = []): void {
    this.#smaller = smaller;
    if (choice === this.#choice) return;
    this.#choice = choice;
    this.#panel.choosing(choice?.offer ?? null);
  }

  #enlarge(): void {
    const larger = this.#choice && this.#offers?.larger(this.#choice);
    if (this.#choice && larger) this.#choose(larger, [...this.#smaller, this.#choice]);
    this.#isHeld = true;
  }

  #reduce(): void {
    if (!this.#choice) return;
    const smaller = this.#smaller.at(-1) ?? this.#offers?.smaller(this.#choice) ?? null;
    if (smaller) this.#choose(smaller, this.#smaller.slice(0, -1));
    this.#isHeld = true;
  }

  #step(forward: boolean): void {
    const next = this.#offers?.step(this.#choice, forward);
    if (!next) return;
    this.#choose(next);
    this.#isHeld = true;
    next.element.scrollIntoView({ block: 'center' });
  }

  async #hide(): Promise<void> {
    if (!this.#choice || !this.#look || this.#choice.offer.refusal !== null) return;
    const { element } = this.#choice.offer;
    const answer = await send('document.choose', { snapshot: this.#look.bytes, element });
    if (!answer.ok) return this.#panel.failed(answer.error);
    if (answer.value.refusal !== null) return this.#panel.choosing({ ...this.#choice.offer, ...answer.value });
    this.#hidden = answer.value.fingerprint;
    this.#choice = null;
    this.#shield.hidden = true;
    this.#session.reconsider();
    this.#panel.done(!chrome.extension.inIncognitoContext);
  }

  async #undo(): Promise<void> {
    if (this.#hidden === null) return;
    const answer = await send('document.unchoose', { fingerprint: this.#hidden });
    if (!answer.ok) return this.#panel.failed(answer.error);
    this.#session.reconsider();
    this.close();
  }

  /** Shows the report of what was hidden, in a tab of its own. */
  async #report(): Promise<void> {
    if (this.#hidden === null) return;
    const answer = await send('document.report', { fingerprint: this.#hidden });
    if (answer.ok) this.close();
    else this.#panel.failed(answer.error);
  }

  readonly #draw = (): void => {
    if (this.#end.signal.aborted) return;
    if (!this.#stage.keep()) {
      this.close();
      return;
    }
    const { left, top, width, height } = this.#choice?.element.getBoundingClientRect() ?? new DOMRect();
    this.#outline.hidden = width === 0 || height === 0;
    this.#outline.classList.toggle('refused', this.#choice?.offer.refusal !== null);
    this.#outline.style.translate = `${left - GAP}px ${top - GAP}px`;
    this.#outline.style.width = `${width + 2 * GAP}px`;
    this.#outline.style.height = `${height + 2 * GAP}px`;
    // The panel gives way to what is chosen.
    this.#panel.element.classList.toggle('top', this.#choice !== null && top > innerHeight / 2);
    requestAnimationFrame(this.#draw);
  };
}
