// What an organisation has set for its readers, by the browser's managed storage. It outranks every choice, and nothing here writes it.
// See docs/managed-settings.md.

import type { Classes, Level } from '../shared/engine-types.ts';
import { CLASSES, LEVELS } from '../shared/settings.ts';
import { siteNamed } from './site.ts';
import { isRecord } from './stored.ts';

export interface Policy {
  /** Null where the reader decides. */
  level: Level | null;
  /** Only the classes that are set. */
  classes: Partial<Classes>;
  sitesOff: readonly string[];
  /** Whether the reader may switch settings sync on. */
  syncAllowed: boolean;
}

const NONE: Policy = { level: null, classes: {}, sitesOff: [], syncAllowed: true };

/** Each key counts by itself: one that cannot be read is as if it were not set, and the console names it. */
export function readPolicy(value: unknown): Policy {
  if (!isRecord(value)) return NONE;
  const level = (LEVELS as readonly unknown[]).includes(value.level) ? (value.level as Level) : null;
  const given = isRecord(value.classes) ? value.classes : {};
  const classes = Object.fromEntries(
    CLASSES.filter((name) => typeof given[name] === 'boolean').map((name) => [name, given[name]]),
  );
  const listed = Array.isArray(value.sitesOff) ? value.sitesOff : [];
  const sites = listed.map((name: unknown) => (typeof name === 'string' ? siteNamed(name) : null));
  if (
    (value.level !== undefined && level === null) ||
    sites.includes(null) ||
    Object.keys(given).length !== Object.keys(classes).length
  )
    console.warn('Clearcolumn: a managed setting cannot be read and is not followed', value);
  return {
    level,
    classes,
    sitesOff: [...new Set(sites.filter((site) => site !== null))],
    syncAllowed: value.syncAllowed !== false,
  };
}

let current: Promise<Policy> | null = null;

export function policy(): Promise<Policy> {
  // Firefox has no such storage where no organisation has set anything, and says so by an error.
  current ??= (async () => chrome.storage.managed.get(null))().then(readPolicy, () => NONE);
  return current;
}

/** The organisation has changed something. */
export function rereadPolicy(): void {
  current = null;
}
