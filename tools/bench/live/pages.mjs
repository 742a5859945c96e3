// The pages of npm run bench -- --live, and the server that brings them.

import http from 'node:http';

/** Where a page that streams waits, and how long, in milliseconds. */
const PAUSE = '<!-- pause -->';
const PAUSE_MS = 300;

const paragraph =
  'The ferry had been late every morning for a month, and nobody at the harbour office could say why, though the captain had written three letters and a poem about it.';
const story = Array.from({ length: 8 }, () => `<p>${paragraph}</p>`).join('');
const signUp =
  '<section class="newsletter-box"><h3>Subscribe to our newsletter</h3><p>The best stories of the week, by email every Friday.</p><form><input type="email" placeholder="Email address"><button>Subscribe</button></form></section>';
const nav = '<nav><a href="/">Home</a> <a href="/all">All stories</a></nav>';

/**
 * How long the page's own tasks had to wait: a chain of timers that notes every gap. The longest of them is a little more than the longest
 * task.
 */
const heartbeat = `<script>
globalThis.beat = { longest: 0, blocked: 0, since: performance.now() };
let last = performance.now();
setTimeout(function next() {
  const now = performance.now();
  const late = now - last - 5;
  if (late > 0) { beat.blocked += late; beat.longest = Math.max(beat.longest, late); }
  last = now;
  setTimeout(next, 4);
}, 4);
</script>`;

/** @param {string} body @param {string} [head] */
const html = (body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page of the bench</title>${head}</head><body>${body}</body></html>`;

const article = `<article><h1>The late ferry</h1>${story}</article>${signUp}`;
const many = (/** @type {number} */ count) =>
  Array.from({ length: count }, (_, at) => `<i>${at}</i>`)
    .join('')
    .replaceAll(/((?:<i>\d+<\/i>){40})/g, '<div>$1</div>');

/**
 * Notes how many frames show the block, and for how long. Frames are counted where they are made: a look at each, before it is painted.
 * Firefox makes some before it begins to paint, and says from which on it did.
 */
const watched = `<script>
const shown = [];
requestAnimationFrame(function look(now) {
  const block = document.querySelector('.newsletter-box');
  if (block && block.checkVisibility({ opacityProperty: true, visibilityProperty: true })) shown.push(now);
  if (!block || block.getClientRects().length > 0) {
    requestAnimationFrame(look);
    return;
  }
  setTimeout(() => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const painted = /Firefox/.test(navigator.userAgent) ? shown.filter((time) => time >= (paint?.startTime ?? 0) - 1) : shown;
    globalThis.waited = { frames: painted.length, milliseconds: painted.length === 0 ? 0 : now - painted[0] };
  }, 200);
});
</script>`;

const longStory = `<p>${paragraph} ${paragraph} ${paragraph}</p>`.repeat(5);
/** Where the reader is, with text on both sides. @param {string} act what happens at the event */
const place = (act) =>
  `${nav}<article><h1>The late ferry</h1><p id="above">${paragraph}</p>${longStory}<p id="here">${paragraph}</p><p id="below">${paragraph}</p>${longStory}</article>
<script>
const box = '${signUp}';
const put = () => { document.getElementById('above').insertAdjacentHTML('afterend', box); document.getElementById('below').insertAdjacentHTML('afterend', box); };
addEventListener('clutter', () => { ${act} });
</script>`;
const large = '<style>body { margin: 0; font-size: 28px; }</style>';
/** The page itself keeps the place where it puts something in. */
const putAndScroll = `const here = document.getElementById('here'); const before = here.getBoundingClientRect().top; put(); scrollBy({ top: here.getBoundingClientRect().top - before, behavior: 'instant' });`;

/** How long the storm lasts, in seconds. */
export const STORM_SECONDS = 30;

/** @type {Record<string, () => string>} */
const PAGES = {
  idle: () => html(nav + article),
  // The list is bounded, as that of a chat or a ticker is.
  storm: () =>
    html(
      `${nav}${article}<ul id="list"></ul><script>
