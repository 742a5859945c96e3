// Every text in every language, in real Firefox.

import { test } from 'node:test';

import { languages } from './suites/languages.mjs';

languages(test, 'firefox');
