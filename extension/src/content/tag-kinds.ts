// Codes of tags that are no tags of the vocabulary, and what the walk needs to know of a tag, as bits: one look-up for each element instead
// of several.

/** The code of an element that has no code of its own; its name goes along as an attribute. */
export const OTHER = 1;
/** Stands for "not in the table at all". */
export const SKIPPED = -1;

/** In the table, but nothing that is inside it. */
export const CLOSED = 1;
/** May be a shadow host. */
export const HOST = 2;
/** Where it shows nothing of its own, likely to be the host of a closed root. */
export const EMPTY_HOST = 4;
/** A page without any of them, and without text, has nothing that could be judged. */
export const MATTER = 8;
