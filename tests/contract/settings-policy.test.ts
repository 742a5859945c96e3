// What an organisation sets outranks the reader, is followed as soon as it changes, and leaves what the reader chose as it was.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { policy, readPolicy, rereadPolicy } from '../../extension/src/background/policy.ts';
import { choices, choicesOn, setClass, setLevel, setSiteClass } from '../../extension/src/background/settings.ts';
import { isOn, isSiteOn, setSite } from '../../extension/src/background/switches.ts';
import { setSync, syncSummary } from '../../extension/src/background/sync/syncing.ts';
import { install, local, managed } from './chrome-storage.ts';

install();
beforeEach(async () => {
  await managed.clear();
  rereadPolicy();
});

const set = (values: Record<string, unknown>): void => {
  Object.assign(managed.kept, values);
  rereadPolicy();
};

test('level and classes are those of the organisation, and those of the reader are there when it lets go', async () => {
  await setLevel('eager');
  await setClass('paid', true);
  await setSiteClass('paper.example', 'leads', false, false);
  set({ level: 'careful', classes: { paid: false, leads: true } });
  assert.deepEqual(await choices(), { level: 'careful', classes: { newsletter: true, leads: true, paid: false } });
  assert.deepEqual((await choicesOn('paper.example', false)).classes, { newsletter: true, leads: true, paid: false });
  await managed.clear();
  rereadPolicy();
  assert.deepEqual(await choicesOn('paper.example', false), {
    level: 'eager',
    classes: { newsletter: true, leads: false, paid: true },
  });
});

test('a site that the organisation switched off stays off, in private windows too, and is written down nowhere', async () => {
  set({ sitesOff: ['https://www.intranet.example/start', 'payroll'] });
  await setSite('intranet.example', true, false);
  await setSite('intranet.example', true, true);
  assert.equal(await isSiteOn('intranet.example', false), false);
  assert.equal(await isSiteOn('intranet.example', true), false);
  assert.equal(await isOn('payroll', false), false);
  assert.equal(await isSiteOn('paper.example', false), true);
  assert.doesNotMatch(JSON.stringify(local.kept), /intranet/);
});

test('sync that is not allowed cannot be switched on', async () => {
  set({ syncAllowed: false });
  await setSync(true);
  assert.equal((await syncSummary()).on, false);
});

test('a key that cannot be read is not followed, and the others are', (context) => {
  const warned = context.mock.method(console, 'warn', () => {});
  const read = readPolicy({
    level: 'bold',
    classes: { paid: false, leads: 'yes' },
    sitesOff: ['no site', 'a.example', 7],
  });
  assert.deepEqual(read, { level: null, classes: { paid: false }, sitesOff: ['a.example'], syncAllowed: true });
  assert.equal(warned.mock.callCount(), 1);
  for (const value of [null, 7, [], {}]) {
    assert.deepEqual(readPolicy(value), { level: null, classes: {}, sitesOff: [], syncAllowed: true });
  }
  assert.equal(warned.mock.callCount(), 1, 'where nothing is set there is nothing to warn of');
});

test('a browser without such a storage has no policy', async (context) => {
  context.mock.method(managed, 'get', async () => {
    throw new Error('Managed storage manifest not found');
  });
  assert.equal((await policy()).level, null);
});
