// Stores compare what they build with what was sent: the same files must give the same zip.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

import { unzipSync } from 'fflate';

import { checkManifest } from '../build/manifest.mjs';
import { zipFolder } from '../build/zip.mjs';

/** @param {Record<string, string>} files in this order @param {(folder: string) => void} use */
function withFolder(files, use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clearcolumn-package-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
    use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

test('a zip depends on names and contents alone', () => {
  withFolder({ 'a.js': '1', 'b/c.js': '2' }, (one) => {
    withFolder({ 'b/c.js': '2', 'a.js': '1' }, (other) => {
      fs.utimesSync(path.join(other, 'a.js'), 0, 0);
      assert.deepEqual(zipFolder(one), zipFolder(other));
    });
    assert.deepEqual(Object.keys(unzipSync(zipFolder(one))), ['a.js', 'b/c.js']);
  });
});

test('a manifest or a page that names a missing file is refused', () => {
  const manifest = { default_locale: 'en', name: '__MSG_name__', background: { scripts: ['background.js'] } };
  const files = {
    '_locales/en/messages.json': '{"name":{"message":"x"}}',
    'popup.html': '<script src="popup.js"></script>',
  };
  withFolder(files, (folder) => {
    assert.throws(() => checkManifest(manifest, folder), /background\.js[\s\S]*popup\.js/);
  });
  withFolder({ ...files, 'background.js': '', 'popup.js': '' }, (folder) => checkManifest(manifest, folder));
});

test('translations that differ in their keys are refused', () => {
  const files = {
    '_locales/en/messages.json': '{"name":{},"only_english":{}}',
    '_locales/de/messages.json': '{"name":{},"only_german":{}}',
  };
  withFolder(files, (folder) => {
    assert.throws(() => checkManifest({ default_locale: 'en' }, folder), /lacks only_english[\s\S]*has only_german/);
  });
});
