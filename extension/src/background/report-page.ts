// The page that shows one report as it would leave.

import { CodedError } from './coded-error.ts';
import { reportOf } from './reports.ts';

export async function openReport(site: string, fingerprint: string): Promise<void> {
  const report = await reportOf(site, fingerprint);
  if (!report) throw new CodedError('no-report', 'no report is kept of this block');
  await chrome.tabs.create({ url: chrome.runtime.getURL(`report.html?id=${report.id}`) });
}
