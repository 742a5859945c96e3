// The popup. It draws what the background says of the tab, and draws it again whenever that changes.

import { element, put } from '../shared/elements.ts';
import type { Requests, Result, TabBlock, TabSummary } from '../shared/protocol.ts';
import { saveReports } from '../shared/save-file.ts';
import { send } from '../shared/send.ts';
import { siteName } from '../shared/site-name.ts';
import { counted, failureText, fillTexts, text } from '../shared/words.ts';
import { type BlockAction, blocksView } from './blocks-view.ts';
import { closeOffer, offerReport } from './report-offer.ts';
import { siteView } from './site-view.ts';
import { stateView } from './state-view.ts';

/** How long a page that was just given the content script may take to answer. */
const PATIENCE_MS = 2_000;

const opened = Date.now();

const siteSwitch = element('site-switch', HTMLInputElement);
const extensionSwitch = element('extension-switch', HTMLInputElement);
const stateAction = element('state-action', HTMLButtonElement);
const peek = element('peek', HTMLButtonElement);
const pick = element('pick', HTMLButtonElement);
const trouble = element('trouble', HTMLElement);
const pause = element('pause', HTMLButtonElement);

/** The tab that the popup is about: `?tab=` names it where the popup is opened as a page. */
async function findTab(): Promise<number> {
  const named = Number.parseInt(new URLSearchParams(location.search).get('tab') ?? '', 10);
  if (!Number.isNaN(named)) return named;
  const [active] = await chrome.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? -1;
}

const tab = findTab();
let shown: TabSummary | null = null;

function draw(summary: TabSummary): void {
  shown = summary;
  document.documentElement.dataset.summary = JSON.stringify(summary);
  const { headline, detail, action, actionText } = stateView(summary);
  put('site-name', siteName(summary.site));
  put('headline', headline);
  put('detail', detail);
  siteSwitch.checked = summary.siteOn && summary.extensionOn;
  siteSwitch.disabled = summary.site === null || !summary.extensionOn || summary.siteSet;
  drawSite(summary);
  extensionSwitch.checked = summary.extensionOn;
  stateAction.hidden = action === null;
  stateAction.textContent = actionText;
  stateAction.dataset.action = action ?? '';
  // Frames are not outlined, so there must be something in the page itself.
  peek.hidden = !summary.blocks.some(({ frame, shown }) => !frame && !shown);
  pick.hidden = !(summary.state === 'active' && summary.siteOn && summary.extensionOn);
  pause.hidden = !summary.extensionOn;
  drawBlocks(summary);
  drawAtEndOfPause(summary.pausedUntil);
  element('private-note', HTMLElement).hidden = !summary.private;
  element('reports', HTMLElement).hidden = summary.reports === 0;
  put('reports-count', summary.reports === 0 ? '' : counted('reports', summary.reports));
}

const drawBlocks = blocksView(element('groups', HTMLElement), (action, block) => void act(action, block));
const drawSite = siteView((name, wanted) => void change('tab.class', { class: name, wanted }));

let endOfPause: ReturnType<typeof setTimeout> | undefined;

/** A pause ends by itself, and nobody says so. */
function drawAtEndOfPause(until: number | null): void {
  clearTimeout(endOfPause);
  if (until !== null) endOfPause = setTimeout(refresh, until - Date.now());
}

async function refresh(): Promise<void> {
  const answer = await send('tab.summary', { tab: await tab });
  if (!answer.ok) {
    put('headline', text('popup_failed'));
    put('detail', text('popup_failed_detail'));
    return;
  }
  const summary = answer.value;
  if (summary.state === 'looking') {
    if (Date.now() - opened > PATIENCE_MS) summary.state = 'reload-needed';
    else setTimeout(refresh, PATIENCE_MS / 4);
  }
  draw(summary);
}

/** Says what went wrong, if anything did. */
function tell(answer: Result<unknown>): void {
  trouble.hidden = answer.ok;
  trouble.textContent = answer.ok ? '' : failureText(answer.error, 'action_failed');
}

async function act(action: BlockAction, { document, id }: TabBlock): Promise<void> {
  tell(await send(action, { tab: await tab, document, id }));
  await refresh();
}

async function doStateAction(): Promise<void> {
  if (stateAction.dataset.action === 'allow') await chrome.permissions.request({ origins: ['<all_urls>'] });
  else if (stateAction.dataset.action === 'resume') await send('switch.extension', { on: true });
  else await chrome.tabs.reload(await tab);
  await refresh();
}

/** A change of what holds for the tab. */
async function change<K extends 'switch.site' | 'tab.class'>(
  kind: K,
  request: Omit<Requests[K]['request'], 'tab'>,
): Promise<void> {
  tell(await send(kind, { tab: await tab, ...request } as Requests[K]['request']));
  await refresh();
}

async function switchSite(on: boolean): Promise<void> {
  const before = shown;
  await change('switch.site', { on });
  if (on) closeOffer();
  else if (before) await offerReport(before, reportLate);
}

async function switchExtension(on: boolean): Promise<void> {
  tell(await send('switch.extension', { on }));
  await refresh();
  if (on) closeOffer();
}

/** The page of the report opens; the site stays off. */
async function reportLate(block: TabBlock): Promise<boolean> {
  const { document, frame: _, ...summary } = block;
  const answer = await send('block.late', { tab: await tab, document, block: summary });
  tell(answer);
  return answer.ok;
}

fillTexts(document);
siteSwitch.addEventListener('change', () => void switchSite(siteSwitch.checked));
extensionSwitch.addEventListener('change', () => void switchExtension(extensionSwitch.checked));
stateAction.addEventListener('click', () => void doStateAction());
for (const [button, kind] of [
  [peek, 'tab.peek'],
  [pick, 'tab.pick'],
] as const)
  button.addEventListener('click', async () => {
    const answer = await send(kind, { tab: await tab });
    // The page is looked at, and the popup would lie over it.
    if (answer.ok && answer.value.on) window.close();
  });
element('reports-save', HTMLButtonElement).addEventListener('click', async () => {
  const answer = await send('reports.list', {});
  if (answer.ok) saveReports(answer.value.reports);
});
element('reports-clear', HTMLButtonElement).addEventListener('click', async () => {
  await send('reports.clear', {});
  await refresh();
});
pause.addEventListener('click', async () => {
  tell(await send('pause.begin', { length: 'hour' }));
  await refresh();
  stateAction.focus();
});
element('settings', HTMLButtonElement).addEventListener('click', async () => {
  await chrome.runtime.openOptionsPage();
  // Firefox leaves the popup open over the new page.
  if (location.search === '') close();
});
// Whatever the page or another window changes passes through storage.
chrome.storage.onChanged.addListener(() => void refresh());
void refresh();