let count = 0;
const list = document.getElementById('list');
const timer = setInterval(() => {
  const due = Math.min(${STORM_SECONDS * 1000}, Math.round(performance.now() - beat.since));
  for (; count < due; count++) {
    const item = document.createElement('li');
    item.textContent = 'Message ' + count;
    list.append(item);
    if (list.childElementCount > 2000) list.firstChild.remove();
  }
  if (due === ${STORM_SECONDS * 1000}) { clearInterval(timer); globalThis.done = true; }
}, 10);
</script>`,
      heartbeat,
    ),
  large: () => html(`${nav}${article}<div>${many(25_000)}</div>`, heartbeat),
  'too-large': () => html(`${nav}${article}<div>${many(100_000)}</div>`, heartbeat),
  frames: () =>
    html(
      nav +
        article +
        Array.from(
          { length: 30 },
          (_, at) =>
            `<iframe width="300" height="250" src="http://ads${at % 5}.frames.example:PORT/advertisement"></iframe>`,
        ).join(''),
      heartbeat,
    ),
  watched: () => html(nav + article, watched),
  // As most pages are: nothing is painted before its style sheet has come.
  styled: () =>
    html(`${nav}${article}<main>${story.repeat(20)}</main>`, `<link rel="stylesheet" href="/style.css">${watched}`),
  late: () =>
    html(
      `${nav}<article><h1>The late ferry</h1>${story}</article><script>addEventListener('late', () => document.querySelector('p:nth-of-type(3)').insertAdjacentHTML('afterend', '${signUp}'));</script>`,
      watched,
    ),
  stream: () =>
    html(
      `${nav}<article><h1>The late ferry</h1>${story}${signUp}${`<!-- pause --><p>${paragraph}</p>`.repeat(10)}</article>`,
      watched,
    ),
  place: () => html(place('put();'), large),
  'place-unanchored': () => html(place(putAndScroll), `${large}<style>* { overflow-anchor: none; }</style>`),
  'place-scroller': () =>
    html(
      `<div style="height: 100vh; overflow: auto">${place('put();')}</div>`,
      `${large}<style>body { overflow: hidden; }</style>`,
    ),
  'place-bar': () =>
    html(
      place(
        `document.body.insertAdjacentHTML('beforeend', '<div style="position: fixed; top: 0; left: 0; right: 0; height: 120px; overflow: hidden; background: #ffd">' + box + '</div>'); document.body.style.paddingTop = '120px'; scrollBy({ top: 120, behavior: 'instant' });`,
      ),
      large,
    ),
  advertisement: () => html('<a href="/buy"><b>Boats, slightly used</b></a><p>Ask at the harbour.</p>'),
  routes: () =>
    html(`${nav}<main id="view"></main><script>
let at = 0;
globalThis.go = () => {
  at += 1;
  history.pushState({}, '', '/routes/' + at);
  document.getElementById('view').innerHTML = '<article><h1>Part ' + at + '</h1>${story}</article>${signUp}';
};
go();
</script>`),
};

export async function serveLive() {
  const server = http.createServer(async (request, response) => {
    const [, name = ''] = /^\/([a-z-]+)/.exec(request.url ?? '') ?? [];
    if (name === 'style') {
      response.writeHead(200, { 'content-type': 'text/css' }).end('body { max-width: 40em; margin: auto; }');
      return;
    }
    const page = PAGES[name];
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    for (const [at, part] of page().replaceAll('PORT', String(request.socket.localPort)).split(PAUSE).entries()) {
      if (at > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      response.write(part);
    }
    response.end();
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    /** @param {string} path "storm", or "idle?17" @param {string} [site] another one than that of the page's name */
    url: (path, site) => `http://${site ?? /^[a-z-]+/.exec(path)?.[0]}.example:${port}/${path}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
