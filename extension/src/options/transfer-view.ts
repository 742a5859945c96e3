// Export and import of the settings.

import { element, put } from '../shared/elements.ts';
import { saveFile } from '../shared/save-file.ts';
import type { FileProblem } from '../shared/settings.ts';
import { counted, text } from '../shared/words.ts';
import type { Act } from './act.ts';

function say(words: string, isWrong: boolean): void {
  put('file-said', words);
  element('file-said', HTMLElement).classList.toggle('wrong', isWrong);
}

/** What is wrong with a file, and how to mend it. */
const problemText = (file: string, { what, value }: FileProblem): string =>
  [text('options_import_failed', file), text(`options_import_${what.replaceAll('-', '_')}`, value)].join(' ');

async function importFile(act: Act, file: File): Promise<void> {
  const answer = await act('settings.import', { text: await file.text() });
  if (answer === undefined) return;
  if (answer.problem) say(problemText(file.name, answer.problem), true);
  else say(`${text('options_imported', file.name)} ${counted('options_imported_sites', answer.added)}`, false);
}

export function bindTransfer(act: Act): void {
  const input = element('import-file', HTMLInputElement);
  element('export', HTMLButtonElement).addEventListener('click', async () => {
    const file = await act('settings.export', {});
    if (file === undefined) return;
    saveFile('settings', file);
    say(text('options_exported'), false);
  });
  element('import', HTMLButtonElement).addEventListener('click', () => input.click());
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    if (file) await importFile(act, file);
    // The same file, mended, is another choice.
    input.value = '';
  });
}
