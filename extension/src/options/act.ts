// How the parts of the page reach the background, and how they are drawn.

import type { OptionsSummary, RequestKind, Requests } from '../shared/protocol.ts';

/** Sends a request and draws the page again. Answers `undefined` where it did not work; the reader is told so already. */
export type Act = <K extends RequestKind>(
  kind: K,
  request: Requests[K]['request'],
) => Promise<Requests[K]['response'] | undefined>;

/** A part of the page: brings itself in line with what the background says. */
export type Draw = (summary: OptionsSummary) => void;
