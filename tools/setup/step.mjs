// One step of preparing, building or testing: it says what it does, how long it took and, where it fails, what to do.

/** A failure that the reader can mend; `advice` says how. */
export class StepError extends Error {
  /**
   * @param {string} message what went wrong
   * @param {string} advice what to do about it
   */
  constructor(message, advice) {
    super(message);
    this.name = 'StepError';
    this.advice = advice;
  }
}

/** @param {number} since a value of performance.now() */
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step. `isDone` answers with a few words when nothing is left to do; otherwise `doing` is printed and `work` runs.
 *
 * @param {object} step
 * @param {string} step.title a noun phrase: "npm packages"
 * @param {string} [step.doing] what the work is: "installing them with npm ci"
 * @param {() => Promise<string | null> | string | null} [step.isDone]
 * @param {() => Promise<string | void>} step.work answers with a few words on the outcome
 */
export async function step({ title, doing, isDone, work }) {
  const start = performance.now();
  const already = isDone ? await isDone() : null;
  if (already) {
    console.log(`✓ ${title}: ${already} (${seconds(start)})`);
    return;
  }
  if (doing) console.log(`» ${title}: ${doing} …`);
  try {
    const outcome = await work();
    console.log(`✓ ${title}: ${outcome || 'done'} (${seconds(start)})`);
  } catch (error) {
    console.log(`✗ ${title}: failed (${seconds(start)})`);
    throw error;
  }
}

/** Prints an error the way a reader can use it: the advice of a StepError, the stack of anything else. @param {unknown} error */
export function report(error) {
  if (error instanceof StepError) {
    console.error(`\n${error.message}\n\nWhat to do: ${error.advice}`);
  } else {
    console.error(error);
  }
}

/**
 * The body of an entry point: runs `main`, and reports what it throws. The exit code is left to the event loop, so that open
 * streams are written out first.
 *
 * @param {() => Promise<void>} main
 */
export async function runEntryPoint(main) {
  try {
    checkNode();
    await main();
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
}

const OLDEST_NODE = '20.11';

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE.split('.').map(Number);
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new StepError(`node ${process.versions.node} is too old.`, `install node ${OLDEST_NODE} or newer.`);
  }
}
