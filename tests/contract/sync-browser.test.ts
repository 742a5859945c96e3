// The settings sync against the browser's storage: off until it is wanted, other devices' items are followed and never written, and what
// the browser refuses is said and not lost.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { forgetEverything } from '../../extension/src/background/forgetting.ts';
import { choices, setLevel } from '../../extension/src/background/settings.ts';
import { setSite, sitesOff } from '../../extension/src/background/switches.ts';
import { eraseSynced, onStored, setSync, syncNow, syncSummary } from '../../extension/src/background/sync/syncing.ts';
import { install, local, sent, sync, tabs } from './chrome-storage.ts';

install();
tabs.push({ id: 4, url: 'https://paper.example/', incognito: false });
beforeEach(async () => {
  sync.next = null;
  sync.limits = {};
  await forgetEverything();
  await sync.clear();
  sent.length = 0;
});

const OTHER = 'settings 0a0a0a0a 0';
const time = (at: number): string => at.toString(36);
const others = (...entries: unknown[][]): void => {
  sync.kept[OTHER] = { version: 1, entries };
};
const ownItems = (): string => JSON.stringify(Object.entries(sync.kept).filter(([name]) => name !== OTHER));

test('nothing goes out and nothing comes in before it is switched on', async () => {
  others(['level', 'eager', '5']);
  await setLevel('careful');
  await setSite('paper.example', false, false);
  await syncNow();
  assert.equal(ownItems(), '[]');
  assert.equal((await choices()).level, 'careful');
  assert.equal((await syncSummary()).on, false);
});

test('switched on, what is here goes out, what is there comes in, and open tabs follow', async () => {
  others(
    ['level', 'eager', time(Date.now())],
    ['off other.example', true, time(Date.now())],
    ['off paper.example', true, '5'],
  );
  const before = structuredClone(sync.kept[OTHER]);
  await setSite('own.example', false, false);
  await setSync(true);
  assert.equal((await choices()).level, 'eager');
  assert.deepEqual(await sitesOff(), ['own.example', 'other.example', 'paper.example']);
  assert.deepEqual(
    sent.map(({ message }) => message),
    [{ kind: 'switch.changed', on: false }, { kind: 'settings.changed' }],
  );
  assert.match(ownItems(), /own\.example/);
  assert.doesNotMatch(ownItems(), /other\.example|eager/, 'each device writes what is its own');
  assert.deepEqual(sync.kept[OTHER], before);
  const { on, devices, trouble, isOffered } = await syncSummary();
  assert.deepEqual({ on, devices, trouble, isOffered }, { on: true, devices: 1, trouble: null, isOffered: true });
});

test('a turn that finds nothing new writes nothing', async () => {
  await setSite('own.example', false, false);
  await setSync(true);
  const writes = [local.writes, sync.writes];
  await syncNow();
  assert.deepEqual([local.writes, sync.writes], writes);
});

test('a private window has no part in it', async () => {
  await setSync(true);
  await setSite('secret.example', false, true);
  await syncNow();
  assert.doesNotMatch(JSON.stringify(sync.kept) + JSON.stringify(local.kept), /secret/);
});

for (const [refusal, trouble] of [
  ['Resource::kQuotaBytes quota exceeded', 'full'],
  ['QuotaExceededError: storage.sync API call exceeded its quota limitations.', 'full'],
  ['This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota.', 'too-often'],
  ['The network is down.', 'failed'],
] as const) {
  test(`“${refusal}” is told as ${trouble}, nothing is lost, and it goes out when there is room`, async () => {
    await setSync(true);
    await setSite('first.example', false, false);
    await syncNow();
    const before = structuredClone(sync.kept);
    await setSite('second.example', false, false);
    sync.refusal = refusal;
    sync.next = 'refused';
    await syncNow();
    assert.equal((await syncSummary()).trouble, trouble);
    assert.deepEqual(sync.kept, before);
    assert.deepEqual(await sitesOff(), ['first.example', 'second.example']);
    others(['off other.example', true, '5']);
    await syncNow();
    assert.equal((await syncSummary()).trouble, null);
    assert.match(ownItems(), /second\.example/);
    assert.deepEqual(await sitesOff(), ['first.example', 'second.example', 'other.example']);
  });
}

test('with the limits of a browser: when it is full the device keeps all, and goes on reading the others', async () => {
  sync.limits = { bytes: 102_400, bytesOfAnItem: 8_192 };
  await setSync(true);
  const sites = Array.from({ length: 2_600 }, (_, index) => `a-site-with-a-long-name-${index}.example`);
  for (const site of sites) await setSite(site, false, false);
  await syncNow();
  assert.equal((await syncSummary()).trouble, 'full');
  others(['off other.example', true, '5']);
  await syncNow();
  assert.deepEqual(await sitesOff(), [...sites, 'other.example']);
});

test('full local storage: what the others chose is taken neither in part nor for lost', async () => {
  await setSync(true);
  others(['off other.example', true, '5']);
  local.next = 'refused';
  await syncNow();
  assert.deepEqual(await sitesOff(), []);
  await syncNow();
  assert.deepEqual(await sitesOff(), ['other.example']);
  assert.equal((await syncSummary()).trouble, null);
});

test('switched off it rests, and what was chosen meanwhile has its time when it is switched on again', async () => {
  await setSync(true);
  await setSite('own.example', false, false);
  await syncNow();
  await setSync(false);
  others(['level', 'eager', time(Date.now() - 60_000)]);
  await setLevel('careful');
  await syncNow();
  assert.equal((await choices()).level, 'careful');
  await setSync(true);
  assert.equal((await choices()).level, 'careful');
});

test('to forget everything here forgets nothing on the other devices', async () => {
  others(['off other.example', true, '5']);
  await setSync(true);
  await setSite('own.example', false, false);
  await syncNow();
  await forgetEverything();
  await syncNow();
  assert.deepEqual(sync.kept, { [OTHER]: { version: 1, entries: [['off other.example', true, '5']] } });
  assert.deepEqual(local.kept, {});
});

test('what all devices have put down is erased, and the settings here stay', async () => {
  others(['off other.example', true, '5']);
  await setSync(true);
  await eraseSynced();
  await syncNow();
  assert.deepEqual(sync.kept, {});
  assert.deepEqual(await sitesOff(), ['other.example']);
  assert.equal((await syncSummary()).on, false);
});

test('a change of settings is followed by a turn, without anybody asking', async () => {
  await setSync(true);
  await setSite('own.example', false, false);
  onStored({ switches: {} }, 'local');
  while (!ownItems().includes('own.example')) await new Promise((resolve) => setTimeout(resolve, 20));
});
