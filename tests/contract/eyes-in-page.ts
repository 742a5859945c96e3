// What the tests put into a page: the eyes and the digest of the content script, without the rest of it.

import { digestOf } from '../../extension/src/content/digest.ts';
import { Eyes } from '../../extension/src/content/eyes.ts';
import { Identities } from '../../extension/src/content/identity.ts';
import { TooLarge } from '../../extension/src/content/snapshot-writer.ts';

const eyes = new Eyes(new Identities());

/** The snapshot as Base64, and for the identity of every element in it its digest and its index in document order. */
function look(): { bytes: string; digests: [number, number][]; places: [number, number][] } | { tooLarge: string } {
  try {
    const { bytes, find } = eyes.look(null);
    const digests: [number, number][] = [];
    const indexes = new Map([...document.querySelectorAll('*')].map((element, index) => [element, index]));
    const places: [number, number][] = [];
    for (let identity = 1, missed = 0; missed < 1000; identity++) {
      const element = find(identity);
      if (element) {
        digests.push([identity, digestOf(element)]);
        places.push([identity, indexes.get(element) ?? -1]);
      }
      missed = element ? 0 : missed + 1;
    }
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return { bytes: btoa(binary), digests, places };
  } catch (error) {
    if (error instanceof TooLarge) return { tooLarge: error.message };
    throw error;
  }
}

Object.assign(globalThis, { look });
