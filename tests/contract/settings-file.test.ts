// The settings as a file: what goes out comes in again, and a file with a fault changes nothing.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import {
  correct,
  correctionsOn,
  dropCorrection,
  listCorrections,
  uncorrect,
} from '../../extension/src/background/corrections.ts';
import { forgetEverything } from '../../extension/src/background/forgetting.ts';
import { choices, setClass, setLevel, setSiteClass } from '../../extension/src/background/settings.ts';
import { exportSettings, importSettings } from '../../extension/src/background/settings-file.ts';
import { isSiteOn, setSite, sitesOff } from '../../extension/src/background/switches.ts';
import { install, local, sent, tabs } from './chrome-storage.ts';

install();
tabs.push({ id: 4, url: 'https://paper.example/', incognito: false });
beforeEach(async () => {
  await forgetEverything();
  sent.length = 0;
});

const classes = { newsletter: true, leads: true, paid: true };
const sound = { format: 'clearcolumn-settings', version: 1, level: 'careful', classes, sitesOff: ['paper.example'] };
const second = { ...sound, version: 2, siteClasses: {}, corrections: [] };

test('what was exported is there again after everything was forgotten', async () => {
  await setLevel('eager');
  await setClass('leads', false);
  for (const site of ['paper.example', 'xn--bcher-kva.example', 'localhost', '[::1]', 'intranet', 'file:'])
    await setSite(site, false, false);
  await setSiteClass('daily.example', 'paid', false, false);
  await correct('daily.example', '00000000000000aa', false);
  await correct('daily.example', '00000000000000bb', false, 'hide');
  const file = await exportSettings();
  await forgetEverything();
  assert.deepEqual(await importSettings(`${JSON.stringify(file, null, 2)}\n`), { problem: null, added: 6 });
  assert.deepEqual(await exportSettings(), file);
  assert.deepEqual(await correctionsOn('daily.example', false), {
    kept: ['00000000000000aa'],
    chosen: ['00000000000000bb'],
  });
});

test('corrections of another device are added to those that are here, and each is taken back as ever', async () => {
  await correct('daily.example', '00000000000000aa', false);
  await correct('daily.example', '00000000000000bb', false, 'hide');
  const file = JSON.stringify(await exportSettings());
  assert.equal(file.includes('daily.example'), false, 'a site is kept as a hash');
  await forgetEverything();
  await correct('daily.example', '00000000000000cc', false);
  for (const _ of [1, 2]) assert.equal((await importSettings(file)).problem, null);
  const { kept, chosen } = await correctionsOn('daily.example', false);
  assert.deepEqual([kept.sort(), chosen], [['00000000000000aa', '00000000000000cc'], ['00000000000000bb']]);
  assert.equal((await listCorrections([])).length, 3);
  assert.deepEqual(
    (await listCorrections(['daily.example'])).map(({ name }) => name),
    Array(3).fill('daily.example'),
  );
  await uncorrect('daily.example', '00000000000000aa', false);
  const [entry] = (await listCorrections([])).filter(({ correction }) => correction === 'hide');
  assert.ok(entry !== undefined && entry.name === null);
  await dropCorrection(entry.site, entry.fingerprint, 'hide');
  assert.deepEqual(await correctionsOn('daily.example', false), { kept: ['00000000000000cc'], chosen: [] });
});

test('what came in a file ages too, and is erased with the next change', async (t) => {
  await correct('daily.example', '00000000000000aa', false);
  const file = JSON.stringify(await exportSettings());
  await forgetEverything();
  await correct('paper.example', '00000000000000cc', false);
  await importSettings(file);
  const books = (): unknown[] => (local.kept.corrections as { imported: unknown[] }).imported;
  assert.equal(books().length, 1);
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 401 * 86_400_000 });
  await correct('paper.example', '00000000000000dd', false);
  assert.deepEqual(books(), []);
});

test('an import is written as one: where it is refused nothing of it is kept', async () => {
  await setLevel('eager');
  const before = structuredClone(local.kept);
  local.next = 'refused';
  await assert.rejects(importSettings(JSON.stringify(sound)), { code: 'storage-full' });
  assert.deepEqual(local.kept, before);
  assert.equal((await choices()).level, 'eager');
  assert.deepEqual(await sitesOff(), []);
});

