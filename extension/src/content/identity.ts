// Numbers for elements. A number never changes and is never used twice while the document lives.
//
// A weak map of all elements costs a first look as much as a third of its walk. So a look only lists the elements that it meets. The
// next one mostly meets the same in the same order; only when it does not, and for those that it no longer meets, the map is written.

export class Identities {
  /** What the current look has met, with its numbers. */
  #elements: Element[] = [];
  #numbers: number[] = [];
  /** The same of the look before, and how much of it the current look has met. */
  #before: Element[] = [];
  #numbersBefore: number[] = [];
  #met = 0;
  #elsewhere: WeakMap<Element, number> | null = null;
  #last = 0;

  /** A new look begins. Answers how to find the elements that it is going to meet. */
  begin(): (identity: number) => Element | null {
    this.#scatter();
    this.#before = this.#elements;
    this.#numbersBefore = this.#numbers;
    this.#met = 0;
    const elements: Element[] = [];
    const numbers: number[] = [];
    this.#elements = elements;
    this.#numbers = numbers;
    return (identity) => elements[numbers.indexOf(identity)] ?? null;
  }

  /** The look is over. What the page has taken out since the look before is not kept alive by us. */
  end(): void {
    this.#scatter();
  }

  of(element: Element): number {
    const isFirst = this.#elsewhere === null && this.#before.length === 0;
    const number = (isFirst ? undefined : this.#known(element)) ?? ++this.#last;
    this.#elements.push(element);
    this.#numbers.push(number);
    return number;
  }

  #known(element: Element): number | undefined {
    const met = this.#met;
    if (met < this.#before.length) {
      if (this.#before[met] === element) {
        this.#met = met + 1;
        return this.#numbersBefore[met];
      }
      this.#scatter();
    }
    return this.#elsewhere?.get(element);
  }

  /** What of the look before has not been met where it was expected may turn up anywhere, in this look or in a later one. */
  #scatter(): void {
    for (let at = this.#met; at < this.#before.length; at++) {
      this.#elsewhere ??= new WeakMap();
      this.#elsewhere.set(this.#before[at] as Element, this.#numbersBefore[at] as number);
    }
    this.#before = [];
    this.#numbersBefore = [];
  }
}
