// What the engine takes a page for, in a sentence.

import type { Judgement, Purpose } from '../../../extension/src/shared/engine-types.ts';

const PURPOSES: { readonly [P in Purpose]: string } = {
  article: 'It is an article.',
  list: 'It is a list of articles, such as a front page.',
  signup: 'It exists to sign up, so nothing is hidden.',
  account: 'It is for an account or a log-in, so nothing is hidden.',
  checkout: 'It is a checkout, so nothing is hidden.',
  gate: 'It asks for something before one can read on, so nothing is hidden.',
  application: 'It is a program rather than a page to read, so nothing is hidden.',
  shop: 'It is the page of a shop.',
  search: 'It shows what a search has found.',
  other: 'It is for no purpose that the engine knows.',
};

export const purposeOf = ({ purpose, article }: Judgement): string =>
  `${PURPOSES[purpose.kind]}${article === null ? ' No article was found on it.' : ''}`;
