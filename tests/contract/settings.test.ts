// What is kept of the switches and corrections, where, and for how long.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { correct, correctionsOn, uncorrect } from '../../extension/src/background/corrections.ts';
import { Stored } from '../../extension/src/background/stored.ts';
import { forgetPrivate, isOn, isSiteOn, setExtension, setSite } from '../../extension/src/background/switches.ts';
import { Area, install, local, session } from './chrome-storage.ts';

install();

test('a switch in a private window is never stored, and is forgotten with the last such window', async () => {
  await setSite('paper.example', false, true);
  assert.equal(await isSiteOn('paper.example', true), false);
  assert.equal(await isSiteOn('paper.example', false), true);
  assert.deepEqual(local.kept, {});
  assert.match(JSON.stringify(session.kept), /paper\.example/);
  await forgetPrivate();
  assert.equal(await isSiteOn('paper.example', true), true);
  assert.doesNotMatch(JSON.stringify(session.kept), /paper\.example/);
});

test('a correction in a private window is never stored either', async () => {
  await correct('paper.example', '00000000000000aa', true);
  assert.deepEqual((await correctionsOn('paper.example', true)).kept, ['00000000000000aa']);
  assert.deepEqual((await correctionsOn('paper.example', false)).kept, []);
  assert.deepEqual(local.kept, {});
});

test('what is switched off in an ordinary window is off in private ones too, until they say otherwise', async () => {
  await setSite('paper.example', false, false);
  assert.equal(await isSiteOn('paper.example', true), false);
  await setSite('paper.example', true, true);
  assert.equal(await isSiteOn('paper.example', true), true);
  assert.equal(await isSiteOn('paper.example', false), false);
  await setSite('paper.example', true, false);
});

test('no site is off, and the switch of the whole extension outranks a site', async () => {
  assert.equal(await isOn(null, false), false);
  assert.equal(await isOn('paper.example', false), true);
  await setExtension(false);
  assert.equal(await isOn('paper.example', false), false);
  await setExtension(true);
});

test('changes that come at once are all kept', async () => {
  const sites = Array.from({ length: 20 }, (_, index) => `site-${index}.example`);
  await Promise.all(sites.map((site) => setSite(site, false, false)));
  assert.deepEqual((local.kept.switches as { sitesOff: string[] }).sitesOff, sites);
});

test('corrections name no site, and are bounded in number', async () => {
  for (let index = 0; index < 45; index++) await correct('paper.example', index.toString(16).padStart(16, '0'), false);
  assert.equal((await correctionsOn('paper.example', false)).kept.length, 40);
  for (let index = 0; index < 305; index++) await correct(`site-${index}.example`, '00000000000000aa', false);
  const kept = local.kept.corrections as { sites: Record<string, unknown> };
  assert.equal(Object.keys(kept.sites).length, 300);
  assert.doesNotMatch(JSON.stringify(kept), /example/);
  await uncorrect('site-304.example', '00000000000000aa', false);
  assert.deepEqual((await correctionsOn('site-304.example', false)).kept, []);
});

test('a correction grows old', async (context) => {
  context.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  await correct('old.example', '00000000000000bb', false);
  context.mock.timers.tick(401 * 86_400_000);
  assert.deepEqual((await correctionsOn('old.example', false)).kept, []);
});

test('what cannot be read counts as nothing, and what a later version wrote is not overwritten', async () => {
  const read = (value: unknown) =>
    (value as { version?: number }).version === 1 ? (value as { version: 1; n: number }) : null;
  const area = new Area();
  const open = (key: string) =>
    new Stored<{ version: 1; n: number }>(
      key,
      { version: 1, n: 0 },
      read,
      () => area as unknown as chrome.storage.StorageArea,
    );
  area.kept.broken = 'not what it was';
  area.kept.later = { version: 2, n: 'many' };
  assert.equal((await open('broken').update(({ version, n }) => ({ version, n: n + 1 }))).n, 1);
  assert.equal((await open('later').update(({ version, n }) => ({ version, n: n + 1 }))).n, 1);
  assert.deepEqual(area.kept, { broken: { version: 1, n: 1 }, later: { version: 2, n: 'many' } });
});

test('a choice to hide is apart from a choice to keep, and each is taken back alone', async () => {
  await correct('both.example', '00000000000000cc', false);
  await correct('both.example', '00000000000000cc', false, 'hide');
  assert.deepEqual(await correctionsOn('both.example', false), {
    kept: ['00000000000000cc'],
    chosen: ['00000000000000cc'],
  });
  await uncorrect('both.example', '00000000000000cc', false);
  assert.deepEqual(await correctionsOn('both.example', false), { kept: [], chosen: ['00000000000000cc'] });
});
