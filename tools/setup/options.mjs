// The options that every entry point knows. No dependency: this runs before anything is installed.

import { parseArgs } from 'node:util';

import { StepError } from './step.mjs';

/**
 * @param {NonNullable<Parameters<typeof parseArgs>[0]>['options']} own options of this entry point
 * @param {string} usage printed with `--help` and with a mistake
 */
export function readOptions(own, usage) {
  let parsed;
  try {
    parsed = parseArgs({
      options: { ...own, yes: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new StepError(/** @type {Error} */ (error).message, usage);
  }
  if (parsed.values.help) {
    console.log(usage);
    process.exit(0);
  }
  const yes = Boolean(parsed.values.yes) || ['1', 'true'].includes(process.env.CI ?? '');
  return { values: /** @type {Record<string, any>} */ (parsed.values), positionals: parsed.positionals, yes };
}
