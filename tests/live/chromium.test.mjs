// The live pages in real Chromium.

import { runLivePages } from './support/run.mjs';

runLivePages('chromium');
