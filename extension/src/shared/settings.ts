// What the reader may choose, and the file in which the choices can be carried elsewhere.

import type { Classes, Level } from './engine-types.ts';

export const LEVELS: readonly Level[] = ['careful', 'balanced', 'eager'];
export const CLASSES: readonly (keyof Classes)[] = ['newsletter', 'leads', 'paid'];

export interface Choices {
  level: Level;
  /** Which classes of clutter are hidden. */
  classes: Classes;
}

/** By site, the classes that are hidden there otherwise than everywhere. */
export type SiteClasses = Record<string, Partial<Classes>>;

export const FILE_FORMAT = 'clearcolumn-settings';
export const FILE_VERSION = 2;

/** Corrections as they are stored: sites as hashes with the salt that made them, and by site fingerprint and day. */
export interface CorrectionsBook {
  salt: string;
  sites: Record<string, Record<string, number>>;
}

export interface SettingsFile extends Choices {
  format: typeof FILE_FORMAT;
  version: typeof FILE_VERSION;
  sitesOff: string[];
  siteClasses: SiteClasses;
  corrections: CorrectionsBook[];
}

/** Why a settings file cannot be used, and the value that is to blame. */
export interface FileProblem {
  what:
    | 'too-large'
    | 'not-json'
    | 'not-settings'
    | 'later-version'
    | 'level'
    | 'classes'
    | 'sites'
    | 'site'
    | 'too-many-sites'
    | 'corrections';
  value: string;
}

export type PauseLength = 'hour' | 'morning';

/** What an organisation has set, and the reader cannot change. */
export interface Managed {
  level: boolean;
  classes: (keyof Classes)[];
  sitesOff: string[];
  sync: boolean;
}

/** Why settings were not sent to the reader's other devices. They are kept here all the same, and are sent as soon as it works. */
export type SyncTrouble = 'full' | 'too-often' | 'failed';

export interface SyncSummary {
  /** Whether the browser has a settings sync at all. */
  isOffered: boolean;
  on: boolean;
  trouble: SyncTrouble | null;
  /** Other devices from which something has come. */
  devices: number;
  /** What all devices have put down together. */
  bytes: number;
  most: number;
}

/** One correction as the options list it. */
export interface CorrectionEntry {
  /** By which it is deleted. */
  site: string;
  fingerprint: string;
  correction: 'keep' | 'hide';
  /** As `2026-11-25`. */
  day: string;
  /** The site's name, where one of the names that are known here gives the hash. */
  name: string | null;
}
