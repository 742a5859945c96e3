// How a site is called: as its readers write it, not as its address encodes it.

import { toUnicode } from 'punycode/';
import { text } from './words.ts';

export function siteName(site: string | null): string {
  if (site === null) return text('site_none');
  return site === 'file:' ? text('site_local_files') : toUnicode(site);
}
