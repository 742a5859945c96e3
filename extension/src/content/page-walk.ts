// The eyes' own walk, from the page to the columns of the table.
//
// A page is mostly read once, by code that the browser has not compiled yet. What counts then is the number of functions and of calls
// for each node: hence one large function over plain variables. It goes as `walk` of composed-tree.ts goes, and the contract tests hold
// the two together.

import { CODE, UNKEPT } from './attribute-bits.ts';
import { DATA, dataAttributes, flagOf, keptValue, NAMES } from './attributes.ts';
import { closedRootOf } from './composed-tree.ts';
import {
  data,
  firstChild,
  getAttribute,
  getAttributeNames,
  localName,
  nextSibling,
  nodeType,
  shadowRoot,
} from './dom.ts';
import type { Identities } from './identity.ts';
import { type Table, TooLarge } from './snapshot-writer.ts';
import { CLOSED, HOST, MATTER, OTHER, SKIPPED } from './tag-kinds.ts';
import { cut, isBlank } from './text-rules.ts';
import { ATTRIBUTE, kindOf, SLOT, tagOf } from './vocabulary.ts';
import { FLAG, HEADER_STRINGS, LIMITS } from './vocabulary-numbers.ts';

const NO_PARENT = 0xffffffff;
const TAG_NAME = ATTRIBUTE.get('tag') ?? 0;
const FIRST_CAPACITY = 4096;

/** What the rest of the content script knows of an element, as element flags. Null: nothing of any element. */
export type Knowledge = ((element: Element) => number) | null;

export interface PageTable extends Table {
  /** Shadow roots that were met. */
  roots: ShadowRoot[];
  /** Custom elements without anything in them. */
  hollow: Element[];
  /** There is no text, field, picture or frame. */
  empty: boolean;
}

const longer = <T extends Uint32Array | Uint8Array>(column: T, empty: T): T => {
  empty.set(column);
  return empty;
};

/** Reads the page as it is now. Throws `TooLarge` where a limit is passed. */
export function readPage(identities: Identities, knowledge: Knowledge): PageTable {
  let capacity = FIRST_CAPACITY;
  let parents = new Uint32Array(capacity);
  let numbers = new Uint32Array(capacity);
  let values = new Uint32Array(capacity);
  let extents = new Uint32Array(capacity);
  let tags = new Uint8Array(capacity);
  let nodes = 0;
  const names: number[] = [];
  const attributes: number[] = [];
  const strings = new Map<string, number>();
  /** A page is indented with few different stretches of white space. */
  const blanks = new Set<string>();
  let units = 0;
  let spaceBefore = 0;
  let empty = true;
  const roots: ShadowRoot[] = [];
  const hollow: Element[] = [];

  const intern = (text: string): number => {
    const known = strings.get(text);
    if (known !== undefined) return known;
    units += text.length;
    if (units > LIMITS.bytes) throw new TooLarge();
    const at = HEADER_STRINGS + strings.size;
    strings.set(text, at);
    return at;
  };

  const grow = (): void => {
    if (capacity === LIMITS.nodes) throw new TooLarge();
    capacity = Math.min(capacity * 2, LIMITS.nodes);
    parents = longer(parents, new Uint32Array(capacity));
    numbers = longer(numbers, new Uint32Array(capacity));
    values = longer(values, new Uint32Array(capacity));
    extents = longer(extents, new Uint32Array(capacity));
    tags = longer(tags, new Uint8Array(capacity));
  };

  /** A node, and its siblings after it unless it is `alone`. */
  const walk = (first: Node | null, parent: number, depth: number, alone: boolean): void => {
    for (let node = first; node !== null; node = alone ? null : nextSibling.call(node)) {
      const type = nodeType.call(node);
      if (type === 3) {
        const text = data.call(node);
        const unit = text.charCodeAt(0);
        if (unit <= 0x20 || unit === 0xa0) {
          const isKnown = blanks.has(text);
          if (isKnown || isBlank(text)) {
            if (!isKnown) blanks.add(text);
            spaceBefore = FLAG.spaceBefore;
            continue;
          }
        } else if (text === '') continue;
        if (nodes === capacity) grow();
        const kept = spaceBefore === 0 ? text : ` ${text}`;
        parents[nodes] = parent;
        values[nodes] = intern(kept.length > LIMITS.textUnits ? cut(kept, LIMITS.textUnits) : kept);
        extents[nodes] = kept.length;
        nodes += 1;
        spaceBefore = 0;
        empty = false;
      } else if (type === 1) {
        const element = node as Element;
        const name = localName.call(element);
        const tag = tagOf(name);
        if (tag === SKIPPED) continue;
        if (depth === LIMITS.depth) throw new TooLarge();
        if (nodes === capacity) grow();
        const at = nodes;
        nodes += 1;
        const kind = kindOf(tag, name);
        if ((kind & MATTER) !== 0) empty = false;
        parents[at] = parent;
        tags[at] = tag;
        numbers[at] = identities.of(element);
        let flags = spaceBefore;
        spaceBefore = 0;
        if (knowledge !== null) flags |= knowledge(element);

        const firstAttribute = names.length;
        if (tag === OTHER) {
          names.push(TAG_NAME);
          attributes.push(intern(name.length > LIMITS.attributeUnits ? cut(name, LIMITS.attributeUnits) : name));
        }
        const list = getAttributeNames.call(element);
        let hasData = false;
        for (let index = 0; index < list.length; index++) {
          const attribute = list[index] as string;
          const known = NAMES.get(attribute);
          let code = DATA;
          let value: string | null;
          if (known === undefined) {
            if (hasData || !attribute.startsWith('data-')) continue;
            hasData = true;
            value = dataAttributes(element, list, index);
          } else {
            code = known & CODE;
            if (known > CODE) flags |= flagOf(known, element, tag);
            if ((known & UNKEPT) !== 0) continue;
            value = getAttribute.call(element, attribute);
            if (known > CODE && value !== null) value = keptValue(value, known, element, tag);
            if (value === null) continue;
          }
          names.push(code);
          attributes.push(intern(value.length > LIMITS.attributeUnits ? cut(value, LIMITS.attributeUnits) : value));
        }
        extents[at] = names.length - firstAttribute;
        values[at] = flags;

        if ((kind & CLOSED) !== 0 || (flags & FLAG.editable) !== 0) continue;
        // Of the root's children only the body is walked.
        if (depth === 0) {
          walk(document.body, at, 1, true);
          continue;
        }
        const child = firstChild.call(element);
        const root = (kind & HOST) === 0 ? null : (shadowRoot.call(element) ?? closedRootOf(element, tag, kind, child));
        if (root !== null) {
          roots.push(root);
          values[at] = flags | FLAG.shadowHost;
          walk(root.firstChild, at, depth + 1, false);
        } else if (tag === SLOT) {
          const assigned = (element as HTMLSlotElement).assignedNodes();
          if (assigned.length === 0) walk(child, at, depth + 1, false);
          for (const shown of assigned) walk(shown, at, depth + 1, true);
        } else if (child !== null) {
          walk(child, at, depth + 1, false);
        } else if (tag === OTHER) hollow.push(element);
      }
    }
  };
  walk(document.documentElement, NO_PARENT, 0, true);
  return {
    nodes,
    parents,
    identities: numbers,
    values,
    extents,
    tags,
    names,
    attributes,
    strings,
    roots,
    hollow,
    empty,
  };
}
