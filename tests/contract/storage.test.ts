// The storage refuses, or the worker is stopped in the middle of a write: for everything that is stored, nothing is lost.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { correct, forgetCorrections, listCorrections } from '../../extension/src/background/corrections.ts';
import { markerOf } from '../../extension/src/background/marker.ts';
import { choices, forgetChoices, setClass, setLevel, setSiteClass } from '../../extension/src/background/settings.ts';
import { isRecord, STORAGE_FAILED, STORAGE_FULL, Stored } from '../../extension/src/background/stored.ts';
import {
  forgetSwitches,
  isExtensionOn,
  isSiteOn,
  setExtension,
  setSite,
} from '../../extension/src/background/switches.ts';
import { pause } from '../../extension/src/background/switching.ts';
import { Area, install, local } from './chrome-storage.ts';

install();
beforeEach(async () => {
  await Promise.all([forgetChoices(), forgetSwitches(), forgetCorrections()]);
  // What a refused write must not harm.
  await setLevel('careful');
  await setSite('kept.example', false, false);
  await correct('kept.example', '00000000000000aa', false);
});

const changes: [what: string, change: () => Promise<unknown>][] = [
  ['the level', () => setLevel('eager')],
  ['a class', () => setClass('paid', false)],
  ['a class of a site', () => setSiteClass('paper.example', 'paid', false, false)],
  ['a site', () => setSite('paper.example', false, false)],
  ['a site that is switched on again', () => setSite('kept.example', true, false)],
  ['the whole extension', () => setExtension(false)],
  ['a pause', () => pause('hour')],
  ['a correction', () => correct('paper.example', '00000000000000bb', false)],
];

for (const [what, change] of changes) {
  test(`storage full: ${what} is refused by name, and all is as it was`, async () => {
    const before = structuredClone(local.kept);
    local.next = 'refused';
    await assert.rejects(change(), { code: STORAGE_FULL });
    assert.deepEqual(local.kept, before);
    assert.equal((await choices()).level, 'careful');
    assert.deepEqual((await choices()).classes, { newsletter: true, leads: true, paid: true });
    assert.equal(await isSiteOn('kept.example', false), false);
    assert.equal(await isSiteOn('paper.example', false), true);
    assert.equal(await isExtensionOn(), true);
    assert.equal((await listCorrections([])).length, 1);
    // There is room again.
    await change();
    assert.notDeepEqual(local.kept, before);
  });
}

test('another failure of the storage has a name of its own', async () => {
  local.refusal = 'IO error: corrupted block';
  local.next = 'refused';
  await assert.rejects(setLevel('eager'), { code: STORAGE_FAILED });
  local.refusal = 'Resource::kQuotaBytes quota exceeded';
});

test('pages are worked on although the storage takes no secret', async () => {
  local.next = 'refused';
  const marker = await markerOf('document');
  assert.match(marker, /^[a-z]{32}$/);
  assert.equal(await markerOf('document'), marker, 'and the next question has the same answer');
});

test('a storage that could not be read once is read the next time', async (context) => {
  const area = new Area();
  area.kept.count = { version: 1, n: 7 };
  const stored = counter(area);
  context.mock.method(area, 'get', () => Promise.reject(new Error('not now')), { times: 1 });
  await assert.rejects(stored.get());
  assert.equal((await stored.get()).n, 7);
});

interface Counter {
  version: 1;
  n: number;
}

const counter = (area: Area, key = 'count'): Stored<Counter> =>
  new Stored<Counter>(
    key,
    { version: 1, n: 0 },
    (value) => (isRecord(value) && typeof value.n === 'number' ? { version: 1, n: value.n } : null),
    () => area as unknown as chrome.storage.StorageArea,
  );

for (const when of ['before-the-write', 'after-the-write'] as const) {
  test(`the worker is stopped ${when.replaceAll('-', ' ')}: the next one finds all of a change or none of it`, async () => {
    const area = new Area();
    const [one, other] = [counter(area, 'one'), counter(area, 'other')];
    await Stored.together([one, other], () => [
      { version: 1, n: 1 },
      { version: 1, n: 1 },
    ]);
    area.next = when;
    // Nobody ever hears how it ended.
    void Stored.together([one, other], ([a, b]) => [
      { ...a, n: a.n + 1 },
      { ...b, n: b.n + 1 },
    ]);
    await new Promise(setImmediate);
    const found = await Promise.all([counter(area, 'one').get(), counter(area, 'other').get()]);
    const expected = when === 'before-the-write' ? 1 : 2;
    assert.deepEqual(
      found.map(({ n }) => n),
      [expected, expected],
    );
  });
}

test('a refusal does not hold up the changes after it, and changes of several values keep their turn', async () => {
  const area = new Area();
  const [one, other] = [counter(area, 'one'), counter(area, 'other')];
  const grow = (value: Counter): Counter => ({ ...value, n: value.n + 1 });
  area.next = 'refused';
  const done = await Promise.allSettled([
    one.update(grow),
    Stored.together([one, other], ([a, b]) => [grow(a), grow(b)]),
    other.update(grow),
    Stored.together([other, one], ([a, b]) => [grow(a), grow(b)]),
  ]);
  assert.deepEqual(
    done.map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
  );
  assert.deepEqual(area.kept, { one: { version: 1, n: 2 }, other: { version: 1, n: 3 } });
});
