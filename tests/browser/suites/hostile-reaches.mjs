// What a hostile page may try to get at the popup or at the page of a report. Both stand in tabs or windows of their own; no page may reach
// them, read them, or learn of them.

import assert from 'node:assert/strict';

import { callWrong, letters, openReport } from '../support/reports.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */

/**
 * How a page may try to get at the popup, or at the page of a report. Each answers what it got hold of. It runs in the page, is given both
 * addresses, the start of all addresses of the extension and the id of the report, and sees nothing of the test.
 *
 * @type {{ name: string, reach: (addresses: string[], origin: string, report: string) => Promise<string[]> }[]}
 */
const REACHES = [
  {
    name: 'frames, objects and embedded documents',
    reach: async (addresses) => {
      const read = await Promise.all(
        addresses.flatMap((address) =>
          [
            ['iframe', 'src'],
            ['object', 'data'],
            ['embed', 'src'],
            ['portal', 'src'],
          ].map(async ([name = '', attribute = '']) => {
            const frame = /** @type {any} */ (document.createElement(name));
            frame.style.cssText = 'position: fixed; inset: 0; width: 400px; height: 600px; opacity: 0.01';
            frame.setAttribute(attribute, address);
            const settled = new Promise((resolve) => {
              frame.onload = frame.onerror = resolve;
              // An element that a browser does not know settles never.
              setTimeout(resolve, 500);
            });
            document.body.append(frame);
            await settled;
            try {
              return frame.contentDocument?.body?.innerText ?? '';
            } catch {
              // Of another origin, which is what becomes of a frame whose load was refused.
              return '';
            }
          }),
        ),
      );
      return read.filter((text) => /Clearcolumn|report/i.test(text));
    },
  },
  {
    name: 'windows that it opens and leads there, by itself, by links and by forms',
    reach: async (addresses) => {
      const got = /** @type {string[]} */ ([]);
      for (const address of addresses) {
        for (const [number, lead] of [
          (/** @type {Window} */ opened) => opened.location.assign(address),
          (/** @type {Window} */ _, /** @type {string} */ target) => {
            const link = Object.assign(document.createElement('a'), { href: address, target });
            document.body.append(link);
            link.click();
          },
          (/** @type {Window} */ _, /** @type {string} */ target) => {
            const form = Object.assign(document.createElement('form'), { action: address, target });
            document.body.append(form);
            form.submit();
          },
          (/** @type {Window} */ _, /** @type {string} */ target) => void window.open(address, target),
        ].entries()) {
          const target = `window-${number}`;
          const opened = window.open('', target);
          if (!opened) return ['no window was opened'];
          try {
            lead(opened, target);
          } catch {
            // Refused.
          }
          await new Promise((resolve) => setTimeout(resolve, 150));
          try {
            got.push(opened.document.title, opened.document.body?.innerText ?? '');
          } catch {
            // Of another origin: a page of the browser that says no.
          }
          opened.postMessage({ kind: 'switch.site', on: false }, '*');
          opened.close();
        }
      }
      return got.filter((text) => text !== '');
    },
  },
  {
    name: 'requests, pictures, styles and scripts of its files',
    reach: async (addresses, origin) => {
      const files = ['popup.js', 'report.js', 'page.css', 'icons/icon-48.png', 'clearcolumn_bg.wasm', 'manifest.json'];
      const all = [...addresses, ...files.map((file) => `${origin}/${file}`)];
      const answers = await Promise.all(
        all.flatMap((address) => [
          ...['cors', 'no-cors'].map((mode) =>
            fetch(address, { mode: /** @type {RequestMode} */ (mode) }).then(
              () => `${mode} ${address}`,
              () => '',
            ),
          ),
          ...['img', 'script', 'link'].map(
            (name) =>
              /** @type {Promise<string>} */ (
                new Promise((resolve) => {
                  const element = /** @type {any} */ (document.createElement(name));
                  element.onload = () => resolve(`${name} ${address}`);
                  element.onerror = () => resolve('');
                  if (name === 'link') Object.assign(element, { rel: 'stylesheet', href: address });
                  else element.src = address;
                  document.head.append(element);
                })
              ),
          ),
        ]),
      );
      return answers.filter(Boolean);
    },
  },
  {
    name: 'workers and imports of its scripts',
    reach: async (_, origin) => {
      const got = await Promise.all([
        import(`${origin}/report.js`).then(
          () => 'import',
          () => '',
        ),
        new Promise((resolve) => {
          try {
            const worker = new Worker(`${origin}/popup.js`);
            worker.onmessage = () => resolve('worker');
            worker.onerror = () => resolve('');
          } catch {
            resolve('');
          }
        }),
      ]);
      return got.filter(Boolean);
    },
  },
  {
    name: 'messages by the browser’s own means for extensions',
    reach: async (_, origin, report) => {
      const { chrome, browser } = /** @type {any} */ (globalThis);
      const id = new URL(origin).host;
      const got = [];
      for (const message of [
        { kind: 'report.get', id: report },
        { kind: 'report.delete', id: report },
        { kind: 'extension.off' },
      ]) {
        for (const runtime of [chrome?.runtime, browser?.runtime]) {
          try {
            const answer = await runtime.sendMessage(id, message);
            if (answer !== undefined) got.push(JSON.stringify(answer));
            runtime.connect(id).postMessage(message);
          } catch {
            // There is nobody who would hear it.
          }
        }
      }
      return got;
    },
  },
  {
    name: 'messages to all windows, channels, storage and locks',
    reach: async (_, origin, report) => {
      const heard = /** @type {string[]} */ ([]);
      const channel = new BroadcastChannel('clearcolumn');
      channel.onmessage = ({ data }) => heard.push(String(data));
      const onMessage = (/** @type {MessageEvent} */ event) => {
        if (event.source !== window) heard.push(`${event.origin} ${JSON.stringify(event.data)}`);
      };
      addEventListener('message', onMessage);
      for (const message of [
        { kind: 'report.delete', id: report },
        { kind: 'switch.site', on: false },
        { kind: 'tab.peek' },
        'clearcolumn',
      ]) {
        channel.postMessage(message);
        for (const target of [window, window.top, window.opener, ...Array.from(window.frames)])
          target?.postMessage(message, '*');
        dispatchEvent(new CustomEvent('clearcolumn', { detail: message }));
        document.dispatchEvent(new CustomEvent(/** @type {any} */ (message).kind ?? 'x', { detail: message }));
        localStorage.setItem('clearcolumn', JSON.stringify(message));
      }
      const names = await navigator.locks?.query();
      heard.push(...(names?.held ?? []).map(({ name }) => name ?? ''));
      await new Promise((resolve) => setTimeout(resolve, 200));
      removeEventListener('message', onMessage);
      channel.close();
      localStorage.clear();
      return [...heard, ...(document.documentElement.innerHTML.includes(origin) ? ['the address'] : [])];
    },
  },
];

