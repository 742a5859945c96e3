// The worker that judges: the engine as the extension has it, the same file, off the page's thread. It knows no page but its bytes.

import init, { Engine } from '#engine';
import type { Judgement } from '../../../extension/src/shared/engine-types.ts';
import { type Answer, LEVELS, type Question } from './protocol.ts';

/** What a worker's global scope has, of which the types of pages know nothing. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<Question>) => void): void;
  postMessage(message: Answer): void;
}
const scope = globalThis as unknown as WorkerScope;

const engine = init({ module_or_path: fetch('clearcolumn_bg.wasm') }).then(() => new Engine({}));

async function answer({ id, snapshot }: Question): Promise<Answer> {
  try {
    const judge = await engine;
    const judged = LEVELS.map((level) => [level, judge.judge(snapshot, { level }) as Judgement]);
    return { id, judgements: Object.fromEntries(judged) };
  } catch (error) {
    return { id, error: String(error) };
  }
}

scope.addEventListener('message', async ({ data }) => scope.postMessage(await answer(data)));
