// The live pages in real Firefox.

import { runLivePages } from './support/run.mjs';

runLivePages('firefox');
