// npm test: prepares the machine, then runs every tier, or the ones that are named.

import { readOptions } from './setup/options.mjs';
import { prepare } from './setup/prepare.mjs';
import { prepareRustLints } from './setup/rust.mjs';
import { runEntryPoint } from './setup/step.mjs';
import { runCargoTests } from './tiers/cargo-tests.mjs';
import { runChecks } from './tiers/checks.mjs';
import { runNodeTests } from './tiers/node-tests.mjs';
import { runTier, summarize } from './tiers/tier.mjs';

const TIERS = ['check', 'rust', 'tools', 'wasm', 'contract', 'browser', 'live', 'lint'];

const USAGE = `usage: npm test [-- TIER…] [--only PART]… [--yes]

Runs all tiers, or the named ones of: ${TIERS.join(', ')}.

  --only PART   of the tests in JavaScript, only files whose name holds PART
  --yes         install system packages without asking, where some are missing`;

await runEntryPoint(async () => {
  const { values, positionals, yes } = readOptions({ only: { type: 'string', multiple: true } }, USAGE);
  const unknown = positionals.filter((name) => !TIERS.includes(name));
  if (unknown.length > 0) throw new Error(`unknown tier ${unknown.join(', ')}\n\n${USAGE}`);
  const wanted = TIERS.filter((name) => positionals.length === 0 || positionals.includes(name));
  /** @type {string[]} */
  const only = values.only ?? [];

  const toolchain = await prepare({
    yes,
    browsers: wanted.includes('browser') || wanted.includes('live') ? ['chromium', 'firefox'] : [],
  });
  if (wanted.includes('check')) await prepareRustLints();
  // Imported only now: these need the npm packages.
  const { buildEngine, buildPlayground } = await import('./build/engine.mjs');
  const { buildExtension } = await import('./build/extension.mjs');
  const { buildSite } = await import('./build/site.mjs');
  const { printSizes } = await import('./build/sizes.mjs');
  const { lintPackage } = await import('./tiers/package-lint.mjs');

  /** @type {import('./tiers/tier.mjs').Result[]} */
  const results = [];
  /** @param {string} name @param {() => Promise<import('./tiers/tier.mjs').Counts>} work */
  const tier = async (name, work) => {
    if (wanted.includes(name)) results.push(await runTier(name, work));
  };
  // TypeScript's types, the wasm tests, the extension and the site all need the engine's package. Where it does not build, the
  // tiers that need it fail one by one, and the native tests still say why.
  const built = await runTier('build', async () => {
    await buildEngine(toolchain);
    await buildPlayground(toolchain);
    await buildExtension();
    await buildSite();
    printSizes();
    return { passed: 1, failed: 0, skipped: 0 };
  });
  if (built.counts.failed > 0) results.push(built);

  await tier('check', () => runChecks(toolchain));
  await tier('rust', runCargoTests);
  await tier('tools', () => runNodeTests('tools/tests', { only }));
  await tier('wasm', () => runNodeTests('tests/wasm', { only }));
  await tier('contract', () => runNodeTests('tests/contract', { only }));
  await tier('browser', () => runNodeTests('tests/browser', { only, serial: true }));
  await tier('live', () => runNodeTests('tests/live', { only, serial: true }));
  await tier('lint', lintPackage);

  if (!summarize(results)) process.exitCode = 1;
});
