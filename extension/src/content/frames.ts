// Whether a frame is large enough to show anything. Most are not: they count, sell and follow.

import type { Lifetime } from './lifetime.ts';

/** A frame smaller than this shows nothing that could be read, in CSS pixels. */
const SMALLEST = { width: 100, height: 30 };

export const isFrame = window !== window.top;

/** Whether a reader could read anything here. A page of its own always counts as large. */
export const isLargeEnough = (): boolean =>
  !isFrame || (innerWidth >= SMALLEST.width && innerHeight >= SMALLEST.height);

export async function untilLargeEnough(lifetime: Lifetime): Promise<void> {
  if (isLargeEnough()) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const check = (): void => {
    if (isLargeEnough()) resolve();
  };
  for (const type of ['resize', 'load']) lifetime.hear(type, check);
  // A frame gets its first size without an event, so its root is watched too. A page may replace the root.
  const observer = new ResizeObserver(check);
  observer.observe(document.documentElement);
  await promise;
  observer.disconnect();
}
