// What each level did on pages of publishers that the model had not seen, as printed by
//
//     clearcolumn score --models FOLDS --level careful|balanced|eager [--labels tools/train/labels.jsonl|tools/train/labels-sign-ups.jsonl]
//
// These figures stand nowhere else in the extension. Whoever trains the model anew writes them here.

import type { Level } from '../shared/engine-types.ts';

interface Figures {
  /** Hidden, of 100 newsletter sign-ups. */
  signUps: number;
  /** Hidden, of 100 sponsored blocks. */
  sponsored: number;
  /** Of 1,000 pages, those on which something else was hidden: of all labelled pages, because no level touches more than two of the 424. */
  touched: number;
}

export const MEASURED_ON = '2026-11-28';

export const LEVEL_FIGURES: { readonly [L in Level]: Figures } = {
  careful: { signUps: 80, sponsored: 66, touched: 2 },
  balanced: { signUps: 87, sponsored: 74, touched: 3 },
  eager: { signUps: 88, sponsored: 76, touched: 6 },
};
