// One document from its first look to its last: looks, asks the engine, and lets the hands act on an answer that still fits.

import type { Judgement, Measurement } from '../shared/engine-types.ts';
import type { Addition, DocumentState, Failure, Requests, Result } from '../shared/protocol.ts';
import { send, UNREACHABLE } from '../shared/send.ts';
import { Eyes, type Look } from './eyes.ts';
import { isFrame, isLargeEnough } from './frames.ts';
import { Hands } from './hands.ts';
import type { Hold } from './hold.ts';
import { Identities } from './identity.ts';
import type { Lifetime } from './lifetime.ts';
import { Marks } from './marks.ts';
import { Measurements, viewport } from './measure.ts';
import type { Reader } from './reader.ts';
import type { FrameKeeper, HostKeeper } from './resident.ts';
import { Route } from './route.ts';
import { TooLarge } from './snapshot-writer.ts';
import { FLAG } from './vocabulary-numbers.ts';
import { Watch, type Weight } from './watch.ts';
import { weigh } from './weigh.ts';

/** The engine may ask for measurements more than once, but not for ever. */
const ROUNDS = 3;

// What a failure means for this document. Any other failure is the engine's.
const STATES = new Map<string, DocumentState>([
  ['limit-exceeded', 'too-large'],
  // This copy is older than the background: the page must be loaded anew.
  ['unsupported-version', 'reload-needed'],
  ['unknown-kind', 'reload-needed'],
  ['bad-message', 'reload-needed'],
]);

/** What the background says to a document that greets it. */
export type Greeting = Requests['document.hello']['response'];

const need = (script: Addition): void => void send('document.needs', { script });

export class Session {
  readonly hands: Hands;
  readonly marks: Marks;
  /** What `frames.js` has brought, if this document or one of its frames needed it. */
  frames: FrameKeeper | null = null;
  readonly #lifetime: Lifetime;
  readonly #hold: Hold;
  readonly #reader: Reader;
  readonly #eyes: Eyes;
  readonly #watch: Watch;
  readonly #route: Route;
  #late: HostKeeper | null = null;
  readonly #measurements: Measurements;
  #on: boolean;
  /** Whether there is enough of the page to look at. */
  #hasBegun = false;
  #state: DocumentState;
  /** Grows with every turn of the switch. An answer to a question from before does not count. */
  #turn = 0;
  #isAsking = false;
  #again: Weight | null = null;
  #reported = '';

