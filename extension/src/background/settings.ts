// How sure the engine must be, and which classes of clutter the reader wants hidden. They hold in private windows too.

import type { Classes, Level } from '../shared/engine-types.ts';
import { type Choices, CLASSES, LEVELS } from '../shared/settings.ts';
import { pushEverywhere } from './push.ts';
import { isRecord, Stored } from './stored.ts';

interface Settings extends Choices {
  version: 1;
}

const INITIAL: Settings = {
  version: 1,
  level: 'balanced',
  classes: { newsletter: true, leads: true, paid: true },
};

export const isLevel = (value: unknown): value is Level => LEVELS.includes(value as Level);

export const isClasses = (value: unknown): value is Classes =>
  isRecord(value) && CLASSES.every((name) => typeof value[name] === 'boolean');

/** Each part counts by itself: one that cannot be read has its initial value. */
export function readSettings(value: unknown): Settings | null {
  if (!isRecord(value) || value.version !== 1) return null;
  const given = isRecord(value.classes) ? value.classes : {};
  const wanted = (name: keyof Classes): boolean =>
    typeof given[name] === 'boolean' ? given[name] : INITIAL.classes[name];
  return {
    version: 1,
    level: isLevel(value.level) ? value.level : INITIAL.level,
    classes: { newsletter: wanted('newsletter'), leads: wanted('leads'), paid: wanted('paid') },
  };
}

const stored = new Stored<Settings>('settings', INITIAL, readSettings);

export async function choices(): Promise<Choices> {
  const { level, classes } = await stored.get();
  return { level, classes };
}

export async function setChoices({ level, classes: { newsletter, leads, paid } }: Choices): Promise<void> {
  await stored.update((value) => ({ ...value, level, classes: { newsletter, leads, paid } }));
}

/** Every open page is judged anew. */
export async function setLevel(level: Level): Promise<void> {
  await stored.update((value) => ({ ...value, level }));
  await pushEverywhere('settings.changed', {});
}

/** Every open page is judged anew. */
export async function setClass(name: keyof Classes, wanted: boolean): Promise<void> {
  await stored.update((value) => ({ ...value, classes: { ...value.classes, [name]: wanted } }));
  await pushEverywhere('settings.changed', {});
}

export const forgetChoices = (): Promise<void> => stored.forget();
