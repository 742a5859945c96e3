// What counts as one site, as docs/decisions/0007-what-a-site-is.md says.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { siteOf, siteTyped } from '../../extension/src/background/site.ts';

const cases: [address: string | undefined, site: string | null][] = [
  ['https://www.paper.example/a?b#c', 'paper.example'],
  ['https://account.paper.example/', 'paper.example'],
  ['http://paper.example:8080/', 'paper.example'],
  ['https://PAPER.example./', 'paper.example'],
  ['https://www.paper.co.uk/', 'paper.co.uk'],
  ['https://other.co.uk/', 'other.co.uk'],
  ['https://co.uk/', 'co.uk'],
  ['https://ann.github.io/blog/', 'ann.github.io'],
  ['https://ben.github.io/blog/', 'ben.github.io'],
  ['https://github.io/', 'github.io'],
  ['https://www.bücher.example/', 'xn--bcher-kva.example'],
  ['https://www.xn--bcher-kva.example/', 'xn--bcher-kva.example'],
  ['https://новости.пример.рф/', 'xn--e1afmkfd.xn--p1ai'],
  ['http://127.0.0.1:3000/', '127.0.0.1'],
  ['http://127.0.0.2/', '127.0.0.2'],
  ['http://[::1]:8080/', '[::1]'],
  ['http://localhost:8080/', 'localhost'],
  ['http://intranet/', 'intranet'],
  ['http://user:secret@paper.example/', 'paper.example'],
  ['file:///home/reader/page.html', 'file:'],
  ['blob:https://www.paper.example/3f0f', 'paper.example'],
  ['blob:null/3f0f', null],
  ['about:blank', null],
  ['about:srcdoc', null],
  ['data:text/html,hello', null],
  ['chrome://settings/', null],
  ['chrome-extension://abcdefgh/popup.html', null],
  ['moz-extension://3f0f/popup.html', null],
  ['view-source:https://paper.example/', null],
  ['no address', null],
  ['', null],
  [undefined, null],
];

for (const [address, site] of cases) {
  test(`${address ?? 'no address at all'} belongs to ${site ?? 'no site'}`, () => assert.equal(siteOf(address), site));
}

const typed: [name: string, site: string | null][] = [
  ['paper.example', 'paper.example'],
  ['  www.Paper.example/a?b ', 'paper.example'],
  ['https://account.paper.example/', 'paper.example'],
  ['paper.example:8080', 'paper.example'],
  ['Bücher.example', 'xn--bcher-kva.example'],
  ['localhost', 'localhost'],
  ['localhost:3000', 'localhost'],
  ['127.0.0.1', '127.0.0.1'],
  ['http://[::1]:8080/', '[::1]'],
  ['http://intranet/', 'intranet'],
  ['file:', 'file:'],
  ['paper', null],
  ['123', null],
  ['', null],
  ['.', null],
  ['two words.example', null],
  ['*.paper.example', null],
  ['paper.example,other.example', null],
  ['chrome://settings', null],
  ['about:blank', null],
];

for (const [name, site] of typed) {
  test(`“${name}”, typed, is ${site ?? 'no site'}`, () => assert.equal(siteTyped(name), site));
}