  constructor(lifetime: Lifetime, hold: Hold, reader: Reader, { marker, on }: Greeting) {
    this.#lifetime = lifetime;
    this.#hold = hold;
    this.#on = on;
    this.#state = on ? 'active' : 'off';
    if (!on) hold.end();
    this.marks = new Marks(marker);
    const hands = new Hands(this.marks, reader, () => need('pop-ups'));
    this.hands = hands;
    this.#reader = reader;
    reader.onTarget = (target) => hands.releaseFor(target) && this.#watch.ask('now');
    this.#measurements = new Measurements((element) => hands.hiddenAround(element) !== null);
    this.#eyes = new Eyes(new Identities());
    const { marks } = this;
    const onRecords = (records: MutationRecord[]): Weight | null => {
      if (!lifetime.isAlive) return null;
      lifetime.keepHearing();
      this.#follow();
      const weight = weigh(records, { marks, hands, reader });
      if (weight === 'now') this.#tellParent();
      if (weight === 'now' || !hands.isIdle) this.#report();
      return weight;
    };
    this.#watch = new Watch(lifetime, marker, onRecords, () => void this.look());
    this.#route = new Route(lifetime.signal, () => lifetime.isAlive && this.#follow());
    // The reader may open what is hidden without a change of any attribute: by a box to tick, by the button of a popover.
    for (const type of ['change', 'toggle']) lifetime.hear(type, () => hands.stir(false));
    for (const type of isFrame ? ['load', 'resize'] : ['load']) lifetime.hear(type, () => this.#watch.ask('later'));
    lifetime.atEnd(() => hands.releaseAll());
  }

  /** The switch of the page's site, or of the whole extension. */
  set on(on: boolean) {
    if (on === this.#on) return;
    this.#on = on;
    this.#turn += 1;
    if (on) this.#wake();
    else this.#rest('off');
  }

  /** The reader wants other things hidden. What is hidden stays so until the answer to the new question has come. */
  reconsider(): void {
    if (!this.#on || this.#state !== 'active') return;
    this.#turn += 1;
    this.hands.reconsider();
    if (isLargeEnough()) {
      void this.look();
      return;
    }
    // A frame that went with all it holds has no size to be judged at. Shown, it has: that is another look.
    this.hands.releaseAll();
    this.#settle();
  }

  /** What the reader called wrong is judged as if that had never been said. */
  forgetCorrections(): void {
    this.hands.forgetWrong();
    this.reconsider();
  }

  /** From here on the page is looked at. */
  begin(): void {
    this.#hasBegun = true;
    if (this.#on) this.#wake();
  }

  /** `late-hosts.js` has come. */
  useHosts(make: (onCome: () => void) => HostKeeper): void {
    if (this.#late) return;
    this.#late = make(() => this.#watch.ask('soon'));
    // Mostly the look for which the end of loading asks anyway.
    this.#watch.ask('later');
  }

  /** `frames.js` has come. */
  useFrames(keeper: FrameKeeper): void {
    this.frames = keeper;
    keeper.tell();
  }

  /** Tells the background where this document stands, if that is news. */
  announce(): void {
    this.#reported = '';
    this.#report();
  }

  async look(): Promise<void> {
    // A frame whose element is hidden has no size. What it holds was judged while it had one.
    if (!this.#on || !this.#hasBegun || !this.#lifetime.isAlive || !isLargeEnough()) return;
    if (this.#isAsking) {
      this.#again = 'now';
      return;
    }
    this.#isAsking = true;
    this.#again = null;
    const turn = this.#turn;
    try {
      const start = performance.now();
      const isWhole = document.readyState !== 'loading';
      const pending = this.#hold.pending;
      const look = this.#see();
      this.#watch.paid(performance.now() - start);
      this.#watch.add(look.roots);
      this.#expect(look.hollow);
      if (look.empty && this.hands.isIdle) return;
      const answer = await this.#ask(look);
      // The switch went off and perhaps on again meanwhile.
      if (turn !== this.#turn) return;
      if (answer.ok) this.#act(answer.value, look, pending, isWhole);
      else this.#fail(answer.error);
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      this.#rest('too-large');
    } finally {
      this.#isAsking = false;
      this.#report();
      if (this.#again) this.#watch.ask(this.#again);
    }
  }

  /** The reader wants a block back. */
  show(id: number): void {
    this.hands.show(id, 'now');
    this.#settle();
  }

  /** Hiding a block was wrong: shows it, and hands over the page as a report needs it. */
  wrong(id: number): Uint8Array | null {
    if (!this.hands.show(id, 'wrong')) return null;
    this.#settle();
    return this.#see().bytes;
  }

  /** The page as it is, for what is offered to be hidden. */
  portray(): Look {
    return this.#see();
  }

  /** The reader looks behind the curtain, or has looked enough. */
  peek(on: boolean): void {
    this.hands.peek(on);
    this.#settle();
  }

  /** The reader thought better of it. */
  hideAgain(id: number): void {
    this.hands.hideAgain(id);
    void this.look();
  }

  #act(judgement: Judgement, look: Look, pending: readonly Element[], isWhole: boolean): void {
    if (judgement.revision !== look.revision) return;
    // First, because the hands ask for place and look.
    const hidden = judgement.blocks.flatMap(({ element }) => look.find(element) ?? []);
    this.#hold.settle(pending, hidden, isWhole);
    this.#state = 'active';
    this.hands.apply(judgement, look.find);
    this.#route.reads(this.hands.view.articles[0] ?? null);
    this.#settle();
    this.#follow();
  }

  /** Whether the page has become another one meanwhile. What was found on the one before says nothing of this one. */
  #follow(): void {
    const hasMoved = this.#route.hasMoved();
    if (this.#route.hasTurned()) {
      this.#reader.arrive();
      this.hands.arrive();
      this.#turn += 1;
      this.#watch.ask('now');
    } else if (hasMoved) this.#watch.ask('soon');
  }

  /** Custom elements of which nothing is there yet. */
  #expect(hollow: readonly Element[]): void {
    if (this.#late) this.#late.expect(hollow);
    else if (hollow.some((host) => !host.matches(':defined'))) need('late-hosts');
  }

  /** A frame in which something is hidden may have nothing left. */
  #tellParent(): void {
    if (this.frames) this.frames.tell();
    else if (isFrame && !this.hands.isIdle) need('frames');
  }

  #settle(): void {
    this.#tellParent();
    this.#report();
  }

  #see(): Look {
    const { hands } = this;
    const reader = this.#reader;
    this.#lifetime.keepHearing();
    reader.findTarget();
    if (hands.isIdle && !reader.hasFlags) return this.#eyes.look(null);
    return this.#eyes.look((element) => reader.flagsOf(element) | (hands.isHidden(element) ? FLAG.hiddenByUs : 0));
  }

  async #ask(look: Look): Promise<Result<Judgement>> {
    let measurements: Measurement[] = [];
    const { sheet } = this.#hold;
    for (let round = 1; ; round++) {
      const marker = this.marks.wanted;
      const answer = await send('document.judge', {
        snapshot: look.bytes,
        measurements,
        viewport: viewport(),
        marker,
      });
      if (answer.ok && answer.value.blocks.length > 0) this.marks.prepare(marker);
      if (!answer.ok || answer.value.wanted.length === 0 || round === ROUNDS) return answer;
      // What is held has neither its place nor its look.
      sheet.disabled = true;
      measurements = answer.value.wanted.flatMap((identity) => {
        const element = look.find(identity);
        return element?.isConnected ? [this.#measurements.of(element, identity)] : [];
      });
      sheet.disabled = !this.#on;
    }
  }

  #fail({ code }: Failure): void {
    if (code === UNREACHABLE) {
      // The background is being replaced. The next change of the page asks again.
      this.hands.releaseStale();
      return;
    }
    if (code === 'switched-off') this.on = false;
    else this.#rest(STATES.get(code) ?? 'engine-failed');
  }

  #wake(): void {
    this.#state = 'active';
    if (!this.#hasBegun) return;
    this.#watch.start();
    void this.look();
  }

  /** Leaves the page as it was, and watches it no more. */
  #rest(state: DocumentState): void {
    this.#state = state;
    this.#watch.stop();
    this.#late?.stop();
    this.#hold.end();
    this.hands.releaseAll();
    this.#settle();
  }

  #report(): void {
    const blocks = this.hands.summaries();
    const report = JSON.stringify([this.#state, blocks]);
    if (report === this.#reported) return;
    this.#reported = report;
    void send('document.state', { state: this.#state, blocks });
  }
}
