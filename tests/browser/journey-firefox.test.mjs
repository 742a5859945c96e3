// A reader's way through the extension, from the installation to a fresh profile, in real Firefox.

import { test } from 'node:test';

import { journey } from './support/journey.mjs';

test('install, switch a site, report by mouse and by keys, reload, undo, export, import in a fresh profile', () =>
  journey('firefox'));
