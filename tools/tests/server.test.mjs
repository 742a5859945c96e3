// The page that is shown is served whole, and nothing beside its folder.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import zlib from 'node:zlib';

import { servePage } from '../browser/server.mjs';

const PAGE = '<!doctype html><title>Zeitung – Übersicht</title>';

/** @type {string} */
let folder;
/** @type {Awaited<ReturnType<typeof servePage>>} */
let server;

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clearcolumn-server-'));
  fs.mkdirSync(path.join(folder, 'site'));
  fs.writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  fs.writeFileSync(path.join(folder, 'site/page.html.gz'), zlib.gzipSync(PAGE));
  fs.symlinkSync(path.join(folder, 'secret.txt'), path.join(folder, 'site/link.txt'));
  server = await servePage(path.join(folder, 'site/page.html.gz'));
});

after(async () => {
  await server.close();
  fs.rmSync(folder, { recursive: true });
});

/** Asks for a path as it stands: `fetch` would take the dots out. @param {string} target @returns {Promise<number | undefined>} */
const statusOf = (target) =>
  new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port: new URL(server.url).port, path: target }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
      .on('error', reject);
  });

test('a packed page arrives unpacked, as HTML in UTF-8', async () => {
  const response = await fetch(server.url);
  assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.equal(await response.text(), PAGE);
});

test('files outside the folder stay there', async () => {
  for (const target of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/link.txt', '/']) {
    assert.equal(await statusOf(target), 404, target);
  }
});
