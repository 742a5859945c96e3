// The first page after the background was stopped: it must start, load the engine and judge.

import { Eyes } from '../../../extension/src/content/eyes.ts';
import { Identities } from '../../../extension/src/content/identity.ts';
import { viewport } from '../../../extension/src/content/measure.ts';
import type { Answer, Question } from './messages.ts';
import { report } from './page.ts';

/** The driver sets it once the background is stopped. */
const GO = 'data-bench-go';

const told = (): Promise<void> =>
  new Promise((resolve) => {
    const root = document.documentElement;
    const look = (): void => {
      if (!root.hasAttribute(GO)) return;
      watch.disconnect();
      resolve();
    };
    const watch = new MutationObserver(look);
    watch.observe(root, { attributes: true });
    look();
  });

void report(async () => {
  const { bytes } = new Eyes(new Identities()).look(null);
  document.documentElement.setAttribute('data-bench-ready', '');
  await told();
  const question: Question = { kind: 'judge', snapshot: bytes, measurements: [], viewport: viewport(), marker: null };
  const start = performance.now();
  const answer: Answer = await chrome.runtime.sendMessage(question);
  return { roundTrip: performance.now() - start, engine: answer.time, start: answer.start, isFirst: answer.isFirst };
});
