// Which browser a package is for, and what differs between two packages.

import { unzipSync } from 'fflate';

/** @param {Uint8Array} sent @param {Uint8Array} rebuilt @returns {string[]} one line for each difference, none where they are the same bytes */
export function differencesOf(sent, rebuilt) {
  if (Buffer.from(sent).equals(Buffer.from(rebuilt))) return [];
  const [before, after] = [unzipSync(sent), unzipSync(rebuilt)];
  const lines = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((name) => {
    const [one, other] = [before[name], after[name]];
    if (!one) return [`${name} is not in the package that was sent`];
    if (!other) return [`${name} is only in the package that was sent`];
    return Buffer.from(one).equals(Buffer.from(other))
      ? []
      : [`${name} differs: ${one.length} bytes, here ${other.length}`];
  });
  return lines.length > 0 ? lines : ['The files are the same; the zip around them is not.'];
}

/** Only Chromium's package has a schema of managed storage. @param {Uint8Array} zip @returns {import('../setup/browsers.mjs').BrowserName} */
export function browserOf(zip) {
  let isForChromium = false;
  unzipSync(zip, {
    filter: ({ name }) => {
      isForChromium ||= name === 'managed-schema.json';
      return false;
    },
  });
  return isForChromium ? 'chromium' : 'firefox';
}
