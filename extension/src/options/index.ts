// The options page. It draws what the background says, and draws it again whenever anything that is stored changes.

import { element } from '../shared/elements.ts';
import type { Failure } from '../shared/protocol.ts';
import { send } from '../shared/send.ts';
import { failureText, fillTexts } from '../shared/words.ts';
import type { Act, Draw } from './act.ts';
import { classesView } from './classes-view.ts';
import { contentsView } from './contents-view.ts';
import { correctionsView } from './corrections-view.ts';
import { keepingFocus } from './focus.ts';
import { levelView } from './level-view.ts';
import { pauseView } from './pause-view.ts';
import { reportsView } from './reports-view.ts';
import { siteClassesView } from './site-classes-view.ts';
import { sitesView } from './sites-view.ts';
import { storageView } from './storage-view.ts';
import { syncView } from './sync-view.ts';
import { bindTransfer } from './transfer-view.ts';

const trouble = element('trouble', HTMLElement);

/** What went wrong, if anything did. */
function tell(failure: Failure | null): void {
  trouble.hidden = failure === null;
  trouble.textContent = failure === null ? '' : failureText(failure, 'options_failed');
}

const act: Act = async (kind, request) => {
  const answer = await send(kind, request);
  await refresh();
  // After the drawing, which may have gone well.
  if (!answer.ok) tell(answer.error);
  return answer.ok ? answer.value : undefined;
};

fillTexts(document);
const views: readonly Draw[] = [
  classesView(act),
  levelView(act),
  pauseView(act),
  sitesView(act),
  siteClassesView(act),
  correctionsView(act),
  reportsView(act),
  syncView(act),
  storageView(act),
  // After those that may hide a section.
  contentsView(),
];
bindTransfer(act);
// Here the reader of a private window changes what is stored.
element('private-note', HTMLElement).hidden = !chrome.extension.inIncognitoContext;

let asked = 0;
let endOfPause: ReturnType<typeof setTimeout> | undefined;

async function refresh(): Promise<void> {
  const turn = ++asked;
  const answer = await send('options.get', {});
  // Answers may overtake each other, and the last question has the newest.
  if (turn !== asked) return;
  tell(answer.ok ? null : answer.error);
  if (!answer.ok) return;
  const summary = answer.value;
  keepingFocus(() => {
    for (const draw of views) draw(summary);
  });
  // A pause ends by itself, and nobody says so.
  clearTimeout(endOfPause);
  if (summary.pausedUntil !== null) endOfPause = setTimeout(refresh, summary.pausedUntil - Date.now());
  document.documentElement.dataset.drawn = '';
}

chrome.storage.onChanged.addListener((_, area) => {
  if (area !== 'session') void refresh();
});
void refresh();
