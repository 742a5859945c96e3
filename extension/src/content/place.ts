// What is being read stays where it is when something above it goes. Browsers see to that themselves, unless the page has switched it off
// or an element around the text changes its padding.

import { composedContains } from './composed-tree.ts';

/** Where the reader's eyes may be, as shares of the window's height. */
const HEIGHTS = [0.5, 0.4, 0.6, 0.3, 0.7];

/** Whether the browser itself keeps the place. */
export const isKeptByBrowser = (): boolean =>
  [document.documentElement, document.body].every(
    // There is no body between two bodies.
    (element) => !element || getComputedStyle(element).overflowAnchor !== 'none',
  );

/** The fraction of a pixel by which the page should have been scrolled further. Pages are scrolled by whole pixels of the screen. */
let owed = 0;

/** Does what changes `parts` of the page, and scrolls by as much as that has moved the text. Reads layout. */
export function keepPlace(parts: ReadonlySet<Element>, change: () => void): void {
  const anchor = scrollY > 0 ? anchorBeside([...parts]) : undefined;
  const before = anchor?.getBoundingClientRect().top ?? 0;
  change();
  const drift = anchor?.isConnected ? anchor.getBoundingClientRect().top - before : 0;
  if (drift === 0) return;
  const wanted = drift + owed;
  // Chromium rounds a half up, whichever way it goes. Rounded alike in both directions, what the page had moved comes back to its place.
  const pixels = Math.sign(wanted) * Math.round(Math.abs(wanted) * devicePixelRatio);
  const from = scrollY;
  scrollBy({ top: pixels / devicePixelRatio, behavior: 'instant' });
  // Whole pixels are missing only where the page ends.
  owed = (wanted - scrollY + from) % 1;
}

/** An element in the window that neither holds nor is in any of the parts. */
function anchorBeside(parts: readonly Element[]): Element | undefined {
  for (const height of HEIGHTS) {
    const found = document.elementFromPoint(innerWidth / 2, innerHeight * height);
    if (found && !parts.some((part) => composedContains(found, part) || composedContains(part, found))) return found;
  }
  return undefined;
}
