// The numbers of the wire form, read from the file that the engine reads too. Where a script is made small, the build writes each of them
// out in the place where it is used (tools/build/extension.mjs).

import vocabulary from '../../../contract/vocabulary.json' with { type: 'json' };

export const WIRE = vocabulary.wire;
export const LIMITS = vocabulary.wire.limits;
export const FLAG = vocabulary.elementFlags;
export const HEADER_FLAG = vocabulary.headerFlags;
export const HEADER_STRINGS = vocabulary.headerStrings.length;
