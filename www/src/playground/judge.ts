// The worker, as something that can be asked.

import type { Answer, Judgements, Question } from '../judge/protocol.ts';

const worker = new Worker('judge.js');
let asked = 0;

/** Judges a page at every level. Rejects with the engine's own words. */
export function judge(snapshot: Uint8Array): Promise<Judgements> {
  asked += 1;
  const question: Question = { id: asked, snapshot };
  return new Promise((resolve, reject) => {
    const ending = new AbortController();
    const settle = (act: () => void): void => {
      ending.abort();
      act();
    };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<Answer>) => {
        if (data.id !== question.id) return;
        settle(() => ('error' in data ? reject(new Error(data.error)) : resolve(data.judgements)));
      },
      { signal: ending.signal },
    );
    worker.addEventListener('error', ({ message }) => settle(() => reject(new Error(message))), {
      signal: ending.signal,
    });
    worker.postMessage(question);
  });
}
