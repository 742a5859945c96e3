// Stores compare what they build with what was sent: the same files must give the same zip.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

import { unzipSync } from 'fflate';

import { differencesOf } from '../build/compare-packages.mjs';
import { checkManifest, readManifest, repositoryAddress } from '../build/manifest.mjs';
import { buildRecord, releaseToolchain } from '../build/toolchain.mjs';
import { zipFolder } from '../build/zip.mjs';
import { root } from '../setup/run.mjs';

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

test('the repository of package.json becomes the home page of the manifest, and a place without issues is refused', () => {
  const address = 'https://github.com/owner/name';
  for (const repository of [address, `git+${address}.git`, { type: 'git', url: `git+${address}.git` }])
    assert.equal(repositoryAddress(repository), address);
  assert.equal(repositoryAddress(undefined), null);
  for (const repository of ['github:owner/name', 'https://code.example/owner/name', `${address}/issues`, {}, ''])
    assert.throws(() => repositoryAddress(repository), /no report could be filled in/);
  const { repository } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  assert.equal(readManifest().homepage_url, repositoryAddress(repository) ?? undefined);
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

test('another toolchain, or a folder with changes, marks a package as not for release', () => {
  const pinned = releaseToolchain();
  assert.deepEqual(buildRecord(pinned, pinned), { forRelease: true, toolchain: pinned });
  const other = buildRecord({ ...pinned, rust: '1.0.0' }, pinned);
  assert.equal(other.forRelease, false);
  assert.match(other.reasons?.join() ?? '', /rust is 1\.0\.0/);
  assert.equal(buildRecord(pinned, pinned, true).forRelease, false);
});

test('the pinned toolchain is the one that the lock files name', () => {
  const { binaryen, esbuild, wasmBindgen } = releaseToolchain();
  const root = path.resolve(import.meta.dirname, '../..');
  const { devDependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const cargo = fs.readFileSync(path.join(root, 'Cargo.toml'), 'utf8');
  assert.deepEqual({ binaryen, esbuild }, { binaryen: devDependencies.binaryen, esbuild: devDependencies.esbuild });
  assert.ok(cargo.includes(`wasm-bindgen = "=${wasmBindgen}"`));
});

test('what differs between two packages is named', () => {
  withFolder({ 'a.js': '1', 'b.js': '2', 'c.js': '3' }, (one) => {
    withFolder({ 'a.js': '1', 'b.js': '22', 'd.js': '3' }, (other) => {
      assert.deepEqual(differencesOf(zipFolder(one), zipFolder(one)), []);
      assert.deepEqual(differencesOf(zipFolder(one), zipFolder(other)), [
        'b.js differs: 1 bytes, here 2',
        'c.js is only in the package that was sent',
        'd.js is not in the package that was sent',
      ]);
    });
  });
});

test('a file that is added stands in its place', () => {
  withFolder({ 'a.js': '1', 'c.js': '3' }, (folder) => {
    assert.deepEqual(Object.keys(unzipSync(zipFolder(folder, { 'b.json': '{}' }))), ['a.js', 'b.json', 'c.js']);
  });
});
