// When the extension has judged a page as it is now. A page of the extension hears what content scripts send, as the background does.

import { until } from '../../browser/support/world.mjs';

/** @typedef {import('../../browser/support/world.mjs').World} World */
/** @typedef {import('puppeteer-core').Frame} Frame */

let probes = 0;

/** Notes what documents say, and which probes their snapshots hold. Once for a world. @param {World} world */
export async function listen(world) {
  await world.observer.page.evaluate(() => {
    const seen = new Set();
    Reflect.set(globalThis, 'seenProbes', seen);
    /** @type {Array<{ url: string | undefined, kind: string }>} */
    const said = [];
    Reflect.set(globalThis, 'saidByDocuments', said);
    chrome.runtime.onMessage.addListener((message, sender) => {
      said.push({ url: sender.url, kind: message.kind });
      if (message.kind !== 'document.judge') return;
      const text = new TextDecoder('latin1').decode(new Uint8Array(message.snapshot));
      for (const [probe] of text.matchAll(/live-probe-\d+/g)) seen.add(probe);
    });
  });
}

/** The kinds of all messages that a document has sent so far. @param {World} world @param {string} url @returns {Promise<string[]>} */
export const messagesFrom = (world, url) =>
  world.observer.page.evaluate(
    (wanted) =>
      Reflect.get(globalThis, 'saidByDocuments')
        .filter((/** @type {{ url: string }} */ message) => message.url === wanted)
        .map((/** @type {{ kind: string }} */ { kind }) => kind),
    url,
  );

/** Waits until a look has seen the frame as it is now. @param {World} world @param {Frame} frame */
async function untilSeen(world, frame) {
  const probe = `live-probe-${++probes}`;
  await frame.evaluate((name) => {
    const element = document.createElement('s');
    element.className = name;
    document.body.append(element);
  }, probe);
  await until(`the extension has looked at ${frame.url()}`, () =>
    world.observer.page.evaluate((name) => Reflect.get(globalThis, 'seenProbes').has(name), probe),
  );
}

/**
 * Waits until a verdict on the frame as it is now has been acted on. Looks come one after the other: when the second asks, the answer to the
 * first has done its work.
 *
 * @param {World} world @param {Frame} frame
 */
export async function untilJudged(world, frame) {
  await untilSeen(world, frame);
  await untilSeen(world, frame);
}
