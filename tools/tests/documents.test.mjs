// A document that names what is gone must be noticed, and one that names what is not ours must be left in peace.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { complaintsAbout, complaintsAboutCode } from '../checks/documents.mjs';

const project = {
  paths: new Set([
    'README.md',
    'docs',
    'docs/architecture.md',
    'docs/images',
    'docs/images/after.png',
    'src',
    'src/page',
    'src/page/fold.rs',
    'src/words/en.txt',
    'examples',
    'examples/figures.rs',
  ]),
  scripts: new Set(['start', 'build']),
};

/** @param {string} text */
const complaints = (text) => complaintsAbout('docs/architecture.md', text, project);

test('what is there may be named in every way', () => {
  const text = `[one](architecture.md#words) [two](../README.md) [far](https://example.org/x.md) [here](#words) ![three][picture]
\`src/page\` \`fold.rs\` \`src/words/*.txt\` \`src/{page,words/en.txt}\` \`images/after.png\`

    npm start -- https://example.org/a-page
    npm run build && cargo run --example figures -- src/page/fold.rs

[picture]: images/after.png`;
  assert.deepEqual(complaints(text), []);
});

test('links, pictures and paths that lead nowhere are named', () => {
  assert.match(complaints('[gone](gone.md)').join(), /links to gone\.md/);
  assert.match(complaints('![gone][it]\n\n[it]: images/before.png').join(), /links to images\/before\.png/);
  for (const gone of ['src/gone', 'src/page/gone.rs', 'gone.rs', 'src/{page,gone}', 'src/*.gone', 'www/index.html'])
    assert.match(complaints(`In \`${gone}\`.`).join(), /names .*gone|names www/, gone);
  assert.match(complaints('```sh\ncat src/page/gone.rs\n```').join(), /names src\/page\/gone\.rs/);
});

test('scripts and examples that are gone are named', () => {
  assert.match(complaints('`npm run gone -- --fast`').join(), /script gone/);
  assert.match(complaints('`npm test`').join(), /script test/);
  assert.match(complaints('```sh\ncargo run --release --example gone\n```').join(), /example gone/);
});

test('what a build makes, and what is no path of ours, is not looked for', () => {
  assert.deepEqual(
    complaints('`dist/chromium` `text/html` `and/or` `pages/ID.html.gz` `../shared/x.md` `/etc/x.py`'),
    [],
  );
});

test('a comment that cites a document which is gone is noticed', () => {
  assert.deepEqual(complaintsAboutCode('// See docs/architecture.md.', project), []);
  assert.match(complaintsAboutCode(`// See docs/${'gone'}.md.`, project).join(), /docs\/gone\.md/);
});
