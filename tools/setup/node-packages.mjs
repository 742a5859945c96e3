// The npm packages, exactly as package-lock.json names them.

import fs from 'node:fs';
import path from 'node:path';

import { mustRun, root } from './run.mjs';
import { step } from './step.mjs';

export async function prepareNodePackages() {
  await step({
    title: 'npm packages',
    doing: 'installing them with npm ci',
    isDone: () => (installedAsLocked() ? 'as locked' : null),
    work: async () => {
      await mustRun('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
        // The test driver must not fetch a browser of its own here: one that is installed already is preferred.
        env: { PUPPETEER_SKIP_DOWNLOAD: '1' },
        advice: 'check that npm reaches its registry ("npm ping"), then run this again.',
      });
    },
  });
}

/** Whether node_modules holds what the lock file names. npm keeps a lock file of its own in there, which is compared. */
function installedAsLocked() {
  /** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }> | null} */
  const packagesOf = (file) => {
    try {
      return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
    } catch {
      return null;
    }
  };
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  // Optional packages are those of other systems and processors.
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional || present[name]?.version === version,
  );
}
