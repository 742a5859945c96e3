// The engine in the background, with a clock around each call.

import init, { Engine } from '#engine';

import { hidingStyle } from '../../../extension/src/shared/hiding-style.ts';
import type { Answer, Question } from './messages.ts';

const begin = performance.now();
let start = 0;
let questions = 0;

const ready = init({ module_or_path: fetch(chrome.runtime.getURL('clearcolumn_bg.wasm')) }).then(() => {
  const engine = new Engine({});
  start = performance.now() - begin;
  return engine;
});

async function judge(question: Question & { kind: 'judge' }, sender: chrome.runtime.MessageSender): Promise<Answer> {
  const isFirst = questions === 1;
  const { snapshot, measurements, viewport, marker } = question;
  const request = {
    level: 'balanced',
    classes: { newsletter: true, leads: true, paid: true },
    kept: [],
    measurements,
    viewport,
  };
  const engine = await ready;
  const from = performance.now();
  const judgement = engine.judge(snapshot, request);
  const time = performance.now() - from;
  if (marker !== null && judgement.blocks.length > 0 && sender.tab?.id !== undefined) {
    // Waited for, unlike in the extension itself, so that the page pays for the style sheet while the clock runs.
    await chrome.scripting.insertCSS({ target: { tabId: sender.tab.id }, css: hidingStyle(marker), origin: 'USER' });
  }
  return { judgement, time, start, isFirst };
}

chrome.runtime.onMessage.addListener((question: Question, sender, respond) => {
  questions += 1;
  if (question.kind === 'echo') respond(null);
  else if (question.kind === 'wake') void ready.then(() => respond(null));
  else void judge(question, sender).then(respond, (error) => respond({ error: String(error) }));
  return true;
});
