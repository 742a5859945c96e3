// Packages of the distribution: the last resort, and only as root or after asking.

import readline from 'node:readline/promises';

import { mustRun, run } from './run.mjs';
import { StepError } from './step.mjs';

let listsAreFresh = false;

/**
 * Installs packages with apt.
 *
 * @param {string[]} names
 * @param {{ yes: boolean, reason: string }} context `reason` completes "needed for …"
 */
export async function installSystemPackages(names, { yes, reason }) {
  const byHand = `sudo apt-get update && sudo apt-get install ${names.join(' ')}`;
  if ((await run('apt-get', ['--version'])).code !== 0) {
    throw new StepError(
      `${names.join(', ')}: needed for ${reason}, and this machine has no apt.`,
      `install the same with your own package manager (Debian's names: ${names.join(' ')}) and run this again.`,
    );
  }
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !yes && !(await ask(`Install ${names.join(' ')} with sudo apt-get (needed for ${reason})?`))) {
    throw new StepError(
      `${names.join(', ')}: needed for ${reason}, not installed.`,
      `run "${byHand}", or answer yes beforehand with --yes.`,
    );
  }
  /** @param {string[]} args */
  const apt = (args) => {
    const command = ['apt-get', '-q', '-o', 'Acquire::Retries=2', '-o', 'Acquire::http::Timeout=20', ...args];
    const [program, ...rest] = isRoot ? command : ['sudo', ...command];
    return mustRun(/** @type {string} */ (program), rest, {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      advice: `run "${byHand}" by hand and see what it says.`,
    });
  };
  if (!listsAreFresh) {
    await apt(['update']);
    listsAreFresh = true;
  }
  // --no-remove: rather fail than take away a package that somebody else needs.
  await apt(['install', '--yes', '--no-remove', ...names]);
}

/** @param {string} question */
async function ask(question) {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
