// What counts as one site: the registrable domain, with the suffixes that hosts hand out to strangers (`github.io`) counted as
// suffixes. Hosts without a registrable domain stand for themselves. See docs/decisions/0007-what-a-site-is.md.

import { getDomain } from 'tldts';

/** All local files together. They have no host, and a browser treats each as its own origin, which no reader thinks of. */
export const LOCAL_FILES = 'file:';

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
