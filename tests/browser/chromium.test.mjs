// The built extension in real Chromium.

import { after, before, test } from 'node:test';

import { commands } from './suites/commands.mjs';
import { frames } from './suites/frames.mjs';
import { hiding } from './suites/hiding.mjs';
import { history } from './suites/history.mjs';
import { hold } from './suites/hold.mjs';
import { inFlight } from './suites/in-flight.mjs';
import { messages } from './suites/messages.mjs';
import { options } from './suites/options.mjs';
import { overlays } from './suites/overlays.mjs';
import { peek } from './suites/peek.mjs';
import { picker } from './suites/picker.mjs';
import { popup } from './suites/popup.mjs';
import { restart } from './suites/restart.mjs';
import { switches } from './suites/switches.mjs';
import { worker } from './suites/worker.mjs';
import { openWorld } from './support/world.mjs';

/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
before(async () => {
  world = await openWorld('chromium');
});
after(() => world?.close());

/** @param {string} name @param {(world: import('./support/world.mjs').World) => Promise<void>} run */
const inWorld = (name, run) => void test(name, () => run(world));

hiding(inWorld);
overlays(inWorld);
frames(inWorld);
hold(inWorld);
switches(inWorld);
commands(inWorld);
inFlight(inWorld);
popup(inWorld);
peek(inWorld);
picker(inWorld);
history(inWorld);
options(inWorld);
messages(inWorld);
worker(inWorld, 'chromium');
restart(test, 'chromium');
