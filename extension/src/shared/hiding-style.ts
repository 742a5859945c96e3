// The style sheet by which elements are hidden. The marker is an attribute that only one document and the background know.

/** What the marker's value says, as a list of words. */
export const HIDE = 'h';
export const SCROLL = 's';
export const UNPIN = 'u';
export const UNPAD = 'p';
export const UNMARGIN = 'm';
export const RAISE = 'r';
/** A dialog that was closed. No style goes with it. */
export const SHUT = 'c';

/** Without a transition: one on `display` or `overflow` would outrank even `!important` while it runs. */
const AT_ONCE = 'transition:none!important';

export const hidingStyle = (marker: string): string =>
  `[${marker}~="${HIDE}"]{display:none!important;${AT_ONCE}}` +
  `[${marker}~="${SCROLL}"]{overflow:visible!important;${AT_ONCE}}` +
  `[${marker}~="${UNPIN}"]{position:static!important;${AT_ONCE}}` +
  `[${marker}~="${UNPAD}"]{padding-top:0!important;${AT_ONCE}}` +
  `[${marker}~="${UNMARGIN}"]{margin-top:0!important;${AT_ONCE}}` +
  `[${marker}~="${RAISE}"]{top:0!important;${AT_ONCE}}`;

/** A marker as the background gives it. Checked wherever one comes in, because it becomes part of a style sheet. */
export const isMarker = (value: unknown): value is string => typeof value === 'string' && /^[a-z]{20,40}$/.test(value);
