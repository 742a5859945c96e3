// Do what a verdict says, and undo it exactly. They hide by style alone; no node is removed or moved.

import type { Block, Judgement } from '../shared/engine-types.ts';
import { HIDE } from '../shared/hiding-style.ts';
import type { BlockSummary } from '../shared/protocol.ts';
import { composedContains, composedParent } from './composed-tree.ts';
import { digestOf } from './digest.ts';
import { isFrame } from './frames.ts';
import type { Marks } from './marks.ts';
import { isSeen, isThere } from './measure.ts';
import { NEVER } from './never.ts';
import { isKeptByBrowser, keepPlace } from './place.ts';
import type { Reader } from './reader.ts';
import type { HiddenPopUp, PopUpKeeper } from './resident.ts';

/** How often a block whose content changes is released before it is judged. After that it is judged where it is: a block with a
 * clock in it must not flicker for ever. */
const RELEASES = 3;
/** How often a block is hidden again after a verdict had dropped it. A page that swings is left alone. */
const SWINGS = 3;
/** The shortest time between two looks at what changed attributes have done, in milliseconds. */
const STIR_MS = 100;

interface Part {
  element: Element;
  digest: number;
}

interface Hidden extends HiddenPopUp {
  block: Block;
  element: Element;
  /** The element itself, first, and its remnants. */
  parts: readonly Part[];
  seen: boolean;
  shown: 'now' | 'wrong' | null;
  /** Its content changed, and it waits where it is for the next judgement. */
  stale: boolean;
}

export class Hands {
  readonly #marks: Marks;
  readonly #reader: Reader;
  readonly #wantPopUps: () => void;
  #popUps: PopUpKeeper | null = null;
  readonly #blocks = new Map<Element, Hidden>();
  readonly #frames = new Set<Element>();
  #releases = new WeakMap<Element, number>();
  #swings = new WeakMap<Element, number>();
  /** The article, and those that endless scrolling has put under it. */
  #articles: Element[] = [];
  #isPeeking = false;
  /** The next judgement answers another question than the one before. */
  #isReconsidering = false;
  #lastStir = NEVER;

  constructor(marks: Marks, reader: Reader, wantPopUps: () => void) {
    this.#marks = marks;
    this.#reader = reader;
    this.#wantPopUps = wantPopUps;
  }

