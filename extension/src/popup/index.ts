// The popup. It draws what the background says of the tab, and draws it again whenever that changes.

import type { TabBlock, TabSummary } from '../shared/protocol.ts';
import { send } from '../shared/send.ts';
import { type BlockAction, drawBlocks } from './blocks-view.ts';
import { saveReports } from './report-file.ts';
import { stateView } from './state-view.ts';
import { counted, fillTexts, siteName, text } from './words.ts';

/** How long a page that was just given the content script may take to answer. */
const PATIENCE_MS = 2_000;

const opened = Date.now();

function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`popup.html has no ${id}`);
  return found;
}

const siteSwitch = element('site-switch', HTMLInputElement);
const extensionSwitch = element('extension-switch', HTMLInputElement);
const stateAction = element('state-action', HTMLButtonElement);
const peek = element('peek', HTMLButtonElement);
const trouble = element('trouble', HTMLElement);
const put = (id: string, value: string): void => {
  const place = element(id, HTMLElement);
  // Unchanged text is not written, or a screen reader would say it again.
  if (place.textContent !== value) place.textContent = value;
};

/** The tab that the popup is about: `?tab=` names it where the popup is opened as a page. */
async function findTab(): Promise<number> {
  const named = Number.parseInt(new URLSearchParams(location.search).get('tab') ?? '', 10);
  if (!Number.isNaN(named)) return named;
  const [active] = await chrome.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? -1;
}

const tab = findTab();

function draw(summary: TabSummary): void {
  document.documentElement.dataset.summary = JSON.stringify(summary);
  const { headline, detail, action, actionText } = stateView(summary);
  put('site-name', siteName(summary.site));
  put('headline', headline);
  put('detail', detail);
  siteSwitch.checked = summary.siteOn && summary.extensionOn;
  siteSwitch.disabled = summary.site === null || !summary.extensionOn;
  extensionSwitch.checked = summary.extensionOn;
  stateAction.hidden = action === null;
  stateAction.textContent = actionText;
  stateAction.dataset.action = action ?? '';
  // Frames are not outlined, so there must be something in the page itself.
  peek.hidden = !summary.blocks.some(({ frame, shown }) => !frame && !shown);
  drawBlocks(element('groups', HTMLElement), summary, (blockAction, block) => void act(blockAction, block));
  element('private-note', HTMLElement).hidden = !summary.private;
  element('reports', HTMLElement).hidden = summary.reports === 0;
  put('reports-count', summary.reports === 0 ? '' : counted('reports', summary.reports));
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

async function act(action: BlockAction, { document, id }: TabBlock): Promise<void> {
  const answer = await send(action, { tab: await tab, document, id });
  trouble.hidden = answer.ok;
  trouble.textContent = answer.ok ? '' : text('action_failed');
  await refresh();
}

async function doStateAction(): Promise<void> {
  if (stateAction.dataset.action === 'allow') await chrome.permissions.request({ origins: ['<all_urls>'] });
  else await chrome.tabs.reload(await tab);
  await refresh();
}

async function turn(kind: 'switch.site' | 'switch.extension', on: boolean): Promise<void> {
  await send(kind, { tab: await tab, on });
  await refresh();
}

fillTexts(document);
siteSwitch.addEventListener('change', () => void turn('switch.site', siteSwitch.checked));
extensionSwitch.addEventListener('change', () => void turn('switch.extension', extensionSwitch.checked));
stateAction.addEventListener('click', () => void doStateAction());
peek.addEventListener('click', async () => {
  const answer = await send('tab.peek', { tab: await tab });
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
// Whatever the page or another window changes passes through storage.
chrome.storage.onChanged.addListener(() => void refresh());
void refresh();
