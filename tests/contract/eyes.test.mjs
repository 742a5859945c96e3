// The eyes write what docs/wire-format.md says, in a real browser, byte for byte.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { goldenBytes, pageNames, pageSource } from './golden.mjs';
import { openEyes } from './page-eyes.mjs';
import { outline, readSnapshot } from './snapshot-reader.mjs';

/** @type {Awaited<ReturnType<typeof openEyes>>} */
let eyes;
before(async () => {
  eyes = await openEyes();
});
after(() => eyes?.close());

/** The outline of what stands in the body. @param {string} html */
const bodyOf = async (html) => {
  const { bytes } = await eyes.see(`<!doctype html><html><body>${html}</body></html>`);
  return outline(bytes)
    .slice(2)
    .map((line) => line.slice(2));
};

/** What the page looks like after a script of the test has run in it. @param {string} script */
const afterScript = async (script) => {
  await eyes.see('<!doctype html><html><body></body></html>');
  await eyes.page.evaluate(script);
  const seen = await eyes.look();
  if ('tooLarge' in seen) throw new Error(seen.tooLarge);
  return outline(seen.bytes)
    .slice(2)
    .map((line) => line.slice(2));
};

for (const name of pageNames) {
  test(`golden bytes of ${name}.html`, async () => {
    const { bytes } = await eyes.see(pageSource(name));
    const expected = goldenBytes(name, bytes);
    // First as text, because two lists of bytes tell nobody anything.
    assert.deepEqual(outline(bytes), outline(expected));
    assert.deepEqual(Buffer.from(bytes), Buffer.from(expected));
  });
}

test('the header', async () => {
  const { bytes } = await eyes.see(pageSource('everything'), 'https://page.example:8443/path/?token=secret#part');
  const { header, version, headerFlags, revision } = readSnapshot(bytes);
  assert.deepEqual(header, {
    address: 'https://page.example:8443/path/',
    title: 'Every rule\n      of the snapshot',
    language: 'en',
    openGraphType: 'article',
  });
  assert.deepEqual({ version, headerFlags, revision }, { version: 1, headerFlags: 0, revision: 1 });
});

test('nothing secret leaves the page', async () => {
  const { bytes } = await eyes.see(pageSource('everything'));
  assert.equal(Buffer.from(bytes).includes('secret'), false);
  assert.equal(Buffer.from(bytes).includes('who@page.example'), false);
});

test('live values of fields are never read', async () => {
  await eyes.see('<input type="submit" value="Send"><input type="email" name="mail"><textarea></textarea>');
  await eyes.page.evaluate(() => {
    for (const field of document.querySelectorAll('input,textarea')) Object.assign(field, { value: 'typed' });
  });
  const seen = await eyes.look();
  assert.ok('bytes' in seen);
  // A submit button's live value is its attribute.
  assert.equal(Buffer.from(seen.bytes).toString('latin1').split('typed').length - 1, 1);
});

test('lone surrogates and NUL become U+FFFD, and a snapshot stays whole', async () => {
  const lines = await afterScript(`
    const p = document.body.appendChild(document.createElement('p'));
    p.id = 'a\\0b';
    p.title = 'x\\ud83d';
    p.append('low \\ude00', document.createElement('br'), 'nul \\0 nul', document.createElement('br'), '\\u202eright');
  `);
  assert.deepEqual(lines, [
    'p id="a\ufffdb" title="x\ufffd"',
    ' "low \ufffd"',
    ' br',
    ' "nul \ufffd nul"',
    ' br',
    ' "\u202eright"',
  ]);
});

test('white space is remembered for the next node of the table', async () => {
  assert.deepEqual(await bodyOf('<b>a</b> <b>b</b>\n<script></script><i>c<q> </q></i>d<u> </u>&nbsp;<u>e</u>'), [
    'b',
    ' "a"',
    'b +spaceBefore',
    ' "b"',
    'i +spaceBefore',
    ' "c"',
    ' q',
    '" d"',
    'u',
    'u +spaceBefore',
    ' "e"',
  ]);
});

test('an open shadow root stands for the children of its host, and slots for what they show', async () => {
  const lines =
    await bodyOf(`<x-box><template shadowrootmode="open"><h2>Shadow</h2><slot name="named">fallback</slot><slot>default</slot>
    </template><i slot="named">first</i>unslotted?<template></template></x-box><x-empty><template shadowrootmode="open"><slot>own</slot></template></x-empty>`);
  assert.deepEqual(lines, [
    '#other tag="x-box" +shadowHost',
    ' h2',
    '  "Shadow"',
    ' slot name="named"',
    '  i',
    '   "first"',
    ' slot',
    '  "unslotted?"',
    '#other tag="x-empty" +spaceBefore +shadowHost',
    ' slot',
    '  "own"',
  ]);
});

test('a modal dialog and an open popover say so', async () => {
  const lines = await afterScript(`
    document.body.innerHTML = '<dialog>d</dialog><div popover>p</div>';
    document.querySelector('dialog').showModal();
    document.querySelector('div').showPopover();
  `);
  assert.deepEqual(lines, ['dialog open="" +modal', ' "d"', 'div popover="" +popoverOpen', ' "p"']);
});

test('an element keeps its number, and a new one never gets an old number', async () => {
  await eyes.see('<!doctype html><html><body><p id="a"></p><p id="b"></p></body></html>');
  const numbers = async () => {
    const seen = await eyes.look();
    assert.ok('bytes' in seen);
    const { nodes, revision } = readSnapshot(seen.bytes);
    const named = nodes.flatMap(({ identity, attributes = [] }) => attributes.map(([, value]) => [value, identity]));
    return { revision, ...Object.fromEntries(named) };
  };
  const first = await numbers();
  await eyes.page.evaluate(() => {
    document.getElementById('a')?.remove();
    document.body.prepend(Object.assign(document.createElement('p'), { id: 'c' }), document.getElementById('b') ?? '');
  });
  const second = await numbers();
  assert.equal(second.b, first.b);
  assert.ok(second.c > Math.max(first.a, first.b), `${second.c} is new`);
  assert.equal(second.revision, first.revision + 1);
});

test('a page beyond a limit gives no snapshot', async () => {
  await eyes.see('<!doctype html><html><body></body></html>');
  await eyes.page.evaluate(() => {
    document.body.innerHTML = '<br>'.repeat(60_000);
  });
  const wide = await eyes.look();
  await eyes.page.evaluate(() => {
    let at = document.body;
    at.replaceChildren();
    for (let level = 0; level < 511; level++) at = at.appendChild(document.createElement('div'));
  });
  const deep = await eyes.look();
  await eyes.page.evaluate(() => document.querySelector('div')?.remove());
  const small = await eyes.look();
  assert.deepEqual(
    [wide, deep].map((seen) => 'tooLarge' in seen),
    [true, true],
  );
  assert.ok('bytes' in small);
});
