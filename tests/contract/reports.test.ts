// Reports that an older version of the extension kept are not lost, and what would leave of one is what the reader chose.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';

import { viewOf } from '../../extension/src/background/report-letter.ts';
import { readReports } from '../../extension/src/background/report-record.ts';
import { allReports, chooseParts } from '../../extension/src/background/reports.ts';
import type { KeptReport, ReportView } from '../../extension/src/shared/report-types.ts';
import { install, local } from './chrome-storage.ts';

const wasm = path.resolve(import.meta.dirname, '../../target/wasm-package/clearcolumn_bg.wasm');

before(() => {
  install();
  Object.assign(chrome, { runtime: { getURL: (name: string) => name } });
  Object.assign(globalThis, {
    fetch: async () => new Response(fs.readFileSync(wasm), { headers: { 'content-type': 'application/wasm' } }),
  });
});

const older = {
  version: 1,
  id: '0123456789abcdef0123456789abcdef',
  day: '2026-11-20',
  extension: '0.1.0',
  engine: '0.1.0',
  model: '20261120',
  site: 'old.example',
  block: {
    class: 'newsletter',
    kind: null,
    confidence: 0.9,
    evidence: [],
    overlay: false,
    fingerprint: 'a'.repeat(16),
  },
  skeleton: { nodes: [], cut: false },
};

test('reports of the first version become reports of this one, and are written down as such with the next change', async () => {
  const missed = { ...older, id: 'f'.repeat(32), complaint: 'missed', site: 'other.example' };
  local.kept.reports = { version: 1, reports: [older, missed, 'nonsense'] };
  const [first, second] = await allReports();
  assert.deepEqual(first?.letter, { ...older, version: 2, complaint: 'wrong' });
  assert.deepEqual(second?.letter, { ...missed, version: 2 });
  const changed = await chooseParts(older.id, { ...(first as ReportView).kept.choice, note: ' as before ' });
  assert.equal(changed?.letter.note, 'as before');
  const written = local.kept.reports as { version: number; reports: KeptReport[] };
  assert.equal(written.version, 2);
  assert.deepEqual(
    written.reports.map(({ version, id, choice }) => [version, id, choice.note]),
    [
      [2, older.id, ' as before '],
      [2, missed.id, ''],
    ],
  );
  assert.deepEqual(readReports(written), written);
});

test('what would leave of a report is made anew only where the report has changed', async () => {
  // Those of the test before.
  const [first, second] = await allReports();
  assert.ok(first && second);
  const again = await allReports();
  assert.ok(again[0] === first && again[1] === second);
  await chooseParts(first.kept.id, { ...first.kept.choice, note: 'another' });
  const [changed, same] = await allReports();
  assert.equal(changed?.letter.note, 'another');
  assert.ok(changed !== first && same === second);
});

const keptWith = (more: Partial<KeptReport>): KeptReport => {
  const [report] = readReports({ version: 1, reports: [older] })?.reports ?? [];
  assert.ok(report);
  return { ...report, ...more };
};

test('the same letter has the same key, another letter another', async () => {
  const report = keptWith({});
  const { key } = await viewOf(report);
  assert.equal((await viewOf({ ...report, sent: '2026-11-26' })).key, key);
  assert.notEqual((await viewOf({ ...report, choice: { ...report.choice, note: 'x' } })).key, key);
});

test('an example of an engine that measured other things does not leave once something is taken out', async () => {
  const example = { catalogue: '00000000', values: [1, 0, 2], without: [], fingerprint: 'a'.repeat(16) };
  const report = keptWith({ text: 'a b', example });
  assert.deepEqual((await viewOf(report)).letter.example, example);
  const choice = { ...report.choice, text: false };
  assert.equal((await viewOf({ ...report, choice })).letter.example, undefined);
});
