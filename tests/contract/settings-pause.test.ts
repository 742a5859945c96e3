// A pause ends by itself, and nothing that is wrong with a clock makes it last.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { isRunning, pauseEnd } from '../../extension/src/background/pause.ts';
import { isExtensionOn, isOn, pausedUntil, setExtension } from '../../extension/src/background/switches.ts';
import { pause, resumeIfDue } from '../../extension/src/background/switching.ts';
import { install, local, sent, tabs } from './chrome-storage.ts';

install();
tabs.push({ id: 4, url: 'https://paper.example/', incognito: false });
beforeEach(async () => {
  await setExtension(true);
  sent.length = 0;
});

const HOUR = 3_600_000;
const at = (day: number, hour: number, minute = 0): Date => new Date(2026, 10, day, hour, minute);

test('an hour is an hour', () => assert.equal(pauseEnd('hour', at(25, 23, 30)), at(26, 0, 30).valueOf()));

const mornings: [now: Date, end: Date][] = [
  [at(25, 14), at(26, 6)],
  [at(25, 23, 59), at(26, 6)],
  // Late at night, tomorrow morning is the next one.
  [at(25, 0, 30), at(25, 6)],
  [at(25, 3, 59), at(25, 6)],
  // Who is up early means the day after.
  [at(25, 4), at(26, 6)],
  [at(30, 14), new Date(2026, 11, 1, 6)],
];

for (const [now, end] of mornings) {
  test(`until the morning, said on ${now.toLocaleString('en-GB')}`, () => {
    assert.equal(pauseEnd('morning', now), end.valueOf());
    assert.ok(isRunning(pauseEnd('morning', now), now.valueOf()));
  });
}

test('a pause is over at its end, and where it would last longer than any can', () => {
  const now = Date.now();
  assert.equal(isRunning(null, now), false);
  assert.equal(isRunning(now + 1, now), true);
  assert.equal(isRunning(now, now), false);
  assert.equal(isRunning(now - 1, now), false);
  assert.equal(isRunning(now + 28 * HOUR, now), false);
  assert.equal(isRunning(Number.NaN, now), false);
});

test('it begins in all tabs at once, ends when it is looked at, and all tabs hear of that too', async (context) => {
  context.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  await pause('hour');
  assert.equal(await isExtensionOn(), false);
  assert.equal(await isOn('paper.example', false), false);
  assert.equal(await pausedUntil(), Date.now() + HOUR);
  assert.deepEqual(sent, [{ tab: 4, message: { kind: 'switch.changed', on: false } }]);

  context.mock.timers.tick(HOUR - 1);
  await resumeIfDue();
  assert.equal(await isExtensionOn(), false);
  assert.equal(sent.length, 1);

  context.mock.timers.tick(1);
  assert.equal(await isExtensionOn(), true);
  assert.equal(await pausedUntil(), null);
  await resumeIfDue();
  await resumeIfDue();
  // The tabs are told without anybody waiting for it.
  await new Promise(setImmediate);
  assert.deepEqual(sent.slice(1), [{ tab: 4, message: { kind: 'switch.changed', on: true } }]);
  assert.equal((local.kept.switches as { pausedUntil: unknown }).pausedUntil, null);
});

test('whoever switches the extension on or off has ended the pause', async () => {
  await pause('hour');
  await setExtension(true);
  assert.equal(await isExtensionOn(), true);
  await pause('hour');
  await setExtension(false);
  assert.equal(await pausedUntil(), null);
  assert.equal(await isExtensionOn(), false);
});
