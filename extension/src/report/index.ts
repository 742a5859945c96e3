// The report page: one report as it would leave, less what the reader takes out, and the ways in which it can leave. None of them is
// gone by itself.

import { askFirst } from '../options/confirm.ts';
import { element, put } from '../shared/elements.ts';
import { letterText } from '../shared/report-text.ts';
import type { ReportView } from '../shared/report-types.ts';
import { saveReports } from '../shared/save-file.ts';
import { send } from '../shared/send.ts';
import { siteName } from '../shared/site-name.ts';
import { blockName, dayText, failureText, fillTexts, text } from '../shared/words.ts';
import { drawChoices, readChoices, restoreChoices } from './choices-view.ts';
import { deliver, type Outcome } from './delivery.ts';
import { publicIssue } from './public-issue.ts';

const id = new URLSearchParams(location.search).get('id') ?? '';
const sendButton = element('send', HTMLButtonElement);
const said = element('said', HTMLElement);

let view: ReportView | null = null;
/** The address of the organisation that takes reports, and of the project's repository, where there are any. */
let organisation: string | null = null;
let repository: string | null = null;
/** Changes are stored one after the other, so that the last one stays. */
let changes: Promise<void> = Promise.resolve();

function say(words: string, isWrong = false): void {
  put('said', words);
  said.classList.toggle('wrong', isWrong);
}

function draw(next: ReportView | null): void {
  view = next;
  element('report', HTMLElement).hidden = next === null;
  element('gone', HTMLElement).hidden = next !== null;
  element('intro', HTMLElement).hidden = next === null;
  put('letter', next ? letterText(next.letter) : '');
  document.documentElement.dataset.drawn = '';
}

/** Stores what the form says and shows what would leave now. */
function change(): void {
  changes = changes.then(async () => {
    if (!view) return;
    const answer = await send('report.choose', { id, choice: readChoices(view.kept) });
    if (answer.ok) draw(answer.value);
    // The boxes must not say that something stays which would leave.
    else restoreChoices(view.kept);
    say(answer.ok ? '' : failureText(answer.error, 'action_failed'), !answer.ok);
  });
}

/** The report as it stands, with everything that the reader has changed so far. */
async function current(): Promise<ReportView | null> {
  await changes;
  return view;
}

function wordsFor(outcome: Outcome, host: string): string {
  if (outcome.kind === 'refused' || outcome.kind === 'failed')
    return text(`report_${outcome.kind}`, host, String(outcome.status));
  return text(`report_${outcome.kind}`, host);
}

async function deliverNow(to: string): Promise<void> {
  const now = await current();
  if (!now || sendButton.disabled) return;
  const { host } = new URL(to);
  sendButton.disabled = true;
  say(text('report_sending', host));
  const outcome = await deliver(to, now.key, letterText(now.letter));
  if (outcome.kind === 'accepted') {
    const answer = await send('report.sent', { id });
    if (answer.ok) draw(answer.value);
  }
  sendButton.disabled = false;
  say(wordsFor(outcome, host), outcome.kind !== 'accepted');
}

async function copy(): Promise<void> {
  const now = await current();
  if (!now) return;
  try {
    await navigator.clipboard.writeText(letterText(now.letter));
    say(text('report_copied'));
  } catch {
    say(text('action_failed'), true);
  }
}

async function openIssue(): Promise<void> {
  const now = await current();
  if (!now || repository === null) return;
  const { address, isWhole } = publicIssue(repository, now.letter);
  await chrome.tabs.create({ url: address });
  say(text(isWhole ? 'report_issue_opened' : 'report_issue_cut'));
}

function bind(): void {
  element('copy', HTMLButtonElement).addEventListener('click', () => void copy());
  element('save', HTMLButtonElement).addEventListener('click', async () => {
    const now = await current();
    if (now) saveReports([now.letter]);
  });
  askFirst(element('issue', HTMLButtonElement), text('report_issue_question'), text('report_issue_yes'), openIssue);
  askFirst(element('delete', HTMLButtonElement), text('report_delete_question'), text('report_delete'), async () => {
    await changes;
    await send('report.delete', { id });
    draw(null);
  });
  sendButton.addEventListener('click', () => {
    if (organisation !== null) void deliverNow(organisation);
  });
  element('settings', HTMLButtonElement).addEventListener('click', () => void chrome.runtime.openOptionsPage());
}

function drawFirst({ kept }: ReportView): void {
  const what = kept.complaint === 'missed' ? text('report_missed') : blockName(kept.block);
  put('subject', what);
  put('occasion', [siteName(kept.site), dayText(kept.day)].join(' · '));
  drawChoices(kept, change);
  element('issue', HTMLElement).hidden = repository === null;
  if (organisation === null) return;
  element('organisation', HTMLElement).hidden = false;
  sendButton.textContent = text('report_send', new URL(organisation).host);
  if (kept.sent !== null) say(text('report_sent_on', dayText(kept.sent)));
}

async function begin(): Promise<void> {
  fillTexts(document);
  const [report, places] = await Promise.all([send('report.get', { id }), send('report.places', {})]);
  if (places.ok) ({ organisation, repository } = places.value);
  const first = report.ok ? report.value : null;
  if (first) drawFirst(first);
  bind();
  draw(first);
}

void begin();
