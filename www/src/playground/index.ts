// The playground: a page comes in, is read here, judged in the worker, and shown with what was found. Nothing goes out.

import init, { PlaygroundPage } from '#playground';
import type { Level } from '../../../extension/src/shared/engine-types.ts';
import { text } from '../../../extension/src/shared/words.ts';
import { type Judgements, LEVELS } from '../judge/protocol.ts';
import { cardOf, type Finding, findingsOf, levelName } from './findings.ts';
import { judge } from './judge.ts';
import { purposeOf } from './purpose-words.ts';
import { type Outline, Stage } from './stage.ts';

const DEMONSTRATION = 'demonstration.html';

const find = <Kind extends HTMLElement>(id: string): Kind => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page lacks ${id}`);
  return found as Kind;
};
const said = find('said');
const result = find('result');
const chosenOf = (name: string): string =>
  document.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value ?? '';

const ready = init({ module_or_path: fetch('playground_bg.wasm') });
let open: { stage: Stage; judgements: Judgements } | null = null;
/** Counts what was asked for: of two pages that come quickly after one another, only the last is shown. */
let turn = 0;

/** Reads, judges and shows a page. */
async function look(name: string, source: () => Promise<string>, address: string): Promise<void> {
  turn += 1;
  const own = turn;
  document.documentElement.dataset.state = 'looking';
  say(`Reading ${name}…`);
  try {
    const [html] = await Promise.all([source(), ready]);
    const page = new PlaygroundPage(html, address);
    const judgements = await judge(page.snapshot());
    if (own !== turn) return page.free();
    open?.stage.close();
    open = null;
    result.hidden = false;
    const stage = await Stage.show(page, find('frame-place'), find('badges'), choose);
    open = { stage, judgements };
    draw();
    document.documentElement.dataset.state = 'shown';
  } catch (error) {
    if (own !== turn) return;
    document.documentElement.dataset.state = 'failed';
    result.hidden = true;
    say(`${name} could not be read: ${(error as Error).message}`, true);
  }
}

function say(words: string, isTrouble = false): void {
  said.textContent = words;
  said.classList.toggle('trouble', isTrouble);
}

/** Draws what the chosen level makes of the page. */
function draw(): void {
  if (!open) return;
  const { stage, judgements } = open;
  const level = chosenOf('level') as Level;
  const judgement = judgements[level];
  const { hidden, later } = findingsOf(judgements, level);
  for (const each of LEVELS) {
    const count = document.querySelector(`input[value="${each}"] + span .count`);
    if (count) count.textContent = String(judgements[each].blocks.length);
  }
  find('level-about').textContent = text(`options_level_${level}_about`);
  find('purpose').textContent = purposeOf(judgement);
  const number = (at: number): string => String(at + 1);
  const cards = (findings: readonly Finding[], isLater: boolean, first: number): HTMLElement[] =>
    findings.map((finding, at) => cardOf(finding, number(first + at), isLater, () => choose(finding.block.element)));
  find('blocks').replaceChildren(...cards(hidden, false, 0));
  find('later-blocks').replaceChildren(...cards(later, true, hidden.length));
  find('later').hidden = later.length === 0;

  const article: Outline[] =
    judgement.article === null ? [] : [{ element: judgement.article, mark: 'article', badge: 'Article', kind: '' }];
  const blocks = hidden.flatMap(({ block }, at): Outline[] => [
    { element: block.element, mark: `${block.class} hidden`, badge: number(at), kind: block.class },
    ...block.remnants.map(({ element }) => ({ element, mark: `${block.class} rest hidden`, badge: null, kind: '' })),
  ]);
  const staying = later.map(
    ({ block }, at): Outline => ({
      element: block.element,
      mark: 'later',
      badge: number(hidden.length + at),
      kind: 'later',
    }),
  );
  stage.outline([...article, ...staying, ...blocks]);
  stage.view(chosenOf('view'));
  const count = hidden.length === 1 ? '1 block would be hidden' : `${hidden.length} blocks would be hidden`;
  say(`${hidden.length === 0 ? 'Nothing would be hidden' : count} at the level “${levelName(level)}”.`);
}

/** Shows one block, in the list and on the page. */
function choose(element: number): void {
  for (const card of document.querySelectorAll<HTMLElement>('.finding')) {
    const isChosen = card.dataset.element === String(element);
    card.classList.toggle('is-chosen', isChosen);
    if (isChosen) card.scrollIntoView({ block: 'nearest' });
  }
  open?.stage.choose(element);
}

const lookAtFile = (file: File): Promise<void> => look(file.name, () => file.text(), '');

find('demonstration').addEventListener('click', () =>
  look('the demonstration', async () => (await fetch(DEMONSTRATION)).text(), ''),
);
const field = find<HTMLInputElement>('file');
field.addEventListener('change', () => {
  const [file] = field.files ?? [];
  if (file) lookAtFile(file);
  // So that the same file, changed meanwhile, can be chosen again.
  field.value = '';
});
find('paste-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const html = find<HTMLTextAreaElement>('source').value;
  if (html.trim() === '') say('There is nothing in the field yet.', true);
  else look('what you pasted', async () => html, find<HTMLInputElement>('address').value.trim());
});
for (const name of ['levels', 'views']) find(name).addEventListener('change', draw);

addEventListener('dragover', (event) => {
  event.preventDefault();
  document.documentElement.classList.add('dropping');
});
for (const type of ['dragleave', 'drop'])
  addEventListener(type, () => document.documentElement.classList.remove('dropping'));
addEventListener('drop', (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer?.files ?? [];
  if (file) lookAtFile(file);
});

// Nobody but the reader's own browser keeps the site's files; where it will not, the playground works all the same.
navigator.serviceWorker?.register('offline.js').catch(() => {});
document.documentElement.dataset.state = 'ready';
