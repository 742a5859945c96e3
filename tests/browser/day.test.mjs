// A day of reading with the extension, at the end of which it has asked the network for nothing.
//
// Every request of the browser goes to a proxy of ours, whoever makes it: page, frame, content script or background. What is asked for beside
// the pages of the day and the files that they themselves name would be the extension's. Both browsers know requests of their own, so the
// same day is first spent without the extension, and what is asked for in that one does not count.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import { test } from 'node:test';

import { launch } from '../../tools/browser/launch.mjs';
import { openObserver } from '../../tools/browser/summary.mjs';
import { distribution } from '../../tools/build/extension.mjs';
import { fileOf, writtenPages } from './support/native.mjs';
import { until } from './support/world.mjs';

/** @typedef {import('../../tools/setup/browsers.mjs').BrowserName} BrowserName */

const PAGES = 50;
const day = writtenPages.slice(0, PAGES);

/** A proxy that serves the pages of the day, each as a site of its own, and refuses all else. It remembers every request. */
async function openProxy() {
  /** @type {string[]} */
  const heard = [];
  const server = http.createServer((request, response) => {
    const address = request.url ?? '';
    heard.push(address);
    const site = /^http:\/\/([\w-]+)\.example\/$/.exec(address)?.[1];
    if (site === undefined || !day.includes(site)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(fs.readFileSync(fileOf(site)));
  });
  // An encrypted connection asks for its host first. It is noted and refused.
  server.on('connect', (request, /** @type {import('node:net').Socket} */ socket) => {
    heard.push(`https://${request.url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    heard,
    port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** @param {BrowserName} browser @param {number} port @param {boolean} withExtension */
function launchBehind(browser, port, withExtension) {
  return launch({
    browser,
    ...(withExtension && { extension: distribution(browser) }),
    // "<-loopback>": loopback addresses too.
    args: browser === 'chromium' ? [`--proxy-server=127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'] : [],
    preferences: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': port,
      'network.proxy.allow_hijacking_localhost': true,
    },
  });
}

/** What was asked for in a day, and what the reader did with the extension. @param {BrowserName} browser @param {boolean} withExtension */
async function spend(browser, withExtension) {
  const proxy = await openProxy();
  const session = await launchBehind(browser, proxy.port, withExtension);
  const did = { hidden: 0, switched: 0, reported: 0, peeked: 0 };
  try {
    const observer = withExtension ? await openObserver(session) : null;
    /** @param {Record<string, unknown>} message */
    const ask = async (message) => {
      const answer = await observer?.page.evaluate((request) => chrome.runtime.sendMessage(request), message);
      assert.ok(answer?.ok, JSON.stringify(answer));
      return answer.value;
    };
    const page = await session.newPage();
    for (const [at, name] of day.entries()) {
      const url = `http://${name}.example/`;
      await page.bringToFront();
      await page.goto(url, { waitUntil: 'load' });
      await page.evaluate(() => scrollTo(0, document.body?.scrollHeight ?? 0));
      if (!observer) continue;
      const tab = await observer.tabOf(url);
      await until(`${name} was looked at`, async () => (await observer.summary(tab)).state !== 'looking');
      const { blocks } = await observer.summary(tab);
      did.hidden += blocks.length;
      if (at % 10 === 3) {
        await ask({ kind: 'switch.site', tab, on: false });
        await ask({ kind: 'switch.site', tab, on: true });
        did.switched += 1;
      }
      const [block] = blocks;
      if (block && did.reported < 3) {
        await ask({ kind: 'block.wrong', tab, document: block.document, id: block.id });
        did.reported += 1;
      } else if (block && did.peeked < 3) {
        await ask({ kind: 'tab.peek', tab });
        await ask({ kind: 'tab.peek', tab });
        did.peeked += 1;
      }
    }
    if (observer) {
      await ask({ kind: 'pause.begin', length: 'hour' });
      await ask({ kind: 'switch.extension', on: true });
      const options = await session.openExtensionPage('options.html');
      await options.waitForSelector('html[data-drawn]');
      // Saved as a reader saves them, but that no file is written.
      const saved = await options.evaluate(async () => {
        /** @type {Promise<string> | undefined} */
        let text;
        URL.createObjectURL = (blob) => {
          text = /** @type {Blob} */ (blob).text();
          return '#';
        };
        HTMLAnchorElement.prototype.click = () => {};
        /** @type {HTMLElement} */ (document.querySelector('#reports-save')).click();
        while (text === undefined) await new Promise((resolve) => setTimeout(resolve, 25));
        return text;
      });
      assert.ok(saved.length > 100, 'the reports were saved');
      await options.close();
    }
  } finally {
    await session.close();
    proxy.close();
  }
  return { heard: proxy.heard, did };
}

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  test(`a day of reading in ${browser}: ${PAGES} pages, switches, reports, peek, and no request of the extension`, async () => {
    assert.equal(day.length, PAGES);
    const without = await spend(browser, false);
    const { heard, did } = await spend(browser, true);
    assert.equal(
      new Set(heard.filter((address) => day.some((name) => address === `http://${name}.example/`))).size,
      PAGES,
    );
    assert.ok(did.hidden >= 20, `${did.hidden} blocks were hidden`);
    assert.deepEqual({ ...did, hidden: 0 }, { hidden: 0, switched: 5, reported: 3, peeked: 3 });
    /** Of what a browser asks for itself only the host, because the rest may differ from day to day. @param {string} address */
    const place = (address) => {
      const { hostname, origin, pathname } = new URL(address);
      // Whether a browser asks for a tab's icon before the page is left is a matter of time, with an extension and without.
      if (pathname === '/favicon.ico') return `${origin}/`;
      return hostname.endsWith('.example') ? address : origin;
    };
    const known = new Set(without.heard.map(place));
    assert.deepEqual(
      [...new Set(heard.map(place))].filter((origin) => !known.has(origin)),
      [],
    );
  });
}
