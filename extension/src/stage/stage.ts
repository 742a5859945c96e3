// The one element that peek or the picker puts into a page: in the top layer, above whatever the page has there, with a closed shadow root. Its
// inline styles are the last word, so that no style sheet of the page reaches it.

const STYLE: Record<string, string> = {
  all: 'initial',
  position: 'fixed',
  inset: '0',
  width: '100%',
  height: '100%',
  'max-width': 'none',
  'max-height': 'none',
  margin: '0',
  border: '0',
  padding: '0',
  overflow: 'hidden',
  background: 'none',
  display: 'block',
  'pointer-events': 'none',
  'color-scheme': 'light dark',
  'z-index': '2147483647',
};

export class Stage {
  readonly root: ShadowRoot;
  readonly #host: HTMLElement;

  constructor(styles: string) {
    this.#host = document.createElement('div');
    for (const [name, value] of Object.entries(STYLE)) this.#host.style.setProperty(name, value, 'important');
    this.#host.popover = 'manual';
    this.root = this.#host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    this.root.adoptedStyleSheets = [sheet];
    document.documentElement.append(this.#host);
    this.keep();
  }

  /** Stays on top. Answers whether it is still there at all: a page may take it out. */
  keep(): boolean {
    if (!this.#host.isConnected) return false;
    if (!this.#host.matches(':popover-open')) this.#host.showPopover();
    return true;
  }

  /** Whether an element is this one, which the page sees as the target of all that happens on it. */
  is(element: Element): boolean {
    return element === this.#host;
  }

  remove(): void {
    this.#host.remove();
  }
}
