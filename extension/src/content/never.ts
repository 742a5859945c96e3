// A moment before all others, in milliseconds. Finite, because bundlers write such a number out wherever it is used.
export const NEVER = -1e9;
