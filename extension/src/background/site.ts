// What counts as one site: the registrable domain, with the suffixes that hosts hand out to strangers (`github.io`) counted as
// suffixes. Hosts without a registrable domain stand for themselves. See docs/decisions/0007-what-a-site-is.md.

import { getDomain } from 'tldts';

/** All local files together. They have no host, and a browser treats each as its own origin, which no reader thinks of. */
export const LOCAL_FILES = 'file:';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const HOST = /^[a-z0-9_.-]+$|^\[[0-9a-f:.]+\]$/;

/** The site of an address, or null where there is none: a page of the browser, `about:`, `data:`. */
export function siteOf(address: string | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === 'file:') return LOCAL_FILES;
  if (url.protocol === 'blob:') return siteOf(url.pathname);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const host = url.hostname.replace(/\.$/, '');
  return host === '' ? null : (getDomain(host, { allowPrivateDomains: true }) ?? host);
}

/** The site of a name that is written as in the address bar, with or without scheme and path. */
export function siteNamed(name: string): string | null {
  const written = name.trim();
  if (written === LOCAL_FILES) return LOCAL_FILES;
  const site = siteOf(SCHEME.test(written) ? written : `https://${written}`);
  return site !== null && (site === LOCAL_FILES || HOST.test(site)) ? site : null;
}

/** The same for what a reader types. A single word is more likely half of a name than a machine of one's own network. */
export function siteTyped(name: string): string | null {
  const isWord = !/[.:]/.test(name) && name.trim().toLowerCase() !== 'localhost';
  return isWord ? null : siteNamed(name);
}
