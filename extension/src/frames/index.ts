// A frame that is clutter through and through is hidden by its parent, with its border and its space. Injected into the child when
// something was hidden there, and into all documents of its tab when nothing is left in it: both happen on few pages.

import { isFrame } from '../content/frames.ts';
import type { FrameKeeper, Place } from '../content/resident.ts';
import { ChildFrame } from './child-frame.ts';
import { ParentFrame } from './parent-frame.ts';

const { clearcolumn: resident } = globalThis as Place;

if (resident?.session && !resident.session.frames && resident.lifetime.isAlive) {
  const { hands, marks } = resident.session;
  const child = isFrame ? new ChildFrame(hands, marks) : null;
  const tell = (): void => void child?.tell();
  // A frame that holds nothing but an emptied one is empty too.
  const parent = new ParentFrame(hands, marks, resident.lifetime, tell);
  const keeper: FrameKeeper = {
    tell,
    expect: (token) => parent.expect(token),
    release: (document) => parent.release(document),
  };
  resident.session.useFrames(keeper);
}
