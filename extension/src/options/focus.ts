// Keeps the reader's place: what had the focus may be gone when the page has been drawn again.

/** Draws, and where that took the focus away, gives it to the next best thing of the same section. */
export function keepingFocus(draw: () => void): void {
  const focused = document.activeElement;
  const section = focused?.closest('section');
  draw();
  const isLost = document.activeElement === document.body || document.activeElement?.checkVisibility() === false;
  if (!section || !isLost) return;
  const next = [...section.querySelectorAll<HTMLElement>('button, input, summary')].find((element) =>
    element.checkVisibility(),
  );
  next?.focus();
  if (next) return;
  const heading = section.querySelector('h2');
  if (heading) heading.tabIndex = -1;
  heading?.focus();
}
