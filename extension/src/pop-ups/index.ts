// Injected into a document when the first pop-up is hidden there, which happens on few pages.

import type { Place } from '../content/resident.ts';
import { PopUps } from './pop-ups.ts';

const { clearcolumn: resident } = globalThis as Place;

if (resident?.session && resident.lifetime.isAlive) {
  const { hands, marks } = resident.session;
  hands.usePopUps(new PopUps(marks, resident.lifetime, (part) => hands.giveUp(part)));
}
