// Every reason that the engine can name has plain words in every language of the extension, and no words stand for a reason that
// does not exist any more.
//
// The reasons for a block are the signals of the engine's catalogue of measurements, which tests/contract.rs writes to
// golden/signals.json, and those that a written pattern names. The reasons for the purpose of a page have no catalogue; they
// are read from the source that holds them.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const project = path.resolve(import.meta.dirname, '../..');
const locales = path.join(project, 'extension/_locales');

/** The strings of a Rust source, its tests left out, that have the form of an id. @param {string} file @param {RegExp} form */
function idsIn(file, form) {
  const [source = ''] = fs.readFileSync(path.join(project, file), 'utf8').split(/^mod tests \{/m);
  return [...source.matchAll(form)].map(([, id = '']) => id);
}

/** @type {string[]} */
const ofBlocks = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'golden/signals.json'), 'utf8'));
const ofPatterns = idsIn('src/verdict/patterns/mod.rs', /"([a-z]+(?:-[a-z]+)+)"/g);
const ofReaders = idsIn('src/verdict/choice.rs', /"([a-z]+(?:-[a-z]+)+)"/g);
const ofPages = idsIn('src/article/purpose/measure.rs', /"(purpose-[a-z-]+)"/g);
const known = new Set([...ofBlocks, ...ofPatterns, ...ofReaders, ...ofPages]);

/** The signals that a language has words for. @param {string} locale @returns {Map<string, string>} */
function wordsIn(locale) {
  const messages = JSON.parse(fs.readFileSync(path.join(locales, locale, 'messages.json'), 'utf8'));
  return new Map(
    Object.entries(messages)
      .filter(([key]) => key.startsWith('signal_') && key !== 'signal_unknown')
      .map(([key, { message }]) => [key.slice('signal_'.length).replaceAll('_', '-'), message.trim()]),
  );
}

test('the ids were found', () => {
  assert.ok(ofBlocks.length > 20, `${ofBlocks.length} signals of blocks`);
  assert.ok(ofPatterns.length > 3, `${ofPatterns.length} signals of patterns`);
  assert.ok(new Set(ofPages).size > 20, `${new Set(ofPages).size} signals of pages`);
});

const messagesIn = (/** @type {string} */ locale) =>
  /** @type {Record<string, { message: string, placeholders?: object }>} */ (
    JSON.parse(fs.readFileSync(path.join(locales, locale, 'messages.json'), 'utf8'))
  );

for (const locale of fs.readdirSync(locales)) {
  test(`every text is there in ${locale}, with the same gaps to fill`, () => {
    const [english, messages] = [messagesIn('en'), messagesIn(locale)];
    assert.deepEqual(Object.keys(messages).sort(), Object.keys(english).sort());
    const gaps = (/** @type {string} */ text) => (text.match(/\$\w+\$/g) ?? []).map((gap) => gap.toLowerCase()).sort();
    for (const [name, { message, placeholders }] of Object.entries(messages)) {
      assert.notEqual(message.trim(), '', name);
      assert.deepEqual(gaps(message), gaps(english[name]?.message ?? ''), name);
      assert.deepEqual(placeholders, english[name]?.placeholders, name);
    }
  });
}

for (const locale of fs.readdirSync(locales)) {
  test(`every signal has words in ${locale}, and every word its signal`, () => {
    const words = wordsIn(locale);
    assert.deepEqual(
      [...known].filter((id) => !words.get(id)),
      [],
      'signals without words',
    );
    assert.deepEqual(
      [...words.keys()].filter((id) => !known.has(id)),
      [],
      'words without a signal',
    );
  });

  test(`in ${locale} no two reasons for a block read alike`, () => {
    const words = wordsIn(locale);
    const texts = ofBlocks.map((id) => words.get(id));
    assert.equal(new Set(texts).size, texts.length);
  });
}

test('every text that a page of the extension names is there', () => {
  const known = JSON.parse(fs.readFileSync(path.join(locales, 'en/messages.json'), 'utf8'));
  const source = path.join(project, 'extension/src');
  const named = fs
    .readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:html|ts)$/.test(file))
    .flatMap((file) => {
      const code = fs.readFileSync(path.join(source, file), 'utf8');
      return [
        ...[...code.matchAll(/data-text="(\w+)"|(?<!\.)\btext\('(\w+)'/g)].map(
          ([, html, script]) => html ?? script ?? '',
        ),
        ...[...code.matchAll(/\bcounted\('(\w+)'/g)].flatMap(([, name]) => [`${name}_one`, `${name}_many`]),
      ];
    });
  assert.ok(named.length > 80, `${named.length} texts`);
  assert.deepEqual(
    named.filter((name) => !(name in known)),
    [],
  );
});
