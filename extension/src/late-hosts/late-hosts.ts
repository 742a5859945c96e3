// Custom elements of which nothing is there yet. What they show once their class has come stands in a root of its own, and that is no
// mutation of the page. Neither browser tells a content script of it, so it is noticed by what follows: the page grows, or the reader
// moves on.

import type { Lifetime } from '../content/lifetime.ts';
import type { HostKeeper } from '../content/resident.ts';

/** A page with more of them waits for other reasons to be looked at. */
const MOST = 20;

export class LateHosts implements HostKeeper {
  readonly #onCome: () => void;
  readonly #lifetime: Lifetime;
  #end: AbortController | null = null;

  constructor(lifetime: Lifetime, onCome: () => void) {
    this.#lifetime = lifetime;
    this.#onCome = onCome;
  }

  expect(hosts: readonly Element[]): void {
    this.stop();
    const undefinedHosts = hosts.filter((host) => !host.matches(':defined')).slice(0, MOST);
    if (undefinedHosts.length === 0) return;
    const waiting = undefinedHosts.map((host) => new WeakRef(host));
    this.#end = new AbortController();
    const signal = AbortSignal.any([this.#end.signal, this.#lifetime.signal]);
    const check = (): void => {
      if (!waiting.some((host) => host.deref()?.matches(':defined'))) return;
      this.stop();
      this.#onCome();
    };
    const observer = new ResizeObserver(check);
    signal.addEventListener('abort', () => observer.disconnect());
    for (const host of undefinedHosts) if (host.parentElement) observer.observe(host.parentElement);
    for (const type of ['scroll', 'pointerover'])
      addEventListener(type, check, { capture: true, passive: true, signal });
  }

  stop(): void {
    this.#end?.abort();
    this.#end = null;
  }
}
