// What the stores are told: in every language of the extension, within the stores' limits, and true to the manifest.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { root } from '../setup/run.mjs';

const LIMITS = { name: 50, summary: 132, description: 16_000 };
const read = (/** @type {string} */ file) => fs.readFileSync(path.join(root, file), 'utf8');
const locales = fs.readdirSync(path.join(root, 'extension/_locales'));

test('every language of the extension has its texts, and no other', () => {
  const texts = fs.readdirSync(path.join(root, 'docs/stores/texts')).map((file) => path.basename(file, '.txt'));
  assert.deepEqual(texts.sort(), [...locales].sort());
});

for (const locale of locales) {
  test(`the texts in ${locale} keep to the limits of both stores`, () => {
    const [name = '', blank, ...description] = read(`docs/stores/texts/${locale}.txt`).split('\n');
    const summary = JSON.parse(read(`extension/_locales/${locale}/messages.json`)).extension_description.message;
    assert.ok(name.startsWith('Clearcolumn') && name.length <= LIMITS.name, name);
    assert.equal(blank, '');
    assert.ok(summary.length <= LIMITS.summary, `${summary.length} letters`);
    const text = description.join('\n');
    assert.ok(text.length > 400 && text.length <= LIMITS.description, `${text.length} letters`);
    assert.doesNotMatch(text, /<|https?:/, 'neither markup nor links');
    assert.match(text, /sync|synchron|sincron|同期/i, 'what goes to other devices is not kept quiet');
    assert.equal(text.match(/^• /gm)?.length, 5, 'two points of what is hidden, three of what is not');
  });
}

test('every permission of the manifest has its reason, and no reason stands without one', () => {
  const { permissions, host_permissions } = JSON.parse(read('extension/manifest.json'));
  const reasons = [...read('docs/stores/listing.md').matchAll(/^- \*\*`(.+?)`\*\*/gm)].map(([, name]) => name);
  assert.deepEqual(reasons.sort(), [...permissions, ...host_permissions].sort());
});
