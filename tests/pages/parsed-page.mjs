// A page as a standard HTML parser sees it with scripting off, and the few questions that the checks ask of it.

import { selectAll } from 'css-select';
import { textContent } from 'domutils';
import { parse } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';

/** Parses like a browser without scripts: what stands in `noscript` counts as elements, what stands in `template` does not. */
export function parsePage(source) {
  const document = parse(source, { treeAdapter: adapter, scriptingEnabled: false });
  for (const template of matches(document, 'template')) template.children = [];
  return document;
}

/** All elements that a selector matches; throws where the selector is malformed. */
export function matches(document, selector) {
  return selectAll(selector, document);
}

export function isElement(node) {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

/** Does `outer` hold `inner`, or are they the same element? */
export function holds(outer, inner) {
  for (let node = inner; node; node = node.parent) if (node === outer) return true;
  return false;
}

/** The text of an element with runs of white space as one space. */
export function text(element) {
  return textContent(element).replace(/\s+/gu, ' ').trim();
}

/** The element's own children first, then theirs: every element below and including `node`. */
export function* elements(node) {
  if (isElement(node)) yield node;
  for (const child of node.children ?? []) yield* elements(child);
}

/** The set of tag paths below `body`, such as `div/main/article/p`: the page's structure without its words. */
export function tagPaths(document) {
  const [body] = matches(document, 'body');
  const paths = new Set();
  const visit = (node, path) => {
    for (const child of node.children ?? []) {
      if (child.type !== 'tag') continue;
      const below = path ? `${path}/${child.name}` : child.name;
      paths.add(below);
      visit(child, below);
    }
  };
  if (body) visit(body, '');
  return paths;
}
