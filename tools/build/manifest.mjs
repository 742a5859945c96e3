// The manifest: one version in all places, and nothing named that is not there.

import fs from 'node:fs';
import path from 'node:path';

import { root } from '../setup/run.mjs';
import { StepError } from '../setup/step.mjs';

/**
 * The manifest, with the repository that package.json names as its home page. There readers may take a report, in public.
 *
 * @returns {Record<string, any>}
 */
export function readManifest() {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'extension/manifest.json'), 'utf8'));
  const { version, repository } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const versions = {
    'package.json': version,
    'Cargo.toml': /^version = "(.+)"/m.exec(fs.readFileSync(path.join(root, 'Cargo.toml'), 'utf8'))?.[1],
    'extension/manifest.json': manifest.version,
  };
  if (new Set(Object.values(versions)).size !== 1) {
    const list = Object.entries(versions).map(([file, version]) => `${file} says ${version}`);
    throw new StepError(`The versions differ: ${list.join(', ')}.`, 'write the same version into all three.');
  }
  const address = repositoryAddress(repository);
  return address === null ? manifest : { ...manifest, homepage_url: address };
}

/**
 * The address of a repository as package.json names it; null where it names none.
 *
 * @param {unknown} repository "https://github.com/OWNER/NAME", or an object with such an address
 */
export function repositoryAddress(repository) {
  if (repository === undefined) return null;
  const named = typeof repository === 'string' ? repository : Object(repository).url;
  const [, address] = /^(?:git\+)?(https:\/\/github\.com\/[\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(named) ?? [];
  if (address) return address;
  throw new StepError(
    `The repository of package.json is ${JSON.stringify(repository)}, where no report could be filled in.`,
    'write "https://github.com/OWNER/NAME", or leave it out: then the report page offers no public issue.',
  );
}

/**
 * Checks that every file that the manifest or one of its pages names was built, and that every text has its translation.
 *
 * @param {Record<string, any>} manifest
 * @param {string} folder the built extension
 */
export function checkManifest(manifest, folder) {
  const problems = [];
  for (const name of filesNamedIn(manifest)) {
    if (!fs.existsSync(path.join(folder, name))) problems.push(`manifest.json names ${name}, which was not built`);
  }
  for (const page of fs.readdirSync(folder).filter((name) => name.endsWith('.html'))) {
    const html = fs.readFileSync(path.join(folder, page), 'utf8');
    for (const [, name = ''] of html.matchAll(/<(?:script|link|img)\b[^>]*?\b(?:src|href)="([^"#?]+)"/g)) {
      if (!fs.existsSync(path.join(folder, name))) problems.push(`${page} names ${name}, which was not built`);
    }
  }
  problems.push(...missingTexts(manifest, folder));
  if (problems.length > 0)
    throw new StepError(`The extension is not whole:\n${problems.join('\n')}`, 'mend what is named above.');
}

/** Every string of the manifest that looks like one of its own files. @param {unknown} value @returns {string[]} */
function filesNamedIn(value) {
  if (typeof value === 'string') return /^[\w./-]+\.(js|html|css|png|svg|json|wasm)$/.test(value) ? [value] : [];
  if (value && typeof value === 'object') return Object.values(value).flatMap(filesNamedIn);
  return [];
}

/** @param {Record<string, any>} manifest @param {string} folder */
function missingTexts(manifest, folder) {
  const locales = path.join(folder, '_locales');
  if (!fs.existsSync(locales)) return [];
  /** @param {string} locale @returns {string[]} */
  const keysOf = (locale) =>
    Object.keys(JSON.parse(fs.readFileSync(path.join(locales, locale, 'messages.json'), 'utf8')));
  const original = new Set(keysOf(manifest.default_locale));
  const problems = [];
  for (const [, key = ''] of JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)) {
    if (!original.has(key))
      problems.push(`manifest.json uses the text ${key}, which _locales/${manifest.default_locale} lacks`);
  }
  for (const locale of fs.readdirSync(locales)) {
    const keys = new Set(keysOf(locale));
    const missing = [...original].filter((key) => !keys.has(key));
    const extra = [...keys].filter((key) => !original.has(key));
    if (missing.length > 0) problems.push(`_locales/${locale} lacks ${missing.join(', ')}`);
    if (extra.length > 0)
      problems.push(`_locales/${locale} has ${extra.join(', ')}, which _locales/${manifest.default_locale} lacks`);
  }
  return problems;
}
