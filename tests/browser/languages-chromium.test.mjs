// Every text in every language, in real Chromium.

import { test } from 'node:test';

import { languages } from './suites/languages.mjs';

languages(test, 'chromium');
