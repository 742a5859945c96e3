// Serves the pages on loopback, each under one address for every thing that is measured: /walk/3, /eyes/3 …

import fs from 'node:fs';
import http from 'node:http';
import zlib from 'node:zlib';

/** @param {import('./pages.mjs').BenchPage[]} pages */
export async function servePages(pages) {
  const server = http.createServer((request, response) => {
    const [, at] = /^\/[a-z]+\/(\d+)$/.exec(request.url ?? '') ?? [];
    const page = at === undefined ? undefined : pages[Number(at)];
    if (!page) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    const bytes = fs.readFileSync(page.file);
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        // Isolated documents have a finer clock.
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        // Saved pages name frames and pictures of other places, which are not here.
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      })
      .end(page.file.endsWith('.gz') ? zlib.gunzipSync(bytes) : bytes);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    /** @param {string} role @param {number} at */
    address: (role, at) => `http://127.0.0.1:${port}/${role}/${at}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}
