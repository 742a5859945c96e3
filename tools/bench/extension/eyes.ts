// Our own way with a page, step by step: eyes, message, engine, measurements, hands, and the style work that they force.

import { Eyes } from '../../../extension/src/content/eyes.ts';
import { Hands } from '../../../extension/src/content/hands.ts';
import { Identities } from '../../../extension/src/content/identity.ts';
import { Lifetime } from '../../../extension/src/content/lifetime.ts';
import { Marks } from '../../../extension/src/content/marks.ts';
import { Measurements, viewport } from '../../../extension/src/content/measure.ts';
import { Reader } from '../../../extension/src/content/reader.ts';
import { HIDE } from '../../../extension/src/shared/hiding-style.ts';
import type { Answer, Question } from './messages.ts';
import { layOut, report, timed } from './page.ts';

const MARKER = 'benchmarkerbenchmarker';

const ask = (question: Question): Promise<Answer> => chrome.runtime.sendMessage(question);

void report(async () => {
  // The eyes come first: nothing of the document was touched before.
  const eyes = timed('eyes', () => new Eyes(new Identities()).look(null));
  const { bytes, find } = eyes.value;

  // The background is awake and its engine has judged before: what follows is the warm way.
  await ask({ kind: 'wake' });
  const sent = performance.now();
  const sending = timed('sending', () => ask({ kind: 'echo', snapshot: bytes }));
  await sending.value;
  const message = performance.now() - sent;

  const lifetime = new Lifetime();
  const marks = new Marks(MARKER);
  const hands = new Hands(marks, new Reader(lifetime, () => {}), () => {});
  const measurements = new Measurements((element) => marks.has(element, HIDE));
  let answer = await ask({ kind: 'judge', snapshot: bytes, measurements: [], viewport: viewport(), marker: MARKER });
  const firstEngine = answer.time;
  let engine = answer.time;
  let measure = 0;
  if (answer.judgement.wanted.length > 0) {
    const { wanted } = answer.judgement;
    const read = timed('measure', () =>
      wanted.flatMap((identity) => {
        const element = find(identity);
        return element ? [measurements.of(element, identity)] : [];
      }),
    );
    measure = read.time;
    answer = await ask({ kind: 'judge', snapshot: bytes, measurements: read.value, viewport: viewport(), marker: MARKER });
    engine += answer.time;
  }
  // The style sheet is there by now; the work that it makes belongs to the hands.
  const applied = timed('apply', () => hands.apply(answer.judgement, find));
  const style = timed('style', layOut);
  return {
    bytes: bytes.length,
    blocks: answer.judgement.blocks.length,
    eyes: eyes.time,
    sending: sending.time,
    message,
    firstEngine,
    engine,
    measure,
    apply: applied.time,
    style: style.time,
  };
});
