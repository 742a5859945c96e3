// The site: the playground reads and judges as the command line does, lets nothing out, and works without a network.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { build } from 'esbuild';

import { launch } from '../../../tools/browser/launch.mjs';
import { servePage } from '../../../tools/browser/server.mjs';
import { site } from '../../../tools/build/site.mjs';
import { goldenSnapshot, pageNames, pageSource } from '../../contract/golden.mjs';
import { outline } from '../../contract/snapshot-reader.mjs';
import { violationsOf } from '../support/accessibility.mjs';
import { classify, fileOf, nativeSnapshots, savedPages, writtenPages } from '../support/native.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const PAGES = ['index', 'playground', 'measured', 'privacy'];
/** Shown one by one: articles and pages of other purposes, with blocks and without. */
const SHOWN = [
  'founding-article-reworded',
  'newsletter-signup-page',
  'es-joomla-ebook',
  'ja-gyokai-media',
  'forum-thread',
];
const DEMONSTRATION = 'founding-article';

export async function openSite(/** @type {import('../../../tools/setup/browsers.mjs').BrowserName} */ browser) {
  /** @type {string[]} */
  const heard = [];
  const server = await servePage(path.join(site, 'index.html'), (address) => heard.push(address));
  const session = await launch({ browser });
  const origin = new URL('.', server.url).href;
  return {
    heard,
    origin,
    session,
    server,
    /** @param {string} name */
    async open(name) {
      const page = await session.newPage();
      await page.goto(`${origin}${name}.html`, { waitUntil: 'load' });
      return page;
    },
    /** The playground, when it has kept the site's files and has nothing more to fetch. */
    async playground() {
      const page = await this.open('playground');
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready;
      });
      await until('the files are kept', () =>
        page.evaluate(async () => {
          const names = await caches.keys();
          const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
          return navigator.serviceWorker.controller !== null && kept.some((files) => files.length > 10);
        }),
      );
      return page;
    },
    async close() {
      await session.close();
      await server.close();
    },
  };
}

/** Waits until a page is shown, after something that shows one. @param {Page} page @param {() => Promise<unknown>} act */
async function shownAfter(page, act) {
  await page.evaluate(() => {
    document.documentElement.dataset.state = 'asked';
  });
  await act();
  await until('a page is shown', () => page.evaluate(() => document.documentElement.dataset.state === 'shown'));
}

/** @param {Page} page */
const showDemonstration = (page) =>
  shownAfter(page, () => page.$eval('#demonstration', (button) => /** @type {HTMLElement} */ (button).click()));

/** @param {Page} page @param {string} html */
const paste = (page, html) =>
  shownAfter(page, () =>
    page.evaluate((source) => {
      const field = /** @type {HTMLTextAreaElement} */ (document.querySelector('#source'));
      field.value = source;
      /** @type {HTMLFormElement} */ (document.querySelector('#paste-form')).requestSubmit();
    }, html),
  );

/** @param {Page} page @param {string} name @param {string} value */
const pick = (page, name, value) =>
  page.$eval(`input[name="${name}"][value="${value}"]`, (input) => /** @type {HTMLElement} */ (input).click());

/** The blocks of the list. @param {Page} page */
const listed = (page) =>
  page.$$eval('#blocks > li', (cards) =>
    cards.map((card) => {
      const { element, class: name, kind, confidence } = /** @type {HTMLElement} */ (card).dataset;
      return { element: Number(element), class: name, kind: kind || null, confidence: Number(confidence) };
    }),
  );

/** What the server heard, but for a browser's own look whether the script that keeps the files has changed. @param {Site} site */
const heardBy = ({ heard }) => heard.filter((address) => address !== '/offline.js');

/** @param {any[]} blocks */
const comparable = (blocks) =>
  blocks.map(({ element, class: name, kind, confidence }) => ({
    element,
    class: name,
    kind,
    confidence: Math.fround(confidence),
  }));

