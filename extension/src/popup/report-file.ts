// Saves the kept reports as a file. This is the only way in which anything leaves the extension, and the reader does it.

import type { Report } from '../shared/protocol.ts';

export function saveReports(reports: readonly Report[]): void {
  const blob = new Blob([`${JSON.stringify(reports, null, 2)}\n`], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `clearcolumn-reports-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  // The browser reads the address after the click; it needs it for a moment.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
