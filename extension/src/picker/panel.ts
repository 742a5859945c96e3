// What the reader reads and presses while choosing.

import { make } from '../shared/elements.ts';
import type { Offer } from '../shared/engine-types.ts';
import type { Failure } from '../shared/protocol.ts';
import { blockName, failureText, text } from '../shared/words.ts';
import { button } from '../stage/button.ts';

/** Confidence from which it is worth saying what the engine takes a block for. */
const WORTH_SAYING = 0.2;

interface Deeds {
  larger(): void;
  smaller(): void;
  hide(): void;
  undo(): void;
  report(): void;
  close(): void;
}

export class Panel {
  readonly element = make('section', { className: 'panel' });
  readonly #headline = make('h1', { tabIndex: -1, textContent: text('pick_title') });
  readonly #help = make('p', { className: 'quiet', textContent: text('pick_help') });
  readonly #status = make('p', { className: 'status' });
  readonly #choosing: HTMLElement;
  readonly #done: HTMLElement;
  readonly #hide: HTMLButtonElement;
  readonly #report: HTMLButtonElement;

  constructor(deeds: Deeds) {
    this.#hide = button(text('pick_hide'), deeds.hide);
    this.#hide.className = 'main';
    this.#choosing = make(
      'div',
      { className: 'deeds' },
      this.#hide,
      button(text('pick_larger'), deeds.larger),
      button(text('pick_smaller'), deeds.smaller),
      button(text('pick_cancel'), deeds.close),
    );
    this.#report = button(text('report_open'), deeds.report);
    this.#report.className = 'link';
    this.#done = make(
      'div',
      { className: 'deeds', hidden: true },
      button(text('peek_close'), deeds.close),
      button(text('pick_undo'), deeds.undo),
      this.#report,
    );
    this.#status.setAttribute('role', 'status');
    const { element } = this;
    element.lang = chrome.i18n.getUILanguage();
    element.dir = text('@@bidi_dir') || 'ltr';
    element.append(this.#headline, this.#help, this.#status, this.#choosing, this.#done);
    this.choosing(null);
  }

  focus(): void {
    this.#headline.focus({ preventScroll: true });
  }

  /** What is outlined now. */
  choosing(offer: Offer | null): void {
    this.#show(true);
    this.#hide.disabled = offer === null || offer.refusal !== null;
    this.#status.classList.toggle('refused', offer !== null && offer.refusal !== null);
    if (offer === null) this.#say(text('pick_nothing'));
    else if (offer.refusal !== null) this.#say(text(`pick_refused_${offer.refusal}`));
    else if (offer.confidence >= WORTH_SAYING) this.#say(text('pick_known', blockName({ ...offer, overlay: false })));
    else this.#say(text('pick_unknown'));
  }

  /** It is hidden. The headline says so, and is read out because it has the focus. */
  done(isReported: boolean): void {
    this.#show(false);
    this.#report.hidden = !isReported;
    this.#headline.textContent = text('pick_done');
    this.#status.hidden = !isReported;
    this.#status.classList.add('kept');
    this.#say(isReported ? text('pick_report_kept') : '');
    this.focus();
  }

  failed(failure?: Failure): void {
    this.#status.hidden = false;
    this.#say(failure ? failureText(failure, 'action_failed') : text('action_failed'));
  }

  #show(isChoosing: boolean): void {
    this.#help.hidden = !isChoosing;
    this.#choosing.hidden = !isChoosing;
    this.#done.hidden = isChoosing;
  }

  /** Unchanged text is not written, or a screen reader would say it again. */
  #say(words: string): void {
    if (this.#status.textContent !== words) this.#status.textContent = words;
  }
}
