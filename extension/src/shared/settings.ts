// What the reader may choose, and the file in which the choices can be carried elsewhere.

import type { Classes, Level } from './engine-types.ts';

export const LEVELS: readonly Level[] = ['careful', 'balanced', 'eager'];
export const CLASSES: readonly (keyof Classes)[] = ['newsletter', 'leads', 'paid'];

export interface Choices {
  level: Level;
  /** Which classes of clutter are hidden. */
  classes: Classes;
}

export const FILE_FORMAT = 'clearcolumn-settings';
export const FILE_VERSION = 1;

export interface SettingsFile extends Choices {
  format: typeof FILE_FORMAT;
  version: typeof FILE_VERSION;
  sitesOff: string[];
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
    | 'too-many-sites';
  value: string;
}

export type PauseLength = 'hour' | 'morning';