/** @typedef {Awaited<ReturnType<typeof openSite>>} Site */

/** A page of the site in which `read` gives the snapshot of any HTML. @param {Site} site */
async function openReader(site) {
  const page = await site.open('playground');
  const bundled = await build({
    entryPoints: [path.join(import.meta.dirname, '../support/playground-in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2024',
  });
  await page.evaluate(bundled.outputFiles[0]?.text ?? '');
  /** @param {string} html @param {string} [address] @returns {Promise<Buffer>} */
  const read = async (html, address = '') => {
    const seen = await page.evaluate((source, url) => Reflect.get(globalThis, 'read')(source, url), html, address);
    return Buffer.from(seen.bytes, 'base64');
  };
  return { page, read };
}

/** Takes out what differs by definition: the revision, and the numbers that the content script gives to elements. @param {Uint8Array} bytes */
function withoutIdentities(bytes) {
  const copy = Buffer.from(bytes);
  const nodes = copy.readUInt32LE(12);
  copy.fill(0, 8, 12);
  return copy.fill(0, 32 + nodes * 4, 32 + nodes * 8);
}

/** @param {(name: string, run: (site: Site) => Promise<void>, skip?: string | false) => void} test */
export function siteSuite(test) {
  test('every written page gives the table that the native parser gives', async (site) => {
    const { page, read } = await openReader(site);
    const files = writtenPages.map(fileOf);
    const native = nativeSnapshots(files);
    assert.ok(files.length >= 70, `${files.length} pages`);
    for (const [at, file] of files.entries()) {
      const seen = await read(fs.readFileSync(file, 'utf8'));
      assert.ok(seen.equals(native[at] ?? Buffer.of()), `${writtenPages[at]} differs`);
    }
    await page.close();
  });

  test('the pages of the contract give the table that the eyes of the content script give', async (site) => {
    const { page, read } = await openReader(site);
    for (const name of pageNames) {
      const seen = await read(pageSource(name), 'https://page.example/path/?query#fragment');
      assert.deepEqual(outline(seen), outline(goldenSnapshot(name)), name);
      assert.ok(withoutIdentities(seen).equals(withoutIdentities(goldenSnapshot(name))), `${name} differs`);
    }
    await page.close();
  });

  test('the demonstration is judged as the command line judges it, at every level', async (site) => {
    const page = await site.open('playground');
    await showDemonstration(page);
    for (const level of ['careful', 'balanced', 'eager']) {
      const [native] = classify([fileOf(DEMONSTRATION)], level);
      assert.ok(native);
      await pick(page, 'level', level);
      assert.deepEqual(comparable(await listed(page)), comparable(native.blocks), level);
      const marked = await page.evaluate(() => {
        const inside = document.querySelector('iframe')?.contentDocument;
        return inside?.querySelectorAll('[clearcolumn-mark~="hidden"]').length;
      });
      assert.equal(
        marked,
        native.blocks.reduce((sum, { remnants }) => sum + 1 + remnants.length, 0),
        level,
      );
    }
    await page.close();
  });

  test('pasted pages are judged as the command line judges them', async (site) => {
    const page = await site.open('playground');
    const native = classify(SHOWN.map(fileOf), 'balanced');
    for (const [at, name] of SHOWN.entries()) {
      await paste(page, fs.readFileSync(fileOf(name), 'utf8'));
      assert.deepEqual(comparable(await listed(page)), comparable(native[at]?.blocks ?? []), name);
    }
    await page.close();
  });

  const saved = savedPages(5);
  test(
    'five saved pages are judged as the command line judges them, without a request',
    async (site) => {
      const page = await site.playground();
      const native = classify(saved, 'balanced');
      site.heard.length = 0;
      for (const [at, file] of saved.entries()) {
        await paste(page, gunzipSync(fs.readFileSync(file)).toString('utf8'));
        const judged = comparable(await listed(page));
        assert.ok(judged.length > 0, `${path.basename(file)}: nothing to compare`);
        assert.deepEqual(judged, comparable(native[at]?.blocks ?? []), path.basename(file));
      }
      assert.deepEqual(heardBy(site), []);
      await page.close();
    },
    saved.length === 0 && 'the corpus is not beside the checkout',
  );

  test('cleared, the blocks are gone and the paragraphs stay', async (site) => {
    const page = await site.open('playground');
    await showDemonstration(page);
    await pick(page, 'view', 'cleared');
    const shown = await page.evaluate(() => {
      const inside = /** @type {Document} */ (document.querySelector('iframe')?.contentDocument);
      const isShown = (/** @type {string} */ selector) =>
        [...inside.querySelectorAll(selector)].filter((element) => element.getBoundingClientRect().height > 0).length;
      return { paragraphs: isShown('p[id^="p"]'), blocks: isShown('.overlay, .resources, .thanks, .stay-tuned') };
    });
    assert.deepEqual(shown, { paragraphs: 9, blocks: 0 });
    await page.close();
  });

  test('a page that wants out: no request, no script, no way to leave', async (site) => {
    const page = await site.playground();
    // A browser also speaks of requests that the policy stopped: those have failed.
    /** @type {string[]} */
    const answered = [];
    page.on('requestfinished', (request) => answered.push(request.url()));
    site.heard.length = 0;
    const at = (/** @type {string} */ name) => `${site.origin}${name}`;
    await paste(
      page,
      `<!doctype html><html manifest="${at('manifest')}"><head><base href="${at('base/')}"><title>Out</title>
      <meta http-equiv="refresh" content="0;url=${at('refresh')}"><meta http-equiv="Content-Security-Policy" content="default-src *">
      <link rel="stylesheet" href="${at('sheet.css')}"><link rel="preconnect" href="${at('')}"><link rel="prefetch" href="${at('prefetch')}">
      <link rel="preload" as="image" href="${at('preload')}"><link rel="icon" href="${at('icon')}"><script src="${at('script.js')}"></script>
      <style>@import url("${at('import.css')}"); @font-face { font-family: f; src: url("${at('font.woff2')}") }
        body { font-family: f; background: url("${at('background.png')}"); cursor: url("${at('cursor.png')}"), auto }</style></head>
      <body onload="fetch('${at('onload')}')" background="${at('body.png')}"><img src="${at('picture.png')}" srcset="${at('set.png')} 2x" onerror="fetch('${at('onerror')}')">
      <picture><source srcset="${at('source.png')}"><img src="${at('other.png')}" attributionsrc="${at('attribution')}"></picture>
      <iframe src="${at('frame.html')}"></iframe><iframe srcdoc="<img src='${at('inner.png')}'>"></iframe><object data="${at('object')}"></object>
      <embed src="${at('embed')}"><video src="${at('video')}" poster="${at('poster.png')}" autoplay></video><audio src="${at('audio')}" autoplay></audio>
      <input type="image" src="${at('button.png')}"><svg><image href="${at('drawn.png')}"/><use href="${at('use.svg')}#a"/></svg>
      <table background="${at('table.png')}"><tr><td>cell</td></tr></table>
      <p><a id="link" href="${at('link')}" ping="${at('ping')}" target="_top">a link</a></p>
      <form action="${at('form')}"><button id="send" formaction="${at('formaction')}">Send</button></form>
      <script>parent.document.title = 'taken'; fetch('${at('inline')}')</script></body></html>`,
    );
    await page.evaluate(async () => {
      const inside = /** @type {Document} */ (document.querySelector('iframe')?.contentDocument);
      for (const id of ['link', 'send']) inside.getElementById(id)?.click();
      // What was asked for would have begun by now: a request of our own is served after it.
      await fetch('after-all-others', { cache: 'no-store' });
    });
    await until('our own request was heard', async () => site.heard.includes('/after-all-others'));
    assert.deepEqual(heardBy(site), ['/after-all-others']);
    // The icon of the playground itself may come late.
    const own = /after-all-others$|\/icon\.svg$|\/judge\.js$|_bg\.wasm$|^about:|^data:/;
    assert.deepEqual(
      answered.filter((address) => !own.test(address)),
      [],
    );
    assert.notEqual(await page.title(), 'taken');
    assert.equal(await page.evaluate(() => document.querySelector('iframe')?.contentDocument?.title), 'Out');
    assert.equal(page.url(), `${site.origin}playground.html`);
    await page.close();
  });

  test('a whole visit asks for nothing, once the files are kept', async (site) => {
    const page = await site.playground();
    site.heard.length = 0;
    await showDemonstration(page);
    for (const level of ['careful', 'eager', 'balanced']) await pick(page, 'level', level);
    await paste(page, fs.readFileSync(fileOf('es-joomla-ebook'), 'utf8'));
    assert.deepEqual(heardBy(site), []);
    await page.close();
  });

  test('a dropped file is shown, and one that is no page of text shows nothing to hide', async (site) => {
    const page = await site.open('playground');
    const html = fs.readFileSync(fileOf(DEMONSTRATION), 'utf8');
    await shownAfter(page, () =>
      page.evaluate((source) => {
        const files = new DataTransfer();
        files.items.add(new File([source], 'page.html', { type: 'text/html' }));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
      }, html),
    );
    assert.equal((await listed(page)).length, 4);
    await paste(page, '\u0000\u0001 nothing');
    assert.equal((await listed(page)).length, 0);
    await page.close();
  });

  test('a page that is too deep is refused in words', async (site) => {
    const page = await site.open('playground');
    await page.evaluate(() => {
      const field = /** @type {HTMLTextAreaElement} */ (document.querySelector('#source'));
      field.value = '<div>'.repeat(5000);
      /** @type {HTMLFormElement} */ (document.querySelector('#paste-form')).requestSubmit();
    });
    await until('it says so', () =>
      page.$eval(
        '#said',
        (said) => said.classList.contains('trouble') && /levels of depth/.test(said.textContent ?? ''),
      ),
    );
    await page.close();
  });

  test('by keyboard alone', async (site) => {
    const page = await site.open('playground');
    await page.bringToFront();
    await page.focus('#demonstration');
    await shownAfter(page, () => page.keyboard.press('Enter'));
    const before = await listed(page);
    await page.focus('input[name="level"]:checked');
    await page.keyboard.press('ArrowLeft');
    await until('the careful level hides fewer', async () => (await listed(page)).length < before.length);
    await page.focus('#blocks button');
    await page.keyboard.press('Enter');
    const chosen = await page.evaluate(() => {
      const inside = document.querySelector('iframe')?.contentDocument;
      return inside?.querySelectorAll('[clearcolumn-mark~="chosen"]').length;
    });
    assert.equal(chosen, 1);
    await page.close();
  });

  test('nothing for axe to say, light and dark, wide and narrow', async (site) => {
    for (const name of PAGES) {
      const page = await site.open(name);
      if (name === 'playground') await showDemonstration(page);
      for (const width of [1280, 360]) {
        await page.setViewport({ width, height: 800 });
        for (const scheme of ['light', 'dark']) {
          await page.evaluate((value) => {
            document.documentElement.style.colorScheme = value;
          }, scheme);
          assert.deepEqual(await violationsOf(page, { frames: false }), [], `${name}, ${width}, ${scheme}`);
        }
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        assert.equal(overflow, false, `${name} is not wider than ${width}`);
      }
      await page.close();
    }
  });

  // The last one: it ends the server.
  test('without a network it works as before', async (site) => {
    const page = await site.playground();
    await site.server.close();
    await page.reload({ waitUntil: 'load' });
    await showDemonstration(page);
    assert.equal((await listed(page)).length, 4);
    await page.close();
  });
}
