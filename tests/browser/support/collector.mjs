// The server of an organisation that takes reports, with all that can go wrong with one.

import https from 'node:https';

import { certificate, key } from './loopback-certificate.mjs';

/** @typedef {{ headers: import('node:http').IncomingHttpHeaders, method: string, path: string, body: string }} Received */

/**
 * What the server does with a request whose body it has read: nothing, so that the sender waits; an end of the connection; a
 * redirection; or an answer by its status.
 *
 * @typedef {number | 'silent' | 'lost' | 'elsewhere'} Behaviour
 */

/** A server on a port of its own, until it is closed. @param {number} [port] */
export async function openCollector(port = 0) {
  /** @type {Received[]} */
  const received = [];
  const state = { behaviour: /** @type {Behaviour} */ (204) };
  const server = https.createServer({ key, cert: certificate }, (request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, method: request.method ?? '', path: request.url ?? '', body });
      const { behaviour } = state;
      if (behaviour === 'silent') return;
      if (behaviour === 'lost') request.socket.destroy();
      else if (behaviour === 'elsewhere') response.writeHead(307, { location: '/elsewhere' }).end();
      else response.writeHead(behaviour, { 'set-cookie': 'seen=1; Secure; SameSite=None' }).end();
    });
  });
  await new Promise((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(undefined)),
  );
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    received,
    state,
    port: address.port,
    url: `https://reports.example:${address.port}/reports`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
