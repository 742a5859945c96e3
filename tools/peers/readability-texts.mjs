// node tools/peers/readability-texts.mjs CORPUS TEXTS: writes the text that Readability.js finds in Chromium on each page with article
// truth, one JSON object a line.

import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

import { build } from 'esbuild';

import { launch } from '../browser/launch.mjs';

const [corpus, texts] = process.argv.slice(2);
if (!corpus || !texts) throw new Error('usage: node tools/peers/readability-texts.mjs CORPUS TEXTS');

const bundled = await build({
  stdin: {
    // Blocks stand apart in the text, inline elements do not.
    contents: `import { Readability } from '@mozilla/readability';
      globalThis.readArticle = () => {
        const content = new Readability(document.cloneNode(true)).parse()?.content ?? '';
        const apart = content.replace(/<\\/?(?:p|div|h[1-6]|li|ul|ol|table|tr|td|th|blockquote|pre|section|article|figure|figcaption|br|dl|dt|dd)\\b/g, '\\n$&');
        return new DOMParser().parseFromString(apart, 'text/html').body.textContent;
      };`,
    resolveDir: import.meta.dirname,
  },
  bundle: true,
  write: false,
  format: 'iife',
});
const script = bundled.outputFiles[0]?.text ?? '';

const session = await launch({ browser: 'chromium' });
const page = await session.newPage();
await page.setRequestInterception(true);
let html = '';
const address = 'https://page.example/';
page.on('request', (request) => {
  if (request.url() === address) request.respond({ contentType: 'text/html; charset=utf-8', body: html });
  else request.abort();
});
const output = fs.openSync(texts, 'w');
for (const line of fs.readFileSync(path.join(corpus, 'articles.jsonl'), 'utf8').trim().split('\n')) {
  const { id } = JSON.parse(line);
  html = zlib.gunzipSync(fs.readFileSync(path.join(corpus, 'pages', `${id}.html.gz`))).toString();
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  await page.evaluate(script);
  const text = await page.evaluate('readArticle()');
  fs.writeSync(output, `${JSON.stringify({ id, text })}\n`);
}
fs.closeSync(output);
await session.close();
