// Saves something as a file, because the reader pressed a button.

import { linesText } from './report-text.ts';
import type { Report } from './report-types.ts';

/** What a file holds. */
export const fileText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** `what` becomes a part of the file's name. */
export const saveFile = (what: 'settings', value: unknown): void =>
  save(what, 'json', 'application/json', fileText(value));

/** One report a line. */
export const saveReports = (letters: readonly Report[]): void =>
  save(letters.length === 1 ? 'report' : 'reports', 'jsonl', 'application/jsonl', linesText(letters));

function save(what: string, ending: string, type: string, text: string): void {
  const blob = new Blob([text], { type });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `clearcolumn-${what}-${new Date().toISOString().slice(0, 10)}.${ending}`;
  link.click();
  // The browser reads the address after the click; it needs it for a moment.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
