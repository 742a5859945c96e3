// The yardstick: a bare walk over every element and text of the page, in a content script that does nothing else.

import { report, timed } from './page.ts';

void report(() => {
  const { value, time } = timed('walk', () => {
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    let nodes = 0;
    while (walker.nextNode()) nodes += 1;
    return nodes;
  });
  return { nodes: value, walk: time };
});
