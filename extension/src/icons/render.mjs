// Draws the icons of the extension from the two SVG files: `node extension/src/icons/render.mjs`. Run by hand after a change.

import fs from 'node:fs';
import path from 'node:path';

import { launch } from '../../../tools/browser/launch.mjs';

const source = import.meta.dirname;
const target = path.resolve(source, '../../icons');
const SIZES = [16, 32, 48, 96, 128];
// Switched off: the same drawing without colour.
const GREY = '.tile-top { stop-color: #9a9a9a } .tile-bottom { stop-color: #757575 }';

const session = await launch({ browser: 'chromium' });
try {
  const page = await session.newPage();
  fs.mkdirSync(target, { recursive: true });
  for (const size of SIZES) {
    const svg = fs.readFileSync(path.join(source, size <= 32 ? 'icon-small.svg' : 'icon.svg'), 'utf8');
    for (const [name, style] of [
      ['icon', ''],
      ['icon-off', GREY],
    ]) {
      if (name === 'icon-off' && size > 48) continue;
      await page.setViewport({ width: size, height: size });
      await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px } ${style}</style>${svg}`);
      await page.screenshot({ path: path.join(target, `${name}-${size}.png`), omitBackground: true });
    }
  }
} finally {
  await session.close();
}
