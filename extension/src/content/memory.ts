// What is remembered of sites, asked for before anything else of this script runs: the first paint does not wait for the answer.

import { HELD, type Held } from '../shared/held.ts';

/** Of private windows nothing is remembered; and what has been seen on a page need not be held any more. */
const isAsked = window === window.top && document.readyState === 'loading' && !chrome.extension.inIncognitoContext;

/** Nothing where nothing may be held. */
export const memory: Promise<Record<string, Held | undefined>> | null = isAsked ? chrome.storage.local.get(HELD) : null;
