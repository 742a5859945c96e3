// A report goes to the server of the organisation that manages the browser: only there, only when the reader presses, and the page
// says what is known of the outcome.

import assert from 'node:assert/strict';

import { openCollector } from '../support/collector.mjs';
import { letters, makeReport, openReport, shown, untilLetter, untilSaid } from '../support/reports.mjs';

/** @typedef {import('../support/world.mjs').World} World */

/** Stands for what an organisation has set. @param {World} world @param {unknown} address */
const manage = (world, address) =>
  world.inBackground(
    new Function(
      'scope',
      `Reflect.set(scope.chrome.storage, 'managed', { get: async () => (${JSON.stringify({ reportAddress: address })}) })`,
    ),
  );

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function reportSending(test) {
  test('without an organisation there is no button that sends', async (world) => {
    const page = await openReport(world, await makeReport(world, 'alone.example'));
    assert.equal(await page.$eval('#organisation', (place) => place.hidden), true);
    await page.close();
  });

  test('an address that is not https, or none at all, is not used', async (world) => {
    for (const address of [
      'http://reports.example/',
      'https://a:b@reports.example/',
      'javascript:1',
      'reports',
      '',
      7,
      null,
    ]) {
      await manage(world, address);
      const { organisation } = (await world.ask({ kind: 'report.places' })).value;
      assert.equal(organisation, null, String(address));
    }
  });

  test('accepted, refused, failed, elsewhere, lost, gone: each is said, a retry bears the same key, and the report stays', async (world) => {
    const collector = await openCollector();
    await manage(world, collector.url);
    const id = await makeReport(world, 'sending.example');
    const page = await openReport(world, id);
    assert.match(await page.$eval('#send', (button) => button.textContent ?? ''), /reports\.example/);
    assert.equal(collector.received.length, 0, 'nothing is sent by itself');

    for (const [behaviour, words] of /** @type {const} */ ([
      [403, /refused.*403/],
      [503, /trouble.*503/],
      ['elsewhere', /No answer/],
      ['lost', /No answer/],
      [201, /accepted/],
    ])) {
      collector.state.behaviour = behaviour;
      await page.click('#send');
      await untilSaid(page, words);
      assert.equal((await letters(world)).length, 1);
    }
    assert.equal(collector.received.filter(({ path }) => path !== '/reports').length, 0, 'no redirection was followed');
    // A browser may try again by itself where a connection ends, and bears the same key then too.
    assert.equal(new Set(collector.received.map(({ headers }) => headers['idempotency-key'])).size, 1);
    const [first] = collector.received;
    assert.match(String(first?.headers['idempotency-key']), /^[0-9a-f]{32}$/);
    assert.equal(first?.method, 'POST');
    assert.equal(first?.headers['content-type'], 'application/json');
    for (const { headers, body } of collector.received) {
      assert.equal(body, await shown(page), 'what leaves is what is shown');
      for (const name of ['cookie', 'authorization', 'referer']) assert.equal(headers[name], undefined, name);
    }

    // Another letter has another key.
    await page.click('#part-text');
    await untilLetter(page, (letter) => !('text' in letter));
    await page.click('#send');
    await untilSaid(page, /accepted/);
    assert.notEqual(collector.received.at(-1)?.headers['idempotency-key'], first?.headers['idempotency-key']);
    assert.equal(collector.received.at(-1)?.body, await shown(page));

    await collector.close();
    await page.click('#send');
    await untilSaid(page, /No answer/);
    await page.close();
    const again = await openReport(world, id);
    await untilSaid(again, /Sent and accepted/);
    await again.close();
    await manage(world, undefined);
    await world.ask({ kind: 'reports.clear' });
  });

  test('a server that does not answer is waited for, but not for ever', async (world) => {
    const collector = await openCollector();
    collector.state.behaviour = 'silent';
    await manage(world, collector.url);
    const page = await openReport(world, await makeReport(world, 'slow.example'));
    await page.click('#send');
    await untilSaid(page, /Sending/);
    assert.equal(await page.$eval('#send', (button) => /** @type {HTMLButtonElement} */ (button).disabled), true);
    await untilSaid(page, /not answered in time/);
    collector.state.behaviour = 204;
    await page.click('#send');
    await untilSaid(page, /accepted/);
    assert.equal(new Set(collector.received.map(({ headers }) => headers['idempotency-key'])).size, 1);
    await page.close();
    await collector.close();
    await manage(world, undefined);
    await world.ask({ kind: 'reports.clear' });
  });
}
