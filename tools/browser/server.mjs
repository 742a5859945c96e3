// Serves one saved page, and the files beside it, on loopback.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * @param {string} file an HTML page, or one packed with gzip (`.html.gz`)
 * @param {(address: string) => void} [heard] is told of each request
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function servePage(file, heard = () => {}) {
  const folder = path.dirname(path.resolve(file));
  const server = http.createServer((request, response) => {
    heard(request.url ?? '/');
    const found = locate(folder, request.url ?? '/');
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    const packed = found.endsWith('.gz');
    const type = TYPES[path.extname(packed ? found.slice(0, -3) : found).toLowerCase()] ?? 'application/octet-stream';
    const bytes = fs.readFileSync(found);
    response
      .writeHead(200, { 'content-type': type, 'cache-control': 'no-store' })
      .end(packed ? zlib.gunzipSync(bytes) : bytes);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/${encodeURIComponent(path.basename(file))}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The file that an address names, if it is a file inside the folder. @param {string} folder @param {string} address */
function locate(folder, address) {
  try {
    const file = fs.realpathSync(path.join(folder, decodeURIComponent(new URL(address, 'http://127.0.0.1').pathname)));
    const inside = !path.relative(fs.realpathSync(folder), file).startsWith('..');
    return inside && fs.statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}
