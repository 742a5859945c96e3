// Readability.js on the same page. It changes the document that it reads, so it gets a copy, as every user of it makes one.

import { Readability } from '@mozilla/readability';

import { report, timed } from './page.ts';

void report(() => {
  const copy = timed('copy', () => document.cloneNode(true) as Document);
  const parsed = timed('readability', () => new Readability(copy.value).parse());
  return { copy: copy.time, readability: parsed.time, found: parsed.value !== null };
});
