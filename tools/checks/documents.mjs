// Whether the documents speak of what is there: every relative link, every path of the repository in backticks or in a
// command, every npm script, every example, and every document that a comment in the code cites.
//
//   node tools/checks/documents.mjs

import fs from 'node:fs';
import path from 'node:path';

import { marked } from 'marked';

import { root } from '../setup/run.mjs';

/**
 * What can be spoken of.
 *
 * @typedef {object} Project
 * @property {ReadonlySet<string>} paths files and folders, from the root, with slashes and without one at the end
 * @property {ReadonlySet<string>} scripts of package.json
 */

/** Made by a build, or not ours. */
const GENERATED = new Set(['.git', 'dist', 'node_modules', 'target']);
const CODE = /\.(?:rs|ts|mjs|py|css|html|toml)$/;
/** A file of this kind is one of ours, wherever a document says that it stands. */
const OWN_KIND = /\.(?:rs|ts|mjs|py|css|html|toml|json|md)$/;
const PATH = /^(?:[\w.@-]|\{[\w.,@-]+\}|\*)+(?:\/(?:[\w.@-]|\{[\w.,@-]+\}|\*)+)*\/?$/;

/** What is wrong with a document. @param {string} name from the root @param {string} text @param {Project} project */
export function complaintsAbout(name, text, project) {
  /** @type {string[]} */
  const complaints = [];
  const folder = path.posix.dirname(name);
  /** @param {string} address */
  const followLink = (address) => {
    if (/^(?:[a-z][a-z+.-]*:|#)/i.test(address)) return;
    const target = path.posix.join(folder, decodeURI(address.replace(/[?#].*/s, '')));
    if (!isThere(target, project)) complaints.push(`links to ${address}, which is not there`);
  };
  /** @param {string} code */
  const readCode = (code) => {
    for (const [, script = ''] of code.matchAll(/\bnpm (?:run )?(start|test|(?<=run )[\w:-]+)/g)) {
      if (!project.scripts.has(script)) complaints.push(`runs the npm script ${script}, which is not there`);
    }
    for (const [, example] of code.matchAll(/--example ([\w-]+)/g)) {
      if (!isThere(`examples/${example}.rs`, project))
        complaints.push(`runs the example ${example}, which is not there`);
    }
    for (const piece of code.split(/[\s"'`();=]+/)) {
      const word = piece.replace(/[,.:]+$/, '');
      if (isOwnPath(word, folder, project) && !expand(word).every((one) => isFound(one, folder, project)))
        complaints.push(`names ${word}, which is not there`);
    }
  };
  marked.walkTokens(marked.lexer(text), (token) => {
    if (token.type === 'link' || token.type === 'image') followLink(token.href);
    else if (token.type === 'codespan' || token.type === 'code') readCode(token.text);
  });
  return complaints;
}

/** What is wrong with what a file of code says of documents. @param {string} text @param {Project} project */
export const complaintsAboutCode = (text, project) =>
  [...text.matchAll(/\bdocs\/[\w./-]+\.md\b/g)]
    .filter(([document]) => !isThere(document, project))
    .map(([document]) => `cites ${document}, which is not there`);

/** Whether a word means a file or folder of the repository. @param {string} word @param {string} folder of the document @param {Project} project */
function isOwnPath(word, folder, project) {
  if (!PATH.test(word)) return false;
  const [first = '', ...others] = word.split('/');
  if (first === '..' || GENERATED.has(first)) return false;
  if (others.length === 0) return OWN_KIND.test(word);
  return OWN_KIND.test(word) || isThere(first, project) || isThere(path.posix.join(folder, first), project);
}

/** A path stands for itself from the root or from the document's folder, a bare name for any file of that name. @param {string} one @param {string} folder @param {Project} project */
const isFound = (one, folder, project) =>
  isThere(one, project) ||
  isThere(path.posix.join(folder, one), project) ||
  (!one.includes('/') && [...project.paths].some((known) => path.posix.basename(known) === one));

/** @param {string} wanted @param {Project} project */
function isThere(wanted, project) {
  const plain = wanted.replace(/\/$/, '');
  if (plain === '.' || project.paths.has(plain)) return true;
  if (!plain.includes('*')) return false;
  const pattern = new RegExp(`^${plain.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
  return [...project.paths].some((known) => pattern.test(known));
}

/** `src/{a,b}/c` as two paths. @param {string} word @returns {string[]} */
function expand(word) {
  const braces = /\{([^}]+)\}/.exec(word);
  return braces ? (braces[1] ?? '').split(',').flatMap((one) => expand(word.replace(braces[0], one))) : [word];
}

/** @returns {Project} */
function readProject() {
  const paths = new Set(
    fs
      .readdirSync(root)
      .filter((name) => !GENERATED.has(name))
      .flatMap((name) => {
        if (!fs.statSync(path.join(root, name)).isDirectory()) return [name];
        const inside = fs.readdirSync(path.join(root, name), { recursive: true, encoding: 'utf8' });
        return [name, ...inside.map((file) => `${name}/${file.split(path.sep).join('/')}`)];
      }),
  );
  const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  return { paths, scripts: new Set(Object.keys(scripts)) };
}

if (process.argv[1] === import.meta.filename) {
  const project = readProject();
  let documents = 0;
  for (const name of project.paths) {
    const isDocument = name.endsWith('.md');
    if (!isDocument && !CODE.test(name)) continue;
    documents += Number(isDocument);
    const text = fs.readFileSync(path.join(root, name), 'utf8');
    const complaints = isDocument ? complaintsAbout(name, text, project) : complaintsAboutCode(text, project);
    for (const complaint of complaints) console.log(`${name} ${complaint}`);
    if (complaints.length > 0) process.exitCode = 1;
  }
  console.log(`${documents} documents`);
}
