// The digest of an element's content, by which a verdict that arrives late is recognised as stale. The engine computes the same.

import { isEditor } from './attributes.ts';
import { type Visitor, walk } from './composed-tree.ts';
import { isBlank, keptText, trim } from './text-rules.ts';

// FNV-1a over 32 bits.
const OFFSET_BASIS = 2166136261;
const PRIME = 16777619;
const TEXT_BEGINS = 256;

class Digest implements Visitor {
  value = OFFSET_BASIS;
  // The space that the eyes put before a text counts for where the text is cut.
  #spaceBefore = false;

  enter(element: Element, tag: number): boolean {
    this.#spaceBefore = false;
    this.#mix(tag);
    return !isEditor(element);
  }

  leave(): void {}

  host(): void {}

  text(data: string): void {
    if (isBlank(data)) {
      if (data !== '') this.#spaceBefore = true;
      return;
    }
    const text = trim(keptText(data, this.#spaceBefore));
    this.#spaceBefore = false;
    this.#mix(TEXT_BEGINS);
    for (let at = 0; at < text.length; at++) this.#mix(text.charCodeAt(at));
  }

  #mix(unit: number): void {
    this.value = Math.imul(this.value ^ unit, PRIME);
  }
}

export function digestOf(element: Element): number {
  const digest = new Digest();
  walk(element, digest);
  return digest.value >>> 0;
}
