// Child processes: one way to start them, with a limit for downloads that hang.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { StepError } from './step.mjs';

/** The folder of the project; every path of the tools is made from it. */
export const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 127 where the program was not found, 124 where it was ended for want of progress
 * @property {string} output what it wrote to standard output and standard error, where `show` is false
 */

/**
 * Runs a program to its end; a failure is an outcome, not an exception.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {Record<string, string | undefined>} [options.env] added to this process's environment
 * @param {string} [options.cwd]
 * @param {boolean} [options.show] let the program write to the terminal (default: collect its output)
 * @param {boolean} [options.stdoutOnly] collect standard output alone, and let standard error through
 * @param {{ seconds: number, progress?: () => number }} [options.limit] end the program when `progress` has not changed for so long
 * @returns {Promise<Outcome>}
 */
export function run(command, args, options = {}) {
  const { env, cwd = root, show = false, stdoutOnly = false, limit } = options;
  return new Promise((resolve) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = show ? 'inherit' : ['ignore', 'pipe', stdoutOnly ? 'inherit' : 'pipe'];
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio });
    let output = '';
    let stalled = false;
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    let last = limit?.progress?.();
    const watch =
      limit &&
      setInterval(() => {
        const now = limit.progress?.();
        if (now === last) {
          stalled = true;
          child.kill('SIGKILL');
        }
        last = now;
      }, limit.seconds * 1000);
    child.on('error', (error) => {
      clearInterval(watch);
      resolve({ code: 127, output: `${output}${error.message}` });
    });
    child.on('close', (code, signal) => {
      clearInterval(watch);
      resolve({ code: stalled ? 124 : (code ?? (signal ? 128 : 1)), output });
    });
  });
}

/**
 * Runs a program that must succeed, and answers with its output.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Parameters<typeof run>[2] & { advice?: string, lines?: number }} [options] `lines`: how much of the output of a failed
 *   program is shown, from its end
 */
export async function mustRun(command, args, { advice, lines = 15, ...options } = {}) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return output;
  const said = output.trim().split('\n').slice(-lines).join('\n');
  throw new StepError(
    `${[command, ...args].join(' ')} ended with code ${code}.${said ? `\n${said}` : ''}`,
    advice ?? 'read the message above, mend what it names and run the same command again.',
  );
}

/**
 * The number of bytes in a folder, as a sign that a download goes on.
 *
 * @param {string} folder
 * @returns {number}
 */
export function bytesIn(folder) {
  let total = 0;
  try {
    for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) total += fs.statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size;
    }
  } catch {
    // A folder that is not there yet, or a file that was renamed meanwhile: the next look counts it.
  }
  return total;
}
