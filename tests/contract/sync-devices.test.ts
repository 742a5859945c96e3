// Several devices that take part in the settings sync, simulated: they choose offline, are stopped in the middle, have wrong clocks and run
// out of room. Nothing that was chosen is lost, and all come to the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INITIAL, type Settings } from '../../extension/src/background/settings.ts';
import { isEntry, valuesOf } from '../../extension/src/background/sync/entries.ts';
import { exchange, type State } from '../../extension/src/background/sync/exchange.ts';
import { difference, pack, unpack } from '../../extension/src/background/sync/items.ts';
import { entriesOf } from '../../extension/src/background/sync/journal.ts';
import { merge, TOMBSTONE_MS } from '../../extension/src/background/sync/merge.ts';
import type { Level } from '../../extension/src/shared/engine-types.ts';
import { CLASSES, LEVELS } from '../../extension/src/shared/settings.ts';
import { sizeOf } from './chrome-storage.ts';

type Items = Record<string, unknown>;

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-26T08:00:00Z');

/** Where in a turn the worker is stopped. */
type Stop = 'after-the-settings' | 'after-the-items' | null;

class Device {
  /** The browser's own copy of what all devices have put down. */
  items: Items = {};
  #state: State;
  readonly name: string;

  constructor(name: string) {
    this.name = name.repeat(8);
    this.#state = [
      INITIAL,
      { version: 1, extensionOn: true, sitesOff: [], pausedUntil: null },
      { version: 1, on: true, device: this.name, hasJoined: false, entries: [], trouble: null },
    ];
  }

  get settings(): Settings {
    return this.#state[0];
  }

  get sitesOff(): string[] {
    return [...this.#state[1].sitesOff].sort();
  }

  get values(): Record<string, unknown> {
    return Object.fromEntries([...valuesOf(this.#state[0], this.#state[1])].sort());
  }

  setLevel(level: Level): void {
    this.#set({ level });
  }

  setClass(name: (typeof CLASSES)[number], wanted: boolean): void {
    this.#set({ classes: { ...this.settings.classes, [name]: wanted } });
  }

  setSiteClass(site: string, name: (typeof CLASSES)[number], wanted: boolean): void {
    this.#set({ sites: { ...this.settings.sites, [site]: { ...this.settings.sites[site], [name]: wanted } } });
  }

  setSite(site: string, on: boolean): void {
    const [settings, switches, journal] = this.#state;
    const others = switches.sitesOff.filter((other) => other !== site);
    this.#state = [settings, { ...switches, sitesOff: on ? others : [...others, site] }, journal];
  }

  #set(changed: Partial<Settings>): void {
    const [settings, switches, journal] = this.#state;
    this.#state = [{ ...settings, ...changed }, switches, journal];
  }

  turn(now: number, stop: Stop = null): void {
    // Through text, as everything that is stored.
    this.#state = JSON.parse(JSON.stringify(exchange(this.#state, unpack(this.items), now)));
    if (stop === 'after-the-settings') return;
    const wanted = pack(entriesOf(this.#state[2]), this.name);
    const { write, remove } = difference(this.items, wanted, this.name);
    Object.assign(this.items, structuredClone(write));
    if (stop === 'after-the-items') return;
    for (const name of remove) delete this.items[name];
  }
}

/** The browsers reach each other: of each device's items the others get the newest. */
function carry(devices: readonly Device[]): void {
  for (const from of devices) {
    const own = Object.entries(from.items).filter(([name]) => name.includes(from.name));
    for (const to of devices) {
      if (to === from) continue;
      for (const name of Object.keys(to.items)) if (name.includes(from.name)) delete to.items[name];
      Object.assign(to.items, structuredClone(Object.fromEntries(own)));
    }
  }
}

/** Until nobody has anything new. */
function settle(devices: readonly Device[], now: number): void {
  for (let round = 0; round < 4; round++) {
    carry(devices);
    for (const device of devices) device.turn(now + round);
  }
  carry(devices);
}

function pair(): [Device, Device] {
  const devices: [Device, Device] = [new Device('a'), new Device('b')];
  settle(devices, START);
  return devices;
}

test('two devices change settings offline and then sync: nothing is lost', () => {
  const [phone, desk] = pair();
  phone.setLevel('careful');
  phone.setSite('phone.example', false);
  phone.setSiteClass('both.example', 'paid', false);
  phone.turn(START + 1_000);
  desk.setClass('leads', false);
  desk.setSite('desk.example', false);
  desk.setSiteClass('both.example', 'newsletter', false);
  desk.turn(START + 2_000);
  settle([phone, desk], START + 3_000);
  for (const device of [phone, desk]) {
    assert.deepEqual(device.settings, {
      version: 1,
      level: 'careful',
      classes: { newsletter: true, leads: false, paid: true },
      sites: { 'both.example': { paid: false, newsletter: false } },
    });
    assert.deepEqual(device.sitesOff, ['desk.example', 'phone.example']);
  }
});

test('of two choices about the same thing the later one holds, whoever syncs first', () => {
  for (const order of [0, 1]) {
    const devices = pair();
    devices[0].setLevel('careful');
    devices[0].turn(START + 1_000);
    devices[1].setLevel('eager');
    devices[1].turn(START + 2_000);
    settle(order === 0 ? devices : devices.toReversed(), START + 3_000);
    for (const { settings } of devices) assert.equal(settings.level, 'eager');
  }
});

test('of two choices at the very same time one holds, and it is the same one everywhere', () => {
  const devices = pair();
  devices[0].setLevel('careful');
  devices[1].setLevel('eager');
  for (const device of devices) device.turn(START + 10_000);
  settle(devices, START + 20_000);
  assert.deepEqual(
    devices.map(({ settings }) => settings.level),
    ['eager', 'eager'],
  );
});

test('a site that is switched on again stays on: the other device does not bring it back', () => {
  const [phone, desk] = pair();
  phone.setSite('paper.example', false);
  settle([phone, desk], START + 1_000);
  desk.setSite('paper.example', true);
  settle([phone, desk], START + 2_000);
  assert.deepEqual([phone.sitesOff, desk.sitesOff], [[], []]);
  phone.setSite('paper.example', false);
  settle([phone, desk], START + 3_000);
  assert.deepEqual(desk.sitesOff, ['paper.example']);
});

test('what a device chose before it took part is added, and gives way where the others have chosen', () => {
  const [phone, desk] = pair();
  phone.setLevel('careful');
  phone.setSite('phone.example', false);
  settle([phone, desk], START + 1_000);
  const tablet = new Device('c');
  tablet.setLevel('eager');
  tablet.setSite('tablet.example', false);
  tablet.setClass('paid', false);
  settle([phone, desk, tablet], START + 2_000);
  for (const { settings, sitesOff } of [phone, desk, tablet]) {
    assert.equal(settings.level, 'careful');
    assert.equal(settings.classes.paid, false);
    assert.deepEqual(sitesOff, ['phone.example', 'tablet.example']);
  }
  // From then on it has its say.
  tablet.setLevel('eager');
  settle([phone, desk, tablet], START + 3_000);
  assert.equal(phone.settings.level, 'eager');
});

test('a device that takes part from the first and chose nothing has its say with its first choice', () => {
  const [phone, desk] = pair();
  desk.setLevel('eager');
  desk.turn(START + 1_000);
  phone.setLevel('careful');
  phone.turn(START + 2_000);
  settle([phone, desk], START + 3_000);
  assert.equal(desk.settings.level, 'careful');
});

test('a clock that is years ahead does not win for ever', () => {
  const [phone, desk] = pair();
  phone.setLevel('careful');
  phone.turn(START + 20 * 365 * DAY_MS);
  settle([phone, desk], START + 1_000);
  assert.equal(desk.settings.level, 'careful');
  desk.setLevel('eager');
  settle([phone, desk], START + 2_000);
  assert.equal(phone.settings.level, 'eager');
});

test('tombstones do not pile up, but one that still lies over a value stays', () => {
  const [phone, desk] = pair();
  phone.setSite('paper.example', false);
  settle([phone, desk], START + 1_000);
  const before = structuredClone(phone.items);
  phone.setSite('paper.example', true);
  settle([phone, desk], START + 2_000);
  settle([phone, desk], START + TOMBSTONE_MS + DAY_MS);
  assert.doesNotMatch(JSON.stringify(phone.items), /paper/);
  // A device that is no more has left its items behind, and nobody may touch them.
  const left = Object.fromEntries(
    Object.entries(before).map(([name, item]) => [name.replace(phone.name, 'd'.repeat(8)), item]),
  );
  const [one, other] = pair();
  Object.assign(one.items, left);
  Object.assign(other.items, left);
  settle([one, other], START + 1_000);
  assert.deepEqual(one.sitesOff, ['paper.example']);
  one.setSite('paper.example', true);
  settle([one, other], START + 2_000);
  settle([one, other], START + 3 * TOMBSTONE_MS);
  assert.deepEqual([one.sitesOff, other.sitesOff], [[], []]);
});

test('items of thousands of sites are within what browsers take, and one more site writes one item anew', () => {
  const device = new Device('a');
  device.turn(START);
  for (let index = 0; index < 1_500; index++) device.setSite(`a-site-with-a-name-${index}.example`, false);
  device.turn(START + 1_000);
  const sizes = Object.entries(device.items).map(([name, item]) => sizeOf(name, item));
  assert.ok(sizes.length > 5 && Math.max(...sizes) <= 8_192, sizes.join(' '));
  const total = sizes.reduce((sum, size) => sum + size);
  assert.ok(total <= 102_400, `${total}`);
  const before = structuredClone(device.items);
  device.setSite('one-more.example', false);
  device.turn(START + 2_000);
  const changed = Object.keys(device.items).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(device.items[name]),
  );
  assert.equal(changed.length, 1, changed.join(' '));
});

test('what came from elsewhere is believed no further than it can be read', () => {
  const entry = (...fields: unknown[]): Items => ({ 'settings 00000000 0': { version: 1, entries: [fields] } });
  const faults: Items[] = [
    entry('level', 'bold', '5'),
    entry('level', 'eager', '-1'),
    entry('level', 'eager', 'zzzzzzzzz'),
    entry('level', 'eager', 5),
    entry('off no site', true, '5'),
    entry('off PAPER.example', true, '5'),
    entry('off paper.example', false, '5'),
    entry('class all', true, '5'),
    entry('class paid on no site', true, '5'),
    entry('__proto__', true, '5'),
    { 'settings 00000000 0': { version: 2, entries: [['level', 'eager', '5']] } },
    { 'settings 00000000 0': 'level' },
    { 'settings zz 0': { version: 1, entries: [['level', 'eager', '5']] } },
    { other: { version: 1, entries: [['level', 'eager', '5']] } },
  ];
  for (const items of faults) {
    assert.deepEqual([...merge(...unpack(items))], [], JSON.stringify(items));
    const device = new Device('a');
    device.items = structuredClone(items);
    device.turn(START);
    assert.deepEqual(device.values, {});
    for (const [name, item] of Object.entries(items)) assert.deepEqual(device.items[name], item, 'it is left there');
  }
  assert.ok(isEntry('class paid on [::1]', false) && isEntry('off file:', true));
});

/** A sequence that looks like chance and is the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

test('three devices, many choices, stopped anywhere and seldom online: all come to what was chosen last', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const below = chance(seed);
    const devices = [new Device('a'), new Device('b'), new Device('c')];
    settle(devices, START);
    const last = new Map<string, unknown>();
    let now = START + 10_000;
    for (let step = 0; step < 60; step++) {
      now += 1_000 + below(60_000);
      const device = devices[below(3)] as Device;
      const site = `site-${below(4)}.example`;
      switch (below(6)) {
        case 0: {
          const level = LEVELS[below(3)] as Level;
          // Whoever chooses what holds already has chosen nothing.
          if (device.settings.level !== level) last.set('level', level === INITIAL.level ? undefined : level);
          device.setLevel(level);
          break;
        }
        case 1: {
          const name = CLASSES[below(3)] as (typeof CLASSES)[number];
          const wanted = below(2) === 0;
          if (device.settings.classes[name] !== wanted) last.set(`class ${name}`, wanted ? undefined : false);
          device.setClass(name, wanted);
          break;
        }
        case 2:
        case 3: {
          const on = below(2) === 0;
          if (device.sitesOff.includes(site) === on) last.set(`off ${site}`, on ? undefined : true);
          device.setSite(site, on);
          break;
        }
        case 4:
          carry(devices.filter(() => below(2) === 0));
          break;
        default:
      }
      // A choice has the time of the turn that finds it, which is at once where nothing stops it.
      device.turn(now, ([null, null, 'after-the-settings', 'after-the-items'] as const)[below(4)] ?? null);
    }
    settle(devices, now + 1_000);
    const expected = Object.fromEntries([...last].filter(([, value]) => value !== undefined).sort());
    for (const device of devices) assert.deepEqual(device.values, expected, `seed ${seed}, device ${device.name}`);
  }
});
