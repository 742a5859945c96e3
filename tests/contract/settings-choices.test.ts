// What the reader chose: how it is read back, who hears of a change, and what is left when all is forgotten.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { correct, correctionsOn, listCorrections } from '../../extension/src/background/corrections.ts';
import { forgetEverything } from '../../extension/src/background/forgetting.ts';
import {
  choices,
  choicesOn,
  forgetPrivateChoices,
  forgetSiteClasses,
  ownChoices,
  readSettings,
  setClass,
  setLevel,
  setSiteClass,
} from '../../extension/src/background/settings.ts';
import { Stored } from '../../extension/src/background/stored.ts';
import { isSiteOn, pausedUntil, setExtension, setPause, setSite } from '../../extension/src/background/switches.ts';
import { Area, install, local, sent, session, tabs } from './chrome-storage.ts';

install();
beforeEach(() => {
  sent.length = 0;
});

const all = { newsletter: true, leads: true, paid: true };

test('what is stored is read back', () => {
  const value = { version: 1, level: 'eager', classes: { newsletter: false, leads: true, paid: false } };
  assert.deepEqual(readSettings(value), { ...value, sites: {} });
  const sites = { 'paper.example': { paid: false } };
  assert.deepEqual(readSettings({ ...value, sites }), { ...value, sites });
});

test('a part that cannot be read has its initial value, and the others stay', () => {
  assert.deepEqual(readSettings({ version: 1, level: 'bold', classes: { ...all, paid: false } }), {
    version: 1,
    level: 'balanced',
    classes: { ...all, paid: false },
    sites: {},
  });
  assert.deepEqual(readSettings({ version: 1, level: 'careful', classes: { newsletter: false, leads: 'yes' } }), {
    version: 1,
    level: 'careful',
    classes: { ...all, newsletter: false },
    sites: {},
  });
  assert.deepEqual(readSettings({ version: 1, level: 'eager', classes: null })?.classes, all);
  const sites = { 'paper.example': { paid: 'no' }, 'daily.example': { paid: false, leads: 1 }, 'third.example': null };
  assert.deepEqual(readSettings({ version: 1, sites })?.sites, { 'daily.example': { paid: false } });
});

for (const value of [null, 7, 'eager', [], {}, { version: '1', level: 'eager' }, { version: 2, level: 'eager' }]) {
  test(`${JSON.stringify(value)} is no settings`, () => assert.equal(readSettings(value), null));
}

test('a change is stored, and every open tab hears of it', async () => {
  tabs.push({ id: 4, url: 'https://paper.example/', incognito: false });
  await setLevel('eager');
  await setClass('paid', false);
  assert.deepEqual(await choices(), { level: 'eager', classes: { ...all, paid: false } });
  assert.deepEqual(local.kept.settings, { version: 1, level: 'eager', classes: { ...all, paid: false }, sites: {} });
  assert.deepEqual(sent, [
    { tab: 4, message: { kind: 'settings.changed' } },
    { tab: 4, message: { kind: 'settings.changed' } },
  ]);
});

test('on one site a class is hidden otherwise than everywhere, and only its tabs hear of it', async () => {
  tabs.push({ id: 5, url: 'https://daily.example/', incognito: false });
  await setSiteClass('paper.example', 'newsletter', false, false);
  assert.deepEqual((await choicesOn('paper.example', false)).classes, { ...all, newsletter: false, paid: false });
  assert.deepEqual((await choicesOn('daily.example', false)).classes, { ...all, paid: false });
  assert.deepEqual(sent, [{ tab: 4, message: { kind: 'settings.changed' } }]);
  // What is chosen everywhere later does not undo it.
  await setClass('newsletter', false);
  await setClass('newsletter', true);
  assert.equal((await choicesOn('paper.example', false)).classes.newsletter, false);
  await setSiteClass('paper.example', 'newsletter', true, false);
  assert.deepEqual((await ownChoices()).sites, {}, 'what holds everywhere needs no entry');
  await setSiteClass('paper.example', 'paid', true, false);
  assert.equal((await choicesOn('paper.example', false)).classes.paid, true);
  await forgetSiteClasses('paper.example');
  assert.equal((await choicesOn('paper.example', false)).classes.paid, false);
  tabs.pop();
});

test('what is chosen for a site in a private window is never stored', async () => {
  const before = structuredClone(local.kept);
  await setSiteClass('secret.example', 'leads', false, true);
  assert.equal((await choicesOn('secret.example', true)).classes.leads, false);
  assert.equal((await choicesOn('secret.example', false)).classes.leads, true);
  assert.deepEqual(local.kept, before);
  await forgetPrivateChoices();
  assert.equal((await choicesOn('secret.example', true)).classes.leads, true);
  assert.doesNotMatch(JSON.stringify(session.kept), /secret/);
});

test('everything is forgotten, in private windows too, and open pages follow', async () => {
  await setSite('paper.example', false, false);
  await setSite('secret.example', false, true);
  await correct('paper.example', '00000000000000aa', false);
  await correct('secret.example', '00000000000000bb', true);
  assert.equal((await listCorrections([])).length, 1);
  await setPause(Date.now() + 60_000);
  const { salt } = local.kept.corrections as { salt: string };

  await forgetEverything();
  assert.deepEqual(local.kept, {});
  assert.deepEqual(session.kept, {});
  assert.deepEqual(await choices(), { level: 'balanced', classes: all });
  assert.ok(await isSiteOn('paper.example', false));
  assert.ok(await isSiteOn('secret.example', true));
  assert.equal(await pausedUntil(), null);
  assert.equal((await listCorrections([])).length, 0);
  assert.deepEqual((await correctionsOn('secret.example', true)).kept, []);
  assert.deepEqual(sent, [
    { tab: 4, message: { kind: 'switch.changed', on: true } },
    { tab: 4, message: { kind: 'corrections.forgotten' } },
  ]);

  await correct('paper.example', '00000000000000aa', false);
  assert.notEqual((local.kept.corrections as { salt: string }).salt, salt, 'what was hashed before cannot be linked');
  await setExtension(true);
});

test('to forget erases even what a later version wrote', async () => {
  const area = new Area();
  area.kept.later = { version: 2 };
  const stored = new Stored<{ version: 1; n: number }>(
    'later',
    { version: 1, n: 0 },
    () => null,
    () => area as unknown as chrome.storage.StorageArea,
  );
  await stored.update((value) => ({ ...value, n: 1 }));
  assert.deepEqual(area.kept, { later: { version: 2 } });
  await stored.forget();
  assert.deepEqual(area.kept, {});
  await stored.update((value) => ({ ...value, n: 5 }));
  assert.deepEqual(area.kept, { later: { version: 1, n: 5 } });
});
