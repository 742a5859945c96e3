// Checks that every fixture page says what it means: `node tests/pages/validate.mjs [DIRECTORY]`.
//
// A fixture whose selector matches nothing would pass every test of the program, so the fixtures
// themselves are tested first. Ends with 1 where anything is wrong, and names the page and the mend.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPage } from './check-page.mjs';
import { checkSet, summary } from './check-set.mjs';
import { parsePage } from './parsed-page.mjs';

const directory = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
const pages = [];
const faults = [];

for (const entry of readdirSync(directory, { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  const slug = entry.name;
  const html = join(directory, slug, 'page.html');
  const expectation = join(directory, slug, 'expected.json');
  if (!existsSync(html) || !existsSync(expectation)) {
    faults.push(`${slug}: needs both page.html and expected.json`);
    continue;
  }
  let expected;
  try {
    expected = JSON.parse(readFileSync(expectation, 'utf8'));
  } catch (error) {
    faults.push(`${slug}: expected.json is not JSON: ${error.message}`);
    continue;
  }
  const source = readFileSync(html, 'utf8');
  const page = { slug, source, expected, document: parsePage(source) };
  pages.push(page);
  faults.push(...checkPage(page).map((fault) => `${slug}: ${fault}`));
}

faults.push(...checkSet(pages));

for (const line of faults) console.error(line);
console.log(summary(pages));
if (faults.length > 0) {
  console.error(`${faults.length} fault${faults.length === 1 ? '' : 's'}`);
  process.exitCode = 1;
}
