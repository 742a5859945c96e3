// What must hold of the fixtures taken together: enough of them, in enough languages, and no template filled many times.
import { tagPaths } from './parsed-page.mjs';

const LEAST = { pages: 60, negatives: 1 / 3, languages: 14, boundaries: 20 };
/** Two pages are too alike when their sets of tag paths share more than this part (intersection over union). */
const ALIKE = 0.5;
/** The founding article and its twin tell the same story on purpose. */
const TWINS = ['founding-article', 'founding-article-reworded'];

/** The faults of the set. */
export function checkSet(pages) {
  return [...counts(pages), ...addresses(pages), ...likeness(pages)];
}

/** One line about the set. */
export function summary(pages) {
  const figures = measure(pages);
  return (
    `${pages.length} pages, ${figures.blocks} blocks to hide, ${figures.negatives} pages with nothing to hide, ${figures.keeps} elements to keep, ` +
    `${figures.languages.size} languages (${[...figures.languages].sort().join(' ')}), ${figures.boundaries} with article boundaries`
  );
}

function measure(pages) {
  const sum = (count) => pages.reduce((total, page) => total + count(page.expected), 0);
  return {
    blocks: sum((expected) => expected.hide.length),
    keeps: sum((expected) => expected.keep.length),
    negatives: sum((expected) => (expected.hide.length === 0 ? 1 : 0)),
    boundaries: sum((expected) => (expected.articleStartsWith ? 1 : 0)),
    languages: new Set(pages.map((page) => page.expected.language)),
  };
}

function* counts(pages) {
  const { negatives, languages, boundaries } = measure(pages);
  if (pages.length < LEAST.pages) yield `only ${pages.length} pages; at least ${LEAST.pages}`;
  if (negatives < pages.length * LEAST.negatives)
    yield `only ${negatives} of ${pages.length} pages have nothing to hide; at least a third`;
  if (languages.size < LEAST.languages) yield `only ${languages.size} languages; at least ${LEAST.languages}`;
  if (boundaries < LEAST.boundaries)
    yield `only ${boundaries} pages name the article's first and last words; at least ${LEAST.boundaries}`;
}

function* addresses(pages) {
  const seen = new Map();
  for (const { slug, expected } of pages) {
    if (seen.has(expected.address)) yield `${slug} and ${seen.get(expected.address)} share an address`;
    seen.set(expected.address, slug);
  }
}

function* likeness(pages) {
  const structures = pages.map(({ slug, document }) => ({ slug, paths: tagPaths(document) }));
  for (const [index, one] of structures.entries()) {
    for (const other of structures.slice(index + 1)) {
      if (TWINS.includes(one.slug) && TWINS.includes(other.slug)) continue;
      let shared = 0;
      for (const path of one.paths) if (other.paths.has(path)) shared += 1;
      const alike = shared / (one.paths.size + other.paths.size - shared);
      if (alike > ALIKE)
        yield `${one.slug} and ${other.slug} have nearly the same structure (${alike.toFixed(2)} of their tag paths)`;
    }
  }
}
