// A page that is full of secrets: none of them is in a report, and what no reader sees is not even in a snapshot.

import assert from 'node:assert/strict';

import { chooseByMouse, inStage } from '../support/over-page.mjs';
import { SECRETS, UNSEEN } from '../support/report-pages.mjs';
import { callWrong, letters, openReport, shown, untilOpened, view } from '../support/reports.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */
/** @typedef {import('../support/world.mjs').OpenPage} OpenPage */

/** The parts of secrets that say as much as the whole. */
const PARTS = [
  'petrov',
  'Anastasia',
  'mail.example',
  '901820',
  '4111',
  '8831',
  '2207',
  'quokka',
  'landlord',
  'neighbour',
];

/** Types on the page what a reader would, and what scripts and password managers put into fields. @param {OpenPage} page */
async function typeSecrets(page) {
  await page.page.bringToFront();
  await page.page.type('#full-name', SECRETS.typedName);
  await page.page.type('input[type="email"]', SECRETS.mail);
  await page.page.evaluate(
    (password, note) => {
      /** @type {HTMLInputElement} */ (document.querySelector('#password')).value = password;
      /** @type {HTMLTextAreaElement} */ (document.querySelector('#message')).value = note;
    },
    SECRETS.password,
    SECRETS.typedNote,
  );
  await until('the page says the name back', () =>
    page.page.$eval('#name', (name) => name.textContent === 'ANASTASIA PETROVNA'),
  );
}

/**
 * Chooses that as much as can leaves, and looks for secrets in what is stored, in the report page, and in what it copies, saves and fills
 * into an issue.
 *
 * @param {World} world @param {string} id of the report
 */
async function assertNoSecret(world, id) {
  const { kept } = await view(world, id);
  await world.ask({ kind: 'report.choose', id, choice: { ...kept.choice, address: 'full' } });
  const stored = await world.observer.page.evaluate(async () => JSON.stringify(await chrome.storage.local.get()));
  const report = await openReport(world, id);
  const lines = (await letters(world)).map((letter) => JSON.stringify(letter)).join('\n');
  for (const text of [stored, lines, await shown(report), await report.$eval('body', (body) => body.innerHTML)]) {
    assert.ok(text.includes('[e-mail]') && text.includes('[number]') && text.includes('[token]'), text);
    for (const secret of [...Object.values(SECRETS), ...PARTS])
      assert.equal(text.toLowerCase().includes(secret.toLowerCase()), false, `${secret} is in ${text}`);
  }
  assert.ok((await shown(report)).includes('Hello [typed]'), await shown(report));
  assert.match(
    JSON.parse(await shown(report)).address,
    /\?key=\[token\]&user=\[token\]$/,
    'the whole address was chosen',
  );
  await report.close();
}

/** What stands after the address of a page. */
const QUERY = `?key=${SECRETS.query}&user=ana%40mail.example#${SECRETS.session}`;

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function reportSecrets(test) {
  test('of a page that is full of secrets none gets into a report', async (world) => {
    await world.ask({ kind: 'reports.clear' });
    const page = await world.open(`/seeded${QUERY}`, 'secrets.example');
    await until('it was looked at', async () => (await page.summary()).state === 'active');
    await typeSecrets(page);
    const { snapshot, element, document } = await world.observer.page.evaluate(async (tab) => {
      const [answer] = await chrome.scripting.executeScript({
        target: { tabId: tab },
        func: () => {
          const { bytes, find } = /** @type {any} */ (globalThis).clearcolumn.session.portray();
          let identity = 1;
          while (find(identity)?.id !== 'newsletter') identity += 1;
          return { snapshot: new TextDecoder().decode(bytes), element: identity };
        },
      });
      return { .../** @type {{ snapshot: string, element: number }} */ (answer?.result), document: answer?.documentId };
    }, page.tab);
    assert.ok(snapshot.includes('Two clocks and a pier'), 'it is the snapshot');
    for (const secret of UNSEEN) assert.equal(snapshot.includes(secret), false, `${secret} is in the snapshot`);

    // Whatever the engine makes of it, the reader says that it was hidden wrongly.
    const verdict = { class: 'newsletter', kind: null, confidence: 0.9, evidence: [], overlay: false };
    const block = { ...verdict, id: element, seen: true, shown: null, fingerprint: 'a'.repeat(16) };
    const answer = await world.ask({ kind: 'block.late', tab: page.tab, document, block });
    assert.ok(answer.ok, JSON.stringify(answer));
    // Whoever says so late is led to the report.
    await untilOpened(world);
    const [letter] = await letters(world);
    await assertNoSecret(world, letter.id);
    await world.ask({ kind: 'reports.clear' });
    await page.close();
  });

  test('nor does one get into a report of what the reader chose with the picker', async (world) => {
    await world.ask({ kind: 'reports.clear' });
    const page = await world.open(`/seeded-offer${QUERY}`, 'secrets-picked.example');
    await until('it was looked at', async () => (await page.summary()).state === 'active');
    await typeSecrets(page);
    assert.deepEqual((await world.ask({ kind: 'tab.pick', tab: page.tab })).value, { on: true });
    await until('the picker is there', () => inStage(world, page, (root) => root !== null));
    await chooseByMouse(world, page, '#offer h3');
    await page.page.keyboard.press('ArrowUp');
    await page.page.keyboard.press('Enter');
    await page.untilHidden('#offer');
    await page.page.keyboard.press('Escape');
    await until('a report is kept', async () => (await letters(world)).length === 1);
    const [letter] = await letters(world);
    assert.equal(letter.complaint, 'missed');
    await assertNoSecret(world, letter.id);
    await world.ask({ kind: 'reports.clear' });
    await page.close();
  });

  test('what a page echoes of an address never leaves with the address', async (world) => {
    await world.ask({ kind: 'reports.clear' });
    const page = await world.open(`/plain?token=${SECRETS.token}&lang=en#${SECRETS.query}`, 'address.example');
    await callWrong(world, page);
    const [letter] = await letters(world);
    const { address } = (await view(world, letter.id)).kept;
    assert.match(String(address), /^http:\/\/address\.example:\d+\/plain\?token=\[token\]&lang=en$/);
    assert.equal(letter.address, undefined, 'no address unless the reader wishes it');
    await world.ask({ kind: 'reports.clear' });
    await page.close();
  });
}
