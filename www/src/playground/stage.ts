// The page in its frame. The frame allows no script and its policy no request; what is drawn into it is drawn from outside.

import type { PlaygroundPage } from '#playground';
import { OUTLINE } from './outline.ts';

/** Only what stands in the file itself: its style, and pictures and letters that are written into it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
const EMPTY = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>The page</title>`;

/** In pixels, with the outline below it. */
const BADGE_HEIGHT = 28;

/** What is outlined, and how: the words of the style sheet in outline.ts. */
export interface Outline {
  element: number;
  mark: string;
  /** What stands at its corner; nothing of a remnant. */
  badge: string | null;
  /** The class of the badge. */
  kind: string;
}

export class Stage {
  readonly #page: PlaygroundPage;
  readonly #frame: HTMLIFrameElement;
  readonly #badges: HTMLElement;
  readonly #ending = new AbortController();
  #outlines: readonly Outline[] = [];
  #chosen: number | null = null;

  private constructor(page: PlaygroundPage, frame: HTMLIFrameElement, badges: HTMLElement) {
    this.#page = page;
    this.#frame = frame;
    this.#badges = badges;
  }

  /** Shows a page in a fresh frame. `press` is told the element of the outline that was pressed. */
  static async show(
    page: PlaygroundPage,
    place: HTMLElement,
    badges: HTMLElement,
    press: (element: number) => void,
  ): Promise<Stage> {
    const frame = document.createElement('iframe');
    frame.sandbox.add('allow-same-origin');
    frame.title = 'The page that you chose, outlined';
    frame.srcdoc = EMPTY;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    place.replaceChildren(frame);
    await loaded;
    const inside = frame.contentDocument;
    if (!inside) throw new Error('this browser does not let the page be drawn upon');
    page.show_in(inside, OUTLINE);
    const stage = new Stage(page, frame, badges);
    stage.#watch(inside, press);
    return stage;
  }

  /** Ends it: another page takes its place. */
  close(): void {
    this.#ending.abort();
    this.#page.free();
  }

  /** Outlines these elements and no others. */
  outline(outlines: readonly Outline[]): void {
    for (const { element } of this.#outlines) this.#page.mark(element, '');
    this.#outlines = outlines;
    this.#mark();
  }

  /** Shows the page with its outlines, or as it would be read. */
  view(name: string): void {
    this.#frame.contentDocument?.documentElement.setAttribute('clearcolumn-view', name);
    this.#badges.hidden = name === 'cleared';
    this.#place();
  }

  /** Brings an outlined element into view. */
  choose(element: number): void {
    this.#chosen = element;
    this.#mark();
    // Smooth scrolling is the reader's to choose, and this frame has no style of its own to ask for it.
    this.#page.element(element)?.scrollIntoView({ block: 'center' });
    this.#place();
  }

  #mark(): void {
    for (const { element, mark } of this.#outlines)
      this.#page.mark(element, element === this.#chosen ? `${mark} chosen` : mark);
    this.#badges.replaceChildren(
      ...this.#outlines
        .filter(({ badge }) => badge !== null)
        .map(({ element, badge, kind }) => {
          const label = document.createElement('span');
          label.className = `badge ${kind}`;
          label.textContent = badge;
          label.dataset.element = String(element);
          return label;
        }),
    );
    this.#place();
  }

  /** Puts each badge to the corner of its element, where that is on view. */
  #place(): void {
    for (const badge of this.#badges.children) {
      const label = badge as HTMLElement;
      const box = this.#page.element(Number(label.dataset.element))?.getBoundingClientRect();
      label.hidden = !box || box.width === 0 || box.height === 0;
      if (!box || label.hidden) continue;
      // Above its element; a tall one keeps its badge on view as long as it is itself.
      const top = Math.min(Math.max(box.top - BADGE_HEIGHT, 0), box.bottom - BADGE_HEIGHT);
      label.style.insetBlockStart = `${top}px`;
      label.style.insetInlineStart = `${Math.max(box.left, 2)}px`;
    }
  }

  #watch(inside: Document, press: (element: number) => void): void {
    const { signal } = this.#ending;
    const place = (): void => this.#place();
    inside.addEventListener('scroll', place, { capture: true, passive: true, signal });
    const sizes = new ResizeObserver(place);
    sizes.observe(this.#frame);
    sizes.observe(inside.documentElement);
    signal.addEventListener('abort', () => sizes.disconnect());
    inside.addEventListener(
      'click',
      (event) => {
        event.preventDefault();
        for (let at = event.target as Element | null; at; at = at.parentElement) {
          const found = this.#outlines.find(
            ({ element, badge }) => badge !== null && this.#page.element(element) === at,
          );
          if (found) return press(found.element);
        }
      },
      { signal },
    );
  }
}
