// Saves something as a file. This is the only way in which anything leaves the extension, and the reader does it.

/** What a file holds. */
export const fileText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** `what` becomes a part of the file's name. */
export function saveFile(what: 'reports' | 'settings', value: unknown): void {
  const blob = new Blob([fileText(value)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `clearcolumn-${what}-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  // The browser reads the address after the click; it needs it for a moment.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
