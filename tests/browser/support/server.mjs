// Serves written pages on loopback, the same for every host name.

import http from 'node:http';

/**
 * @param {Record<string, string | { html: string, headers?: Record<string, string> }>} pages by path
 * @returns {Promise<{ url: (host: string, path: string) => string, close: () => void }>}
 */
export async function serve(pages) {
  const server = http.createServer((request, response) => {
    const found = pages[new URL(request.url ?? '/', 'http://x').pathname];
    if (found === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    const { html, headers = {} } = typeof found === 'string' ? { html: found } : found;
    // A page that names another host of this server writes PORT for its port.
    const port = String(request.socket.localPort);
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
      .end(html.replaceAll('PORT', port));
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: (host, path) => `http://${host}:${port}${path}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
