// Outlines over the page and a panel beside it. Drawn anew with every frame while it is open, because pages move.

import type { Resident } from '../content/resident.ts';
import type { Session } from '../content/session.ts';
import { make, setChildren } from '../shared/elements.ts';
import { type Block, READERS_CHOICE } from '../shared/engine-types.ts';
import type { Result } from '../shared/protocol.ts';
import { send } from '../shared/send.ts';
import { counted, failureText, text } from '../shared/words.ts';
import { button } from '../stage/button.ts';
import { Stage } from '../stage/stage.ts';
import { Outlines } from './outlines.ts';
import { type Row, row } from './row.ts';
import { STYLES } from './styles.ts';

export class Peek {
  readonly kind = 'peek';
  readonly #session: Session;
  readonly #stage: Stage;
  readonly #outlines = new Outlines();
  readonly #list = make('ol', {});
  readonly #headline = make('h1', { tabIndex: -1 });
  readonly #kept = make('div', { className: 'kept', hidden: true });
  readonly #trouble = make('p', { className: 'trouble', hidden: true });
  readonly #end = new AbortController();
  readonly #onClose: () => void;
  readonly #formerFocus = document.activeElement;
  /** By the identity of the block's element. */
  #rows = new Map<number, Row>();
  #drawn = '';

  constructor(session: Session, { lifetime, front }: Resident, onClose: () => void) {
    this.#session = session;
    this.#onClose = onClose;
    this.#stage = new Stage(STYLES, front, {
      key: (event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopImmediatePropagation();
        this.close();
      },
    });
    const panel = make(
      'section',
      { className: 'panel' },
      make(
        'header',
        {},
        this.#headline,
        button(text('peek_close'), () => this.close()),
      ),
      make('p', { className: 'quiet', textContent: text('peek_help') }),
      this.#trouble,
      this.#kept,
      this.#list,
    );
    this.#stage.top.setAttribute('aria-label', text('peek_title'));
    panel.lang = chrome.i18n.getUILanguage();
    panel.dir = text('@@bidi_dir') || 'ltr';
    this.#trouble.setAttribute('role', 'alert');
    this.#kept.setAttribute('role', 'status');
    this.#stage.top.append(this.#outlines.element, panel);
    const { signal } = this.#end;
    lifetime.signal.addEventListener('abort', () => this.close(), { once: true, signal });
    session.peek(true);
    this.#draw();
    this.#headline.focus({ preventScroll: true });
  }

  close(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#stage.remove();
    this.#session.peek(false);
    if (this.#formerFocus instanceof HTMLElement && this.#formerFocus !== document.body)
      this.#formerFocus.focus({ preventScroll: true });
    this.#onClose();
  }

  readonly #draw = (): void => {
    if (this.#end.signal.aborted) return;
    if (!this.#stage.keep()) {
      this.close();
      return;
    }
    const { articles, blocks } = this.#session.hands.view;
    this.#outlines.draw(articles, blocks);
    // Only where a block has come or gone, and not with every frame: a page that moves is judged again and again, and with each reason that comes or
    // goes a button would move away under the reader's pointer.
    const state = JSON.stringify(blocks.map(({ block }) => block.element));
    if (state !== this.#drawn) {
      this.#drawn = state;
      this.#headline.textContent = blocks.length === 0 ? text('count_none') : counted('count', blocks.length);
      const before = this.#rows;
      this.#rows = new Map();
      for (const [at, { element, block }] of blocks.entries()) {
        const kept =
          before.get(block.element) ??
          row({
            show: () => this.#session.show(block.element),
            keep: () => void this.#keep(block.element),
            find: () => element.scrollIntoView({ block: 'center' }),
          });
        kept.draw(at + 1, block);
        this.#rows.set(block.element, kept);
      }
      setChildren(
        this.#list,
        [...this.#rows.values()].map(({ item }) => item),
      );
    }
    requestAnimationFrame(this.#draw);
  };

  /** Shows a block for good on this site. */
  async #keep(id: number): Promise<void> {
    // As it is now: it may have been judged anew since its row was made.
    const found = this.#session.hands.view.blocks.find(({ block }) => block.element === id);
    const answer = await send('document.wrong', { id });
    this.#tell(answer);
    if (answer.ok && found) this.#offerReport(found.block);
    this.#headline.focus({ preventScroll: true });
  }

  /** A report is kept, unless nothing may be kept or the reader's own choice was taken back. */
  #offerReport({ fingerprint, evidence }: Block): void {
    const isKept = !chrome.extension.inIncognitoContext && evidence[0]?.signal !== READERS_CHOICE;
    this.#kept.hidden = !isKept;
    if (!isKept) return;
    const report = button(text('report_open'), async () => {
      this.#tell(await send('document.report', { fingerprint }));
    });
    report.className = 'link';
    this.#kept.replaceChildren(make('span', { className: 'quiet', textContent: text('pick_report_kept') }), report);
  }

  #tell(answer: Result<unknown>): void {
    this.#trouble.hidden = answer.ok;
    this.#trouble.textContent = answer.ok ? '' : failureText(answer.error, 'action_failed');
  }
}
