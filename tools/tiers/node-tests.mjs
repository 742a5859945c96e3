// Tests written for node's own test runner: found by folder, bundled where they are TypeScript, counted from its report.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { root } from '../setup/run.mjs';

/** @typedef {import('./tier.mjs').Counts} Counts */

/**
 * @param {string} folder "tests/wasm"
 * @param {object} [options]
 * @param {boolean} [options.serial] one file at a time: browsers share the machine
 * @param {string[]} [options.only] parts of file names, to run some of the files
 * @returns {Promise<Counts>}
 */
export async function runNodeTests(folder, { serial = false, only = [] } = {}) {
  const absolute = path.join(root, folder);
  if (!fs.existsSync(absolute)) return { passed: 0, failed: 0, skipped: 0 };
  const files = fs
    .readdirSync(absolute, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.(mjs|ts)$/.test(file))
    .filter((file) => only.length === 0 || only.some((part) => file.includes(part)))
    .sort()
    .map((file) => path.join(absolute, file));
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };

  const runnable = await Promise.all(files.map((file) => (file.endsWith('.ts') ? bundleTest(file) : file)));
  const tally = path.join(root, 'target/tests', `${folder.replace(/\W+/g, '-')}.tap`);
  fs.mkdirSync(path.dirname(tally), { recursive: true });
  const code = await new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [
        '--test',
        // For a whole file: a browser that hangs must not hold up the rest.
        `--test-timeout=${8 * 60_000}`,
        ...(serial ? ['--test-concurrency=1'] : []),
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=tap',
        `--test-reporter-destination=${tally}`,
        ...runnable,
      ],
      { cwd: root, stdio: 'inherit' },
    );
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
  return countNodeTests(fs.existsSync(tally) ? fs.readFileSync(tally, 'utf8') : '', code ?? 1);
}

/** @param {string} tap @param {number} code @returns {Counts} */
export function countNodeTests(tap, code) {
  /** @param {string} word */
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  const counts = {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  const failures = failuresIn(tap);
  return failures.length === 0 ? counts : { ...counts, failures };
}

/** What failed, where it stands, and the first line of why. @param {string} tap @returns {string[]} */
function failuresIn(tap) {
  return [...tap.matchAll(/^ *not ok \d+ - (.+)\n *---\n([\s\S]*?)^ *\.\.\.$/gm)].flatMap(([, name, details = '']) => {
    if (details.includes("failureType: 'subtestsFailed'")) return [];
    const place = /location: '(.+)'/.exec(details)?.[1] ?? '';
    const [, error] = /error: (?:\|-\n *)?(.+)/.exec(details) ?? [];
    return [[place && path.relative(root, place), name, error ?? 'no reason given'].filter(Boolean).join(': ')];
  });
}

/**
 * One file with all that the test imports of the extension's TypeScript. The test still sees its own place in the source.
 *
 * @param {string} file
 */
async function bundleTest(file) {
  const { build } = await import('esbuild');
  const outfile = path.join(root, 'target/tests', path.relative(root, file).replace(/\.ts$/, '.mjs'));
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
    absWorkingDir: root,
    plugins: [
      {
        name: 'own-place',
        setup(build) {
          build.onLoad({ filter: /[\\/]tests[\\/].*\.(ts|mjs)$/ }, ({ path: source }) => ({
            loader: source.endsWith('.ts') ? 'ts' : 'js',
            contents: fs
              .readFileSync(source, 'utf8')
              .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(source).href))
              .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(source))),
          }));
        },
      },
    ],
  });
  return outfile;
}
