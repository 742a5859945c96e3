// What the tests of the site put into one of its pages: the playground's reading alone, without what it shows.

import init, { PlaygroundPage } from '#playground';

const ready = init({ module_or_path: fetch('playground_bg.wasm') });

/** The snapshot of a page as Base64, and its number of elements. */
async function read(html: string, address: string): Promise<{ bytes: string; size: number }> {
  await ready;
  const page = new PlaygroundPage(html, address);
  const bytes = page.snapshot();
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const size = page.size();
  page.free();
  return { bytes: btoa(binary), size };
}

Object.assign(globalThis, { read });
