// Whether the reader was asked once if something was hidden wrongly. Asked again and again, nobody would answer.

import { isRecord, Stored } from './stored.ts';

interface Offer {
  version: 1;
  wasMade: boolean;
}

const stored = new Stored<Offer>('offer', { version: 1, wasMade: false }, (value) =>
  isRecord(value) && value.version === 1 && typeof value.wasMade === 'boolean'
    ? { version: 1, wasMade: value.wasMade }
    : null,
);

/** Answers yes the first time that it is asked. */
export async function takeOffer(): Promise<boolean> {
  let isFirst = false;
  await stored.update((offer) => {
    isFirst = !offer.wasMade;
    return { version: 1, wasMade: true };
  });
  return isFirst;
}

export const forgetOffer = (): Promise<void> => stored.forget();
