// What happens to the background while pages are open: it is stopped, and it is replaced by an update.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { openObserver } from '../../../tools/browser/summary.mjs';
import { endBackground } from './firefox-window.mjs';
import { until } from './world.mjs';

/** @typedef {import('./world.mjs').World} World */

/** A fresh profile in which Chromium lets an unpacked extension start again. */
export function makeProfile() {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'clearcolumn-restart-'));
  fs.mkdirSync(path.join(profile, 'Default'));
  fs.writeFileSync(
    path.join(profile, 'Default/Preferences'),
    JSON.stringify({ extensions: { ui: { developer_mode: true } } }),
  );
  return profile;
}

/** Starts the extension anew, as an update does, while pages stay open. @param {World} world */
export async function reloadExtension(world) {
  // The page that asks for it is closed by it.
  await world.observer.page.evaluate(() => void setTimeout(() => chrome.runtime.reload(), 0)).catch(() => {});
  await until('the extension is back', async () => {
    // A page that was asked for between the old copy and the new one never comes.
    const late = new Promise((resolve) => setTimeout(() => resolve(null), 4_000));
    const observer = await Promise.race([
      openObserver(world.session).catch(() => null),
      /** @type {Promise<null>} */ (late),
    ]);
    const isBack = await observer?.page.evaluate(() => chrome.runtime?.id !== undefined).catch(() => false);
    if (observer && isBack) world.observer = observer;
    return isBack;
  });
}

/** Stops the background wherever it is, as the browser does after half a minute. What is waiting for it starts it again at once. @param {World} world */
export async function stopWorker(world) {
  if (world.browser === 'firefox') {
    await endBackground(world);
    return;
  }
  const page = await world.session.newPage();
  const session = await page.createCDPSession();
  let hasStopped = false;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    hasStopped ||= versions.some(({ runningStatus }) => runningStatus === 'stopped');
  });
  await session.send('ServiceWorker.enable');
  hasStopped = false;
  await session.send('ServiceWorker.stopAllWorkers');
  await until('the worker has stopped', async () => hasStopped);
  await page.close();
}

/**
 * Holds the background's answers to documents that greet it, and to those on sites with a correction that ask for a judgement: for either it
 * hashes, and there it can be held.
 *
 * @param {World} world
 */
export const holdAnswers = (world) =>
  world.inBackground((scope) => {
    const { subtle } = scope.crypto;
    const digest = subtle.digest.bind(subtle);
    const gate = Promise.withResolvers();
    scope.held = { asked: 0, release: gate.resolve };
    subtle.digest = async (...given) => {
      scope.held.asked += 1;
      await gate.promise;
      return digest(...given);
    };
  });

/** Until the first question has arrived. @param {World} world */
export const untilAsked = (world) =>
  until('the question has arrived', () => world.inBackground((scope) => scope.held.asked > 0));

/** Lets them go. @param {World} world */
export const releaseAnswers = (world) => world.inBackground((scope) => scope.held?.release());
