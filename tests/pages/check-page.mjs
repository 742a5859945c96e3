// What must hold of one fixture page on its own.
import { elements, holds, matches, text } from './parsed-page.mjs';

const PURPOSES = ['article', 'list', 'signup', 'account', 'checkout', 'gate', 'application', 'shop', 'search', 'other'];
const REQUIRED = ['description', 'language', 'address', 'purpose', 'article', 'hide', 'keep', 'neutral'];
const OPTIONAL = ['known_failure', 'known_harm', 'articleStartsWith', 'articleEndsWith'];
/** Short pages prove little; long ones nobody reads. */
const LINES = { least: 60, most: 400 };
/** Length of the article's first and last words in `articleStartsWith` and `articleEndsWith`. */
const BOUNDARY = 40;
/** Attributes that a browser follows on its own while a page loads. */
const FETCHING = ['src', 'srcset', 'poster', 'background', 'data'];

/** The page's faults, each one sentence that says what to mend. */
export function checkPage(page) {
  return [
    ...shape(page),
    ...size(page),
    ...language(page),
    ...resources(page),
    ...selectors(page),
    ...boundaries(page),
  ];
}

function* shape({ expected }) {
  for (const key of REQUIRED) if (!(key in expected)) yield `expected.json lacks "${key}"`;
  for (const key of Object.keys(expected)) {
    if (!REQUIRED.includes(key) && !OPTIONAL.includes(key)) yield `expected.json has an unknown key "${key}"`;
  }
  if (!PURPOSES.includes(expected.purpose)) yield `purpose "${expected.purpose}" is not one of ${PURPOSES.join(', ')}`;
  if (!/^https?:\/\/[^/]+\.example\//u.test(expected.address ?? ''))
    yield 'address must be an invented one below .example';
  for (const block of expected.hide ?? []) {
    const kinds = block.class === 'sponsored' ? ['leads', 'paid'] : [null];
    if (!['newsletter', 'sponsored'].includes(block.class))
      yield `class "${block.class}" of ${block.selector} is unknown`;
    else if (!kinds.includes(block.kind))
      yield `kind ${block.kind} does not go with ${block.class} (${block.selector})`;
    for (const key of Object.keys(block)) {
      if (!['selector', 'class', 'kind', 'may'].includes(key)) yield `unknown key "${key}" in a block to hide`;
    }
    if ('may' in block && block.may !== true) yield `"may" is true or absent (${block.selector})`;
  }
}

function* size({ source }) {
  const lines = source.trimEnd().split('\n').length;
  if (lines < LINES.least || lines > LINES.most) yield `${lines} lines; ${LINES.least} to ${LINES.most} are asked for`;
}

function* language({ document, expected }) {
  const [root] = matches(document, 'html');
  const stated = root?.attribs.lang;
  if (stated && stated.split('-')[0] !== expected.language)
    yield `html lang is ${stated}, expected.json says ${expected.language}`;
}

/** A fixture must load without a network: only data URLs, fragments and `about:` pages may be fetched. */
function* resources({ document, source }) {
  for (const element of elements(document)) {
    if (element.name === 'link' && /stylesheet|preload|icon|modulepreload/u.test(element.attribs.rel ?? '')) {
      yield `link rel=${element.attribs.rel} would be fetched`;
    }
    for (const name of FETCHING) {
      const value = element.attribs[name];
      if (value && !/^(data:|about:|#)/u.test(value)) yield `<${element.name} ${name}="${value}"> would be fetched`;
    }
  }
  if (/@import|url\(\s*['"]?(?!data:|#|['"])/u.test(source)) yield 'a style fetches something';
}

function* selectors({ document, expected }) {
  const found = { hide: [], keep: [], neutral: [] };
  const only = function* (selector, store) {
    let hits;
    try {
      hits = matches(document, selector);
    } catch (error) {
      yield `selector ${selector} cannot be read: ${error.message}`;
      return;
    }
    if (hits.length !== 1) yield `selector ${selector} matches ${hits.length} elements, not one`;
    else store?.push({ selector, element: hits[0] });
  };
  if (expected.article !== null) yield* only(expected.article);
  for (const block of expected.hide ?? []) yield* only(block.selector, found.hide);
  for (const selector of expected.keep ?? []) yield* only(selector, found.keep);
  for (const selector of expected.neutral ?? []) yield* only(selector, found.neutral);

  const article = expected.article === null ? undefined : matches(document, expected.article)[0];
  for (const block of found.hide) {
    if (article && holds(block.element, article)) yield `${block.selector} would hide the article`;
    if (/^(html|head|body|main)$/u.test(block.element.name)) yield `${block.selector} is the whole page`;
    for (const other of found.hide) {
      if (other !== block && holds(block.element, other.element)) yield `${block.selector} holds ${other.selector}`;
    }
    for (const kept of found.keep) {
      if (holds(block.element, kept.element))
        yield `${block.selector} is to hide but holds ${kept.selector}, which is to keep`;
      if (holds(kept.element, block.element))
        yield `${kept.selector} is to keep but holds ${block.selector}, which is to hide`;
    }
    for (const free of found.neutral) {
      if (holds(free.element, block.element)) yield `${free.selector} is neutral but holds ${block.selector}`;
      if (holds(block.element, free.element))
        yield `${block.selector} holds the neutral ${free.selector}; list only the outer one`;
    }
  }
  for (const free of found.neutral) {
    for (const kept of found.keep) {
      if (holds(free.element, kept.element) || holds(kept.element, free.element)) {
        yield `${free.selector} cannot be neutral while ${kept.selector} is to keep`;
      }
    }
  }
}

function* boundaries({ document, expected }) {
  const { articleStartsWith: first, articleEndsWith: last } = expected;
  if (first === undefined && last === undefined) return;
  if (first === undefined || last === undefined || expected.article === null) {
    yield 'articleStartsWith, articleEndsWith and article belong together';
    return;
  }
  for (const words of [first, last]) {
    if ([...words].length !== BOUNDARY) yield `"${words}" has ${[...words].length} characters, not ${BOUNDARY}`;
  }
  const [article] = matches(document, expected.article);
  if (!article) return;
  const all = text(article);
  const start = all.indexOf(first);
  const end = all.lastIndexOf(last);
  if (start < 0) yield 'the article does not hold articleStartsWith';
  if (end < 0) yield 'the article does not hold articleEndsWith';
  if (start >= 0 && end >= 0 && start > end) yield 'articleStartsWith stands after articleEndsWith';
}
