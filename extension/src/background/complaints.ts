// The reader complains of a block: the site is corrected and a report is kept, by one write, so that there is never one without the other.

import { type Correction, correct, correcting, storedCorrections } from './corrections.ts';
import { makeReport, type Occasion, storedReports, withReport } from './reports.ts';
import { Stored } from './stored.ts';

const CORRECTIONS: Record<Occasion['complaint'], Correction> = { wrong: 'keep', missed: 'hide' };

export async function complain(occasion: Occasion, isPrivate: boolean): Promise<void> {
  const { site, complaint, block } = occasion;
  const correction = CORRECTIONS[complaint];
  // Of a private window nothing is kept. Where no report can be made the site is corrected all the same: that is what the reader came for.
  const report = isPrivate ? null : await makeReport(occasion).catch(() => null);
  if (report === null) {
    await correct(site, block.fingerprint, isPrivate, correction);
    return;
  }
  const corrected = await correcting(site, block.fingerprint, false, correction);
  await Stored.together([storedCorrections, storedReports], ([corrections, reports]) => [
    corrected(corrections),
    withReport(reports, report),
  ]);
}
