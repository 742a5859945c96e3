// The content script: runs in every frame of every page from its first moment.

// First, so that it is asked for first.
import './memory.ts';
import type { Pushes, PushKind } from '../shared/protocol.ts';
import { send } from '../shared/send.ts';
import { isFrame, untilLargeEnough } from './frames.ts';
import { Front } from './front.ts';
import { Hold } from './hold.ts';
import { Lifetime } from './lifetime.ts';
import { Reader } from './reader.ts';
import type { Place } from './resident.ts';
import { type Greeting, Session } from './session.ts';

/** A page that takes long to arrive is looked at before it is whole, in milliseconds after its first moment. */
const SLOW_PAGE_MS = 150;
const GREETING_PAUSES_MS = [0, 200, 1000, 4000];

const lifetime = new Lifetime();

type Push = { [K in PushKind]: { kind: K } & Pushes[K]['request'] }[PushKind];

/** What the background may ask of this document. */
function answer(session: Session, message: Push): unknown {
  switch (message.kind) {
    case 'document.ping':
      return null;
    case 'switch.changed':
      session.on = message.on;
      return null;
    case 'settings.changed':
      return session.reconsider();
    case 'corrections.forgotten':
      return session.forgetCorrections();
    case 'block.show':
      return session.show(message.id);
    case 'block.wrong':
      return session.wrong(message.id);
    case 'block.hide':
      return session.hideAgain(message.id);
    case 'frame.expect':
      return session.frames?.expect(message.token);
    case 'frame.release':
      return session.frames?.release(message.child);
    case 'style.refused':
      return session.marks.useOwnSheet();
  }
}

const untilEvent = (type: string): Promise<unknown> => new Promise((resolve) => lifetime.hear(type, resolve));

const after = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const untilParsed = async (): Promise<unknown> => document.readyState === 'loading' && untilEvent('DOMContentLoaded');

/** Something of the page is seen. A page that is shown before it is whole is looked at from then on. */
const untilPainted = (): Promise<unknown> =>
  new Promise((resolve) => new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true }));

/** Greets the background. Just after an update it may not answer yet. */
async function greet(): Promise<Greeting | null> {
  for (const pause of GREETING_PAUSES_MS) {
    await after(pause);
    const hello = await send('document.hello', {});
    if (hello.ok) return hello.value;
    if (!lifetime.isAlive) break;
  }
  return null;
}

async function begin(): Promise<void> {
  const reader = new Reader(lifetime);
  const hold = new Hold(reader);
  if ((document as { prerendering?: boolean }).prerendering) await untilEvent('prerenderingchange');
  await untilLargeEnough(lifetime);
  // Greeted at once, so that a stopped background is awake by the time the page is parsed.
  const hello = await greet();
  const isPage = document.contentType.includes('html') && document.designMode !== 'on';
  if (!hello || !isPage) hold.end();
  if (!hello) return;
  if (!isPage) {
    if (isFrame) return;
    chrome.runtime.onMessage.addListener((_message: Push, _sender, respond) => respond(null));
    await send('document.state', { state: 'not-html', blocks: [] });
    return;
  }
  const session = new Session(lifetime, hold, reader, hello);
  if (place.clearcolumn) place.clearcolumn.session = session;
  chrome.runtime.onMessage.addListener((message: Push, _, respond) => {
    if (lifetime.isAlive) respond(answer(session, message));
  });
  const follow = async (): Promise<void> => {
    if (!lifetime.isAlive) return;
    const current = await send('switch.get', {});
    if (current.ok) session.on = current.value.on;
  };
  lifetime.hear('visibilitychange', () => document.hidden || void follow());
  lifetime.hear('pagehide', () => lifetime.isAlive && void send('document.gone', {}));
  // Back from the cache, where no message reaches a page: what the reader wants hidden may have changed too.
  const comeBack = async (): Promise<void> => {
    await follow();
    session.announce();
    await session.look();
  };
  lifetime.hear('pageshow', (event) => event.persisted && void comeBack());
  session.announce();
  await Promise.race([untilParsed(), untilPainted(), after(SLOW_PAGE_MS)]);
  session.begin();
  if (document.readyState !== 'loading') return;
  await untilParsed();
  await session.look();
}

// The extension may inject this script into a page that has it already.
const place = globalThis as Place;
if (!place.clearcolumn?.lifetime.isAlive) {
  place.clearcolumn = { lifetime, front: new Front(lifetime), session: null, overPage: null };
  void begin();
}
