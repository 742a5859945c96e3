// Numbers for elements. A number never changes and is never used twice while the document lives.

export class Identities {
  readonly #numbers = new WeakMap<Element, number>();
  #last = 0;

  of(element: Element): number {
    const known = this.#numbers.get(element);
    if (known !== undefined) return known;
    this.#last += 1;
    this.#numbers.set(element, this.#last);
    return this.#last;
  }
}
