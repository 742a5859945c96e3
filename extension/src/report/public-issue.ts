// A public issue with the report filled in. The reader sees it there once more before it is public.

import { letterText } from '../shared/report-text.ts';
import type { Report } from '../shared/report-types.ts';

/** Servers refuse addresses that are longer. */
const LONGEST = 7_500;

const fenced = (letter: Report): string => `\`\`\`json\n${letterText(letter)}\`\`\`\n`;

/**
 * `repository`: the address of one on GitHub.
 *
 * `isWhole`: whether all of the report has room in an address. Otherwise what is largest is left out, and the reader may
 * paste it.
 */
export function publicIssue(repository: string, letter: Report): { address: string; isWhole: boolean } {
  const addressWith = (title: string, body: string): string =>
    `${repository}/issues/new?${new URLSearchParams({ title, body })}`;
  const title = `${letter.complaint}: ${[letter.block?.class, letter.site].filter(Boolean).join(', ') || letter.day}`;
  const { skeleton: _, ...withoutSkeleton } = letter;
  const { example: __, ...withoutExample } = withoutSkeleton;
  const { text: ___, ...least } = withoutExample;
  const addresses = [letter, withoutSkeleton, withoutExample, least].map((part) => addressWith(title, fenced(part)));
  const at = addresses.findIndex((address) => address.length <= LONGEST);
  return { address: addresses[at] ?? addressWith(title, ''), isWhole: at === 0 };
}
