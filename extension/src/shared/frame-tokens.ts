// What both halves know of the tokens by which a parent document recognises its frame.

/** Tokens that wait for their other half at the same time, at most. */
export const MOST_TOKENS = 200;
