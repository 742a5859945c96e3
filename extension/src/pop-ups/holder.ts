// Whether something that is not ours to hide has the page: a cookie dialog, a log-in, a picture seen in full. It then keeps its locks.

import { composedContains, composedParent } from '../content/composed-tree.ts';

/** Where a dialog would stand, as shares of the window: its middle first. */
const PLACES = [
  [0.5, 0.5],
  [0.5, 0.2],
  [0.5, 0.85],
  [0.2, 0.5],
  [0.8, 0.5],
] as const;
const DIALOG = '[role=dialog],[role=alertdialog],[aria-modal=true],dialog';
const MATTER = 'img,svg,video,canvas,iframe,input,button';

/** `article`: what there is to read; whatever it stands in is the page itself. Reads layout. */
export function isHeldByOther(article: Element | null): boolean {
  return PLACES.some(([x, y]) => {
    for (let at = elementAt(x * innerWidth, y * innerHeight); at && at !== document.body; at = composedParent(at)) {
      if (article && composedContains(at, article)) return false;
      if (isHolder(at)) return true;
    }
    return false;
  });
}

/** What stands at a point, shadow trees included as far as they are open. */
function elementAt(x: number, y: number): Element | null {
  let found = document.elementFromPoint(x, y);
  for (let inner = found; inner; ) {
    inner = found?.shadowRoot?.elementFromPoint(x, y) ?? null;
    if (inner === found) break;
    found = inner ?? found;
  }
  return found;
}

function isHolder(element: Element): boolean {
  const { position } = getComputedStyle(element);
  const isDialog = element.matches(DIALOG);
  if (position !== 'fixed' && !(position === 'absolute' && isDialog)) return false;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const isInTheMiddle =
    left < innerWidth / 2 && right > innerWidth / 2 && top < innerHeight / 2 && bottom > innerHeight / 2;
  // A layer that shows nothing was left behind.
  return (
    (isDialog || isInTheMiddle) && (/\S/.test(element.textContent ?? '') || element.querySelector(MATTER) !== null)
  );
}
