// Reports of blocks that were hidden wrongly, or should have been hidden. They stay on this machine until the reader saves them as a file or deletes them.

import type { BlockSummary, Complaint, Report } from '../shared/protocol.ts';
import { engineVersion, skeleton } from './engine-host.ts';
import { randomToken } from './hash.ts';
import { isRecord, Stored } from './stored.ts';

const MOST = 50;

interface Reports {
  version: 1;
  reports: Report[];
}

const isReport = (value: unknown): value is Report =>
  isRecord(value) &&
  value.version === 1 &&
  [value.id, value.day, value.site].every((entry) => typeof entry === 'string') &&
  isRecord(value.block);

const stored = new Stored<Reports>('reports', { version: 1, reports: [] }, (value) =>
  isRecord(value) && Array.isArray(value.reports) ? { version: 1, reports: value.reports.filter(isReport) } : null,
);

/** Keeps a report. It holds what the engine's skeleton holds of the page, and the verdict. */
export async function keepReport(
  site: string,
  block: Omit<BlockSummary, 'seen' | 'shown'>,
  snapshot: Uint8Array,
  complaint: Complaint = 'wrong',
): Promise<void> {
  const [{ engine, model }, drawn] = await Promise.all([engineVersion(), skeleton(snapshot, block.id)]);
  const { class: blockClass, kind, confidence, evidence, overlay, fingerprint } = block;
  const report: Report = {
    version: 1,
    id: randomToken(),
    day: new Date().toISOString().slice(0, 10),
    extension: chrome.runtime.getManifest().version,
    engine,
    model,
    site,
    complaint,
    block: { class: blockClass, kind, confidence, evidence, overlay, fingerprint },
    skeleton: drawn,
  };
  await stored.update(({ reports }) => ({
    version: 1,
    // The same complaint twice says nothing new.
    reports: [
      ...reports.filter((other) => other.site !== site || other.block.fingerprint !== fingerprint),
      report,
    ].slice(-MOST),
  }));
}

/** The reader took a complaint back. */
export async function dropReport(site: string, fingerprint: string): Promise<void> {
  await stored.update((value) => ({
    ...value,
    reports: value.reports.filter((other) => other.site !== site || other.block.fingerprint !== fingerprint),
  }));
}

export const allReports = async (): Promise<Report[]> => (await stored.get()).reports;

export async function deleteReport(id: string): Promise<void> {
  await stored.update((value) => ({ ...value, reports: value.reports.filter((other) => other.id !== id) }));
}

export const clearReports = (): Promise<void> => stored.forget();
