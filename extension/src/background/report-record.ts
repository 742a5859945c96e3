// How reports are stored, in this version and in older ones.

import type { KeptReport, ReportChoice } from '../shared/report-types.ts';
import { isRecord } from './stored.ts';

export interface Reports {
  version: 2;
  reports: KeptReport[];
}

/** What leaves unless the reader decides otherwise. */
export const FIRST_CHOICE: ReportChoice = {
  category: null,
  note: '',
  address: 'site',
  block: true,
  skeleton: true,
  text: true,
  example: true,
};

const isSound = (value: Record<string, unknown>): boolean =>
  [value.id, value.day, value.site].every((entry) => typeof entry === 'string') && isRecord(value.block);

/** A report of any version; null where it is none. */
function readReport(value: unknown): KeptReport | null {
  if (!isRecord(value) || !isSound(value)) return null;
  if (value.version === 2) return value as unknown as KeptReport;
  if (value.version !== 1) return null;
  // The first version held structure only, and at first knew but one complaint.
  const older = { complaint: 'wrong', address: null, text: null, example: null, choice: FIRST_CHOICE, sent: null };
  return { ...older, ...value, version: 2 } as unknown as KeptReport;
}

export const readReports = (value: unknown): Reports | null =>
  isRecord(value) && Array.isArray(value.reports)
    ? { version: 2, reports: value.reports.map(readReport).filter((report) => report !== null) }
    : null;
