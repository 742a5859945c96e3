// The text of a report: what is shown, copied and sent is the same, letter by letter.

import type { Report } from './report-types.ts';

/** One field a line, so that a person can read it. */
export function letterText(letter: Report): string {
  const fields = Object.entries(letter).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{\n${fields.join(',\n')}\n}\n`;
}

/** JSON Lines: one report a line. */
export const linesText = (letters: readonly Report[]): string =>
  letters.map((letter) => `${JSON.stringify(letter)}\n`).join('');
