// The settings as a file: what goes out comes in again, and a file with a fault changes nothing.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { forgetEverything } from '../../extension/src/background/forgetting.ts';
import { choices, setClass, setLevel } from '../../extension/src/background/settings.ts';
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

test('what was exported is there again after everything was forgotten', async () => {
  await setLevel('eager');
  await setClass('leads', false);
  for (const site of ['paper.example', 'xn--bcher-kva.example', 'localhost', '[::1]', 'intranet', 'file:'])
    await setSite(site, false, false);
  const file = await exportSettings();
  await forgetEverything();
  assert.deepEqual(await importSettings(`${JSON.stringify(file, null, 2)}\n`), { problem: null, added: 6 });
  assert.deepEqual(await exportSettings(), file);
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
  ['later-version', '2', JSON.stringify({ ...sound, version: 2 })],
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
  ['too-large', '', JSON.stringify({ ...sound, comment: 'x'.repeat(1_000_000) })],
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