  /** Brings the page in line with a final judgement: hides what it names, releases what it no longer names. */
  apply(judgement: Judgement, find: (identity: number) => Element | null): void {
    this.#articles = [judgement.article ?? [], judgement.further_articles ?? []]
      .flat()
      .map(find)
      .filter((element) => element !== null);
    const isSwing = !this.#isReconsidering;
    this.#isReconsidering = false;
    const named = new Map<Element, Hidden>();
    for (const block of judgement.blocks) {
      const element = find(block.element);
      const known = element ? this.#blocks.get(element) : undefined;
      if (!element || !this.#mayHide(element, block.digest)) continue;
      if (!known && ((this.#swings.get(element) ?? 0) >= SWINGS || this.#isWanted(element))) continue;
      const remnants = block.remnants
        .map((remnant) => ({ element: find(remnant.element), digest: remnant.digest }))
        .filter((part): part is Part => part.element !== null && this.#mayHide(part.element, part.digest));
      // A dialog that we closed does not look like a pop-up any more, but it still is one.
      const overlay = block.overlay || (known?.block.overlay ?? false);
      // Reads of style and layout for all blocks come before the first write.
      const seen = known?.seen || isSeen(element);
      const holds = overlay && (known?.holds || isThere(element));
      const parts = [{ element, digest: block.digest }, ...remnants];
      named.set(element, {
        block: { ...block, overlay },
        element,
        parts,
        seen,
        holds,
        shown: known?.shown ?? null,
        stale: false,
      });
    }
    for (const [element, known] of this.#blocks) {
      if (named.has(element)) continue;
      if (known.shown && element.isConnected) named.set(element, known);
      else if (!known.shown && isSwing) this.#swings.set(element, (this.#swings.get(element) ?? 0) + 1);
    }
    this.#replace(named);
    this.#lookAgain();
  }

  /** The settings have changed: what the next judgement drops is no swing of the page. */
  reconsider(): void {
    this.#isReconsidering = true;
  }

  /** The page has become another one. What stayed in place waits there for its judgement; nothing else is held against the new page. */
  arrive(): void {
    this.#isReconsidering = true;
    this.#releases = new WeakMap();
    this.#swings = new WeakMap();
    for (const [element, hidden] of this.#blocks) {
      if (hidden.shown === 'now') this.#blocks.delete(element);
      else hidden.stale = true;
    }
  }

  /** Releases everything: the switch went off, or nothing can be trusted any more. */
  releaseAll(): void {
    this.#frames.clear();
    this.#replace(new Map());
  }

  /** Shows everything for the reader to look at, pop-ups excepted, or hides it again. */
  peek(on: boolean): void {
    this.#isPeeking = on;
    this.#replace(new Map(this.#blocks));
  }

  /** What is hidden, or would be if nobody peeked, and where the articles stand. */
  get view(): { articles: readonly Element[]; blocks: readonly { element: Element; block: Block }[] } {
    const hidden = [...this.#blocks.values()].filter(({ shown }) => !shown);
    return {
      articles: this.#articles.filter((article) => article.isConnected),
      blocks: hidden,
    };
  }

  /** Shows a block again because the reader wants it. */
  show(identity: number, why: 'now' | 'wrong'): boolean {
    const hidden = this.#find(identity);
    if (hidden) this.#replace(new Map(this.#blocks).set(hidden.element, { ...hidden, shown: why }));
    return hidden !== undefined;
  }

  /** Takes back `show`. The next judgement hides the block again. */
  hideAgain(identity: number): void {
    const hidden = this.#find(identity);
    if (hidden) this.#blocks.delete(hidden.element);
  }

  /** Blocks whose hiding was called wrong are hidden again by the next judgement. */
  forgetWrong(): void {
    for (const [element, { shown }] of this.#blocks) if (shown === 'wrong') this.#blocks.delete(element);
  }

  /** The reader opened something or aimed at it: what is hidden there comes back. Answers whether anything was. */
  releaseFor(element: Element): boolean {
    const hidden = this.hiddenAround(element);
    if (!hidden) return false;
    this.#reader.markOpened(hidden.element);
    this.#drop(hidden);
    return true;
  }

  /** The page insists on showing it. */
  giveUp(element: Element): void {
    const hidden = this.hiddenAround(element);
    if (!hidden) return;
    this.#swings.set(hidden.element, SWINGS);
    this.#drop(hidden);
  }

  /**
   * The content of a hidden block may have changed. If so it is released until it is judged again, or waits for its judgement where
   * it is if that has happened too often. Answers whether a judgement is due.
   */
  contentChanged(hidden: Hidden): boolean {
    if (hidden.parts.every((part) => digestOf(part.element) === part.digest)) return false;
    const releases = this.#releases.get(hidden.element) ?? 0;
    this.#releases.set(hidden.element, releases + 1);
    if (releases < RELEASES) this.#drop(hidden);
    else hidden.stale = true;
    return true;
  }

  /** The judgement that changed blocks were waiting for will not come. */
  releaseStale(): void {
    for (const hidden of [...this.#blocks.values()]) if (hidden.stale) this.#drop(hidden);
  }

  /** The hidden block that an element stands in, or is a remnant of. */
  hiddenAround(node: Node): Hidden | null {
    if (this.#marks.isEmpty) return null;
    let marked: Element | null = null;
    for (let at: Element | null = node instanceof Element ? node : composedParent(node); at; at = composedParent(at)) {
      if (this.#marks.has(at, HIDE)) marked = at;
    }
    if (!marked) return null;
    const part = marked;
    return (
      [...this.#blocks.values()].find(({ parts, shown }) => !shown && parts.some(({ element }) => element === part)) ??
      null
    );
  }

  isHidden(element: Element): boolean {
    return this.#marks.has(element, HIDE);
  }

  /** Whether there may be something to say about a mutation. */
  get isIdle(): boolean {
    return this.#marks.isEmpty && this.#blocks.size === 0;
  }

  /**
   * Attributes changed on the page: something may have opened. Reads style, so a page that changes attributes all the time is not
   * followed at its pace; the next judgement looks in any case. `isHeld`: the page itself may be locked.
   */
  stir(isHeld: boolean): void {
    const now = performance.now();
    if (now - this.#lastStir < STIR_MS) return;
    this.#lastStir = now;
    this.#lookAgain();
    if (isHeld) this.#keepQuiet();
  }

  /** `pop-ups.js` has come. */
  usePopUps(popUps: PopUpKeeper): void {
    this.#popUps ??= popUps;
    this.#keepQuiet();
  }

  /** A pop-up tried to open, or the page changed around it: what it took is taken back again. */
  #keepQuiet(): void {
    const overlays = [...this.#blocks.values()].filter(({ block, shown }) => block.overlay && !shown);
    if (this.#popUps) this.#popUps.keepQuiet(overlays, this.#articles[0] ?? null);
    else if (overlays.length > 0) this.#wantPopUps();
  }

  /** Whether a reader would see by now what was hidden before it had shown itself. If the reader opened it, it comes back. */
  #lookAgain(): void {
    if (this.#isPeeking) return;
    for (const hidden of [...this.#blocks.values()]) {
      if (hidden.seen || hidden.shown || !hidden.element.isConnected) continue;
      // Off and on again within one task: nothing of it is painted.
      for (const { element } of hidden.parts) this.#marks.set(element, HIDE, false);
      hidden.seen = isSeen(hidden.element);
      hidden.holds ||= hidden.block.overlay && isThere(hidden.element);
      for (const { element } of hidden.parts) this.#marks.set(element, HIDE, true);
      if (hidden.seen && this.#reader.isAnswered) this.releaseFor(hidden.element);
    }
  }

  /** A child frame that is clutter through and through, hidden with its element. */
  hideFrame(frame: Element, on: boolean): void {
    if (on) this.#frames.add(frame);
    else this.#frames.delete(frame);
    this.#sync();
  }

  mayHideFrame(frame: Element): boolean {
    return !this.#reader.isUsing(frame);
  }

  summaries(): BlockSummary[] {
    return [...this.#blocks.values()].map(({ block, seen, shown }) => ({
      id: block.element,
      class: block.class,
      kind: block.kind,
      confidence: block.confidence,
      evidence: block.evidence,
      overlay: block.overlay,
      fingerprint: block.fingerprint,
      seen,
      shown,
    }));
  }

  #find(identity: number): Hidden | undefined {
    return [...this.#blocks.values()].find(({ block }) => block.element === identity);
  }

  /** Whether an element is a part of a block that the reader wants back, or holds one. */
  #isWanted(element: Element): boolean {
    return [...this.#blocks.values()].some(
      ({ element: other, shown }) => shown && (composedContains(other, element) || composedContains(element, other)),
    );
  }

  #mayHide(element: Element, digest: number): boolean {
    if (!element.isConnected || element === document.documentElement) return false;
    if (element === document.body && !isFrame) return false;
    if (this.#articles.some((article) => composedContains(element, article))) return false;
    return !this.#reader.isUsing(element) && digestOf(element) === digest;
  }

  #drop(hidden: Hidden): void {
    const left = new Map(this.#blocks);
    left.delete(hidden.element);
    this.#replace(left);
  }

  #replace(blocks: ReadonlyMap<Element, Hidden>): void {
    const before = [...this.#blocks.values()].filter(({ shown }) => !shown);
    this.#blocks.clear();
    for (const [element, hidden] of blocks) this.#blocks.set(element, hidden);
    let wanted: ReadonlySet<Element> = new Set();
    const sync = (): void => {
      wanted = this.#sync();
    };
    if (scrollY === 0 || isKeptByBrowser()) sync();
    else keepPlace(new Set([...before, ...this.#blocks.values()].flatMap(partsOf)), sync);
    for (const { parts } of before)
      for (const { element } of parts) if (!wanted.has(element)) this.#popUps?.open(element);
    for (const { element } of this.#blocks.values()) if (wanted.has(element)) this.#reader.giveFocusBack(element);
    this.#keepQuiet();
  }

  #sync(): Set<Element> {
    const wanted = new Set(this.#frames);
    for (const { block, parts, shown } of this.#blocks.values())
      if (!shown && !(this.#isPeeking && !block.overlay)) for (const { element } of parts) wanted.add(element);
    this.#marks.hideOnly(wanted);
    return wanted;
  }
}

const partsOf = ({ parts }: Hidden): Element[] => parts.map(({ element }) => element);