/** What a page of ours says and shows, by which it can be seen whether anything has changed. @param {import('puppeteer-core').Page} page */
const pictureOf = (page) =>
  page.evaluate(() => ({
    text: document.body.innerText,
    boxes: [...document.querySelectorAll('input')].map(({ checked, value }) => `${checked} ${value}`),
  }));

/** The pages of the extension that are open. @param {World} world @returns {Promise<string[]>} */
const ownTabs = (world) =>
  world.observer.page.evaluate(async () => {
    const start = chrome.runtime.getURL('');
    const tabs = await chrome.tabs.query({});
    return tabs.flatMap(({ url }) => (url?.startsWith(start) ? [url] : [])).sort();
  });

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function hostileReaches(test) {
  for (const [number, { name, reach }] of REACHES.entries()) {
    test(`popup, report page and a hostile page: ${name}`, async (world) => {
      await world.ask({ kind: 'reports.clear' });
      const page = await world.open('/plain', `hostile-popup-${number}.example`);
      await callWrong(world, page);
      const [letter] = await letters(world);
      const popup = await world.popup(page.tab);
      const report = await openReport(world, letter.id);
      const before = await Promise.all([popup, report].map(pictureOf));
      await page.page.bringToFront();
      const origin = (world.session.extension?.origin ?? '').replace(/\/$/, '');
      const addresses = [`popup.html?tab=${page.tab}`, `report.html?id=${letter.id}`].map(
        (name) => `${origin}/${name}`,
      );
      const tabs = await ownTabs(world);
      assert.ok(
        addresses.every((address) => tabs.includes(address)),
        'these are their addresses',
      );
      const found = await page.page.evaluate(reach, addresses, origin, letter.id);
      assert.deepEqual(found, [], 'nothing was read');
      assert.deepEqual(await Promise.all([popup, report].map(pictureOf)), before, 'nothing of it has changed');
      await until('the windows that it opened are closed', async () => (await ownTabs(world)).length <= tabs.length);
      assert.deepEqual(await ownTabs(world), tabs, 'no page of the extension was opened or closed');
      assert.deepEqual(await letters(world), [letter], 'the report is as it was');
      assert.equal((await page.summary()).siteOn, true, 'no switch was turned');
      await Promise.all([popup.close(), report.close(), page.close()]);
      await world.ask({ kind: 'reports.clear' });
    });
  }
}
