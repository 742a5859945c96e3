// Holds the engine. An instance that has panicked is not trusted again: it is replaced once, and after a second time the engine
// counts as failed, so that pages are left as they are.

import init, * as glue from '#engine';
import type { Judgement, JudgeRequest, Offer } from '../shared/engine-types.ts';
import type { Example, Group } from '../shared/report-types.ts';
import { CodedError } from './coded-error.ts';

const FAILED = 'engine-failed';
const RESETS = 1;

let resets = 0;
let hasFailed = false;
let ready: Promise<glue.Engine> | null = null;

async function start(): Promise<glue.Engine> {
  await init({ module_or_path: fetch(chrome.runtime.getURL('clearcolumn_bg.wasm')) });
  return new glue.Engine({});
}

/** Begins to load the engine, so that it is there when the first page asks. */
export function prepare(): void {
  // Whoever uses it will hear of a failure.
  ready ??= start();
  ready.catch(() => {});
}

/** An error that the engine itself reports says what was wrong with the input; the instance is sound. */
const isReported = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string';

function replace(): void {
  ready = null;
  if (resets >= RESETS) {
    hasFailed = true;
    return;
  }
  resets += 1;
  glue.__wbg_reset_state();
}

async function use<T>(work: (engine: glue.Engine) => T): Promise<T> {
  if (hasFailed) throw new CodedError(FAILED, 'the engine has failed before');
  prepare();
  try {
    return work(await (ready as Promise<glue.Engine>));
  } catch (error) {
    if (isReported(error)) throw new CodedError(error.code, error.message);
    console.error('Clearcolumn: the engine failed', error);
    replace();
    throw new CodedError(FAILED, String(error));
  }
}

export const judge = (snapshot: Uint8Array, request: JudgeRequest): Promise<Judgement> =>
  use((engine) => engine.judge(snapshot, request) as Judgement);

export const offers = (snapshot: Uint8Array): Promise<Offer[]> => use((engine) => engine.offers(snapshot) as Offer[]);

/** What the engine has to say of one block. */
interface Findings {
  skeleton: unknown;
  text: string;
  example: Example;
}

/** `typed`: what the fields of the page hold, none of which may be in a report. */
export const findings = (
  snapshot: Uint8Array,
  { id, fingerprint }: { id: number; fingerprint: string },
  typed: readonly string[],
): Promise<Findings> => use((engine) => engine.findings(snapshot, id, fingerprint, typed) as Findings);

/** An example without the measurements of some groups; null where it was made by an engine that measured other things. */
export const blanked = (example: Example, without: Group[]): Promise<Example | null> =>
  use((engine) => {
    const values = engine.blanked(example.catalogue, new Float64Array(example.values), without);
    return values ? { ...example, values: [...values], without } : null;
  });

export const redactedAddress = (address: string): Promise<string> => use((engine) => engine.address(address));

export const engineVersion = (): Promise<{ engine: string; wire: number; model: string }> =>
  use((engine) => engine.version() as { engine: string; wire: number; model: string });