test('sites are added to those that are there, and the rest is replaced', async () => {
  await setLevel('eager');
  await setSite('own.example', false, false);
  await setSite('paper.example', false, false);
  const file = { ...sound, sitesOff: ['https://www.PAPER.example/a', 'new.example', 'www.new.example'] };
  assert.deepEqual(await importSettings(JSON.stringify(file)), { problem: null, added: 1 });
  assert.deepEqual(await sitesOff(), ['own.example', 'paper.example', 'new.example']);
  assert.equal((await choices()).level, 'careful');
});

test('open tabs hear of an import', async () => {
  await importSettings(JSON.stringify(sound));
  assert.deepEqual(
    sent.map(({ message }) => message),
    [{ kind: 'switch.changed', on: false }, { kind: 'settings.changed' }],
  );
});

test('a mark of the encoding and entries of another time do no harm', async () => {
  assert.equal((await importSettings(`\uFEFF${JSON.stringify({ ...sound, colour: 'green' })}`)).problem, null);
  assert.equal(await isSiteOn('paper.example', false), false);
  assert.equal('colour' in (local.kept.settings as object), false);
});

const faults: [what: string, value: string, text: string][] = [
  ['not-json', '', ''],
  ['not-json', '', '{"format": "clearcolumn-settings", '],
  ['not-settings', '', 'null'],
  ['not-settings', '', '[]'],
  ['not-settings', '', '{}'],
  ['not-settings', '', JSON.stringify({ ...sound, format: 'other' })],
  ['not-settings', '', JSON.stringify({ ...sound, version: '1' })],
  ['later-version', '3', JSON.stringify({ ...sound, version: 3 })],
  ['level', 'bold', JSON.stringify({ ...sound, level: 'bold' })],
  ['level', '', JSON.stringify({ ...sound, level: undefined })],
  ['classes', '{"newsletter":true}', JSON.stringify({ ...sound, classes: { newsletter: true } })],
  [
    'classes',
    '{"newsletter":true,"leads":true,"paid":1}',
    JSON.stringify({ ...sound, classes: { ...classes, paid: 1 } }),
  ],
  ['sites', 'paper.example', JSON.stringify({ ...sound, sitesOff: 'paper.example' })],
  ['site', 'no site', JSON.stringify({ ...sound, sitesOff: ['good.example', 'no site'] })],
  ['site', '7', JSON.stringify({ ...sound, sitesOff: [7] })],
  ['site', 'chrome://settings', JSON.stringify({ ...sound, sitesOff: ['chrome://settings'] })],
  ['site', '', JSON.stringify({ ...sound, sitesOff: [''] })],
  ['site', `${'x '.repeat(30)} …`, JSON.stringify({ ...sound, sitesOff: ['x '.repeat(500)] })],
  ['too-large', '', JSON.stringify({ ...sound, comment: 'x'.repeat(2_000_000) })],
  ['sites', '', JSON.stringify({ ...sound, version: 2 })],
  ['site', 'no site', JSON.stringify({ ...second, siteClasses: { 'no site': { paid: false } } })],
  ['classes', '{"paid":"no"}', JSON.stringify({ ...second, siteClasses: { 'paper.example': { paid: 'no' } } })],
  [
    'corrections',
    '[{"salt":"short","sites":{}}]',
    JSON.stringify({ ...second, corrections: [{ salt: 'short', sites: {} }] }),
  ],
  ['corrections', '{}', JSON.stringify({ ...second, corrections: {} })],
];

for (const [what, value, text] of faults) {
  test(`${what}: ${text.slice(0, 60)} changes nothing`, async () => {
    await setLevel('eager');
    await setSite('own.example', false, false);
    const before = structuredClone(local.kept);
    sent.length = 0;
    assert.deepEqual(await importSettings(text), { problem: { what, value }, added: 0 });
    assert.deepEqual(local.kept, before);
    assert.deepEqual(sent, []);
  });
}

test('a list that would push out what is stored is refused', async () => {
  await setSite('own.example', false, false);
  const many = Array.from({ length: 5_000 }, (_, index) => `site-${index}.example`);
  const { problem } = await importSettings(JSON.stringify({ ...sound, sitesOff: many }));
  assert.deepEqual(problem, { what: 'too-many-sites', value: '5000' });
  assert.deepEqual(await sitesOff(), ['own.example']);
  assert.equal((await importSettings(JSON.stringify({ ...sound, sitesOff: many.slice(1) }))).added, 4_999);
  assert.equal((await sitesOff())[0], 'own.example');
});
