// Reports of blocks that were hidden wrongly, or should have been hidden. They stay on this machine until the reader deletes them.

import type { BlockSummary } from '../shared/protocol.ts';
import type { Complaint, KeptReport, ReportChoice, ReportView } from '../shared/report-types.ts';
import { engineVersion, findings, redactedAddress } from './engine-host.ts';
import { randomToken } from './hash.ts';
import { viewOf } from './report-letter.ts';
import { FIRST_CHOICE, type Reports, readReports } from './report-record.ts';
import { Stored } from './stored.ts';
import { typedIn } from './typed.ts';

const MOST = 50;

/** What is storedReports. Only what must be written together with it reaches for it. */
export const storedReports = new Stored<Reports>('reports', { version: 2, reports: [] }, readReports);

export interface Occasion {
  tab: number;
  document: string;
  site: string;
  block: Omit<BlockSummary, 'seen' | 'shown'>;
  snapshot: Uint8Array;
  complaint: Complaint;
}

/** Numbers of the engine have 32 bits, which JavaScript writes out longer than they are. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** The address of the page that the document is, or that it stands in. */
async function addressOf(tab: number): Promise<string | null> {
  const { url } = await chrome.tabs.get(tab);
  return url !== undefined && /^https?:/.test(url) ? redactedAddress(url) : null;
}

/** Makes a report. What it holds of the page was redacted by the engine. */
export async function makeReport({ tab, document, site, block, snapshot, complaint }: Occasion): Promise<KeptReport> {
  const typed = await typedIn(tab, document).catch(() => null);
  const [{ engine, model }, found, address] = await Promise.all([
    engineVersion(),
    findings(snapshot, block, typed ?? []),
    addressOf(tab),
  ]);
  const { class: blockClass, kind, confidence, evidence, overlay, fingerprint } = block;
  return {
    version: 2,
    id: randomToken(),
    day: new Date().toISOString().slice(0, 10),
    extension: chrome.runtime.getManifest().version,
    engine,
    model,
    site,
    complaint,
    address,
    block: {
      class: blockClass,
      kind,
      confidence: rounded(confidence),
      evidence: evidence.map(({ signal, weight }) => ({ signal, weight: rounded(weight) })),
      overlay,
      fingerprint,
    },
    ...found,
    // Where nobody can say what was typed, it could be in there.
    text: typed === null ? null : found.text,
    choice: FIRST_CHOICE,
    sent: null,
  };
}

/** The reports with one more. The same complaint twice says nothing new. */
export function withReport({ reports }: Reports, report: KeptReport): Reports {
  const { site, block } = report;
  const others = reports.filter((other) => other.site !== site || other.block.fingerprint !== block.fingerprint);
  return { version: 2, reports: [...others, report].slice(-MOST) };
}

/** The reader took a complaint back. */
export async function dropReport(site: string, fingerprint: string): Promise<void> {
  await storedReports.update((value) => ({
    ...value,
    reports: value.reports.filter((other) => other.site !== site || other.block.fingerprint !== fingerprint),
  }));
}

export const countReports = async (): Promise<number> => (await storedReports.get()).reports.length;

export const allReports = async (): Promise<ReportView[]> =>
  Promise.all((await storedReports.get()).reports.map(viewOf));

/** The report of a block, if one is kept. */
export async function reportOf(site: string, fingerprint: string): Promise<KeptReport | undefined> {
  const { reports } = await storedReports.get();
  return reports.find((report) => report.site === site && report.block.fingerprint === fingerprint);
}

export async function getReport(id: string): Promise<ReportView | null> {
  const kept = (await storedReports.get()).reports.find((report) => report.id === id);
  return kept ? viewOf(kept) : null;
}

async function changeReport(
  id: string,
  change: Partial<Pick<KeptReport, 'choice' | 'sent'>>,
): Promise<ReportView | null> {
  await storedReports.update((value) => ({
    ...value,
    reports: value.reports.map((report) => (report.id === id ? { ...report, ...change } : report)),
  }));
  return getReport(id);
}

/** What of a report may leave. What was accepted somewhere is another letter from then on. */
export const chooseParts = (id: string, choice: ReportChoice): Promise<ReportView | null> =>
  changeReport(id, { choice, sent: null });

export const noteSent = (id: string): Promise<ReportView | null> =>
  changeReport(id, { sent: new Date().toISOString().slice(0, 10) });

export async function deleteReport(id: string): Promise<void> {
  await storedReports.update((value) => ({ ...value, reports: value.reports.filter((other) => other.id !== id) }));
}

export const clearReports = (): Promise<void> => storedReports.forget();
