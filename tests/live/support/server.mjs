// Serves the live pages: each at a host of its own, with what else lies in its folder.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '..');
const prose = fs.readFileSync(path.join(folder, 'prose.txt'), 'utf8').trim().split('\n\n');

/** The place in a page where its stream stops until the test lets it go on. */
const HOLD = '<!-- held -->';

/** Paragraphs are written once and stand in every page by their number. @param {string} source @param {string} port */
const fill = (source, port) =>
  source.replaceAll(/\{\{(\d+)\}\}/g, (_, number) => prose[Number(number) - 1] ?? '').replaceAll('PORT', port);

/** A page `late-box` is `http://late-box.example/`; frames of it may stand at any other host below that name. */
export async function serveLivePages() {
  /** @type {Map<string, () => void>} */
  const held = new Map();
  const server = http.createServer(async (request, response) => {
    const { hostname, pathname } = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const name = hostname.split('.').at(-2) ?? '';
    const file = path.join(folder, 'pages', name, pathname.includes('.') ? pathname : 'page.html');
    if (!file.startsWith(path.join(folder, 'pages')) || !fs.existsSync(file)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    const parts = fill(fs.readFileSync(file, 'utf8'), String(request.socket.localPort)).split(HOLD);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    for (const [at, part] of parts.entries()) {
      if (at > 0) await new Promise((resolve) => held.set(name, () => resolve(undefined)));
      response.write(part);
    }
    response.end();
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    /** @param {string} host @param {string} at */
    url: (host, at) => `http://${host}:${port}${at}`,
    /** Lets the stream of a page go on. @param {string} name */
    release: (name) => held.get(name)?.(),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
