// The pages of the browser tests. Each is an article with one thing around it.

import fs from 'node:fs';
import path from 'node:path';

/** One of the pages under tests/pages. @param {string} name */
const fixture = (name) => fs.readFileSync(path.resolve(import.meta.dirname, '../../pages', name, 'page.html'), 'utf8');

const paragraphs = [
  'The harbour master keeps two clocks on his wall. One shows the time; the other shows when the tide will stand highest at the old pier, and it is the second one that the fishermen come in to read.',
  'For eleven years the town has argued about the pier. It was built of oak, then of iron, and in the last century of concrete that was mixed with sea sand. The salt has been eating the rods inside it ever since.',
  'An engineer from the capital spent three weeks under the planks with a lamp and a hammer. Her report runs to ninety pages, and the sentence that everybody quotes stands on the last of them: the pier will not fall this winter, but it will not see another ten.',
  'What to do about it is another matter. A new pier would cost as much as the school and the library together, and the people who would use it are fewer every year. The boats have grown larger and land their catch forty miles up the coast.',
  'Still, nobody in the council has moved to give it up. The pier is where the town goes on Sunday, where the lifeboat lies, and where the ferry to the islands stops when the wind stands in the north.',
  'In the end the decision may be taken by the sea. Last November a storm carried off the outermost bay with its lamp, and the next morning the harbour master moved the red line on his second clock by half a hand.',
];

export const article = `
  <article id="story">
    <h1>Two clocks and a pier</h1>
    <p class="byline">By Ines Halvorsen, 14 October 2026</p>
    ${paragraphs.map((text, index) => `<p id="p${index + 1}">${text}</p>`).join('\n')}
  </article>`;

/** @param {string} [id] @param {string} [attributes] */
export const newsletter = (id = 'newsletter', attributes = '') => `
  <aside class="newsletter-signup" id="${id}" ${attributes}>
    <h3>Get our free newsletter</h3>
    <p>The most important stories of the day in your inbox, every morning.</p>
    <form action="/newsletter/subscribe" method="post">
      <input type="email" name="email" placeholder="Your e-mail address" required>
      <button type="submit">Subscribe to the newsletter</button>
    </form>
    <p><small>You can unsubscribe from our newsletter at any time.</small></p>
  </aside>`;

/** @param {string} body @param {string} [head] */
const page = (body, head = '') => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Two clocks and a pier</title><meta property="og:type" content="article">${head}</head>
  <body><main>${article}</main>${body}</body>
</html>`;

const popUp = `<div class="newsletter-popup" role="dialog" aria-modal="true" id="pop-up"
  style="position: fixed; inset: 20% 25%; z-index: 9999; background: white">${newsletter('in-pop-up')}</div>`;

/** @param {string} html */
const inserting = (html) => `<script>
  addEventListener('insert', () => document.querySelector('main').insertAdjacentHTML('beforebegin', ${JSON.stringify(html)}));
</script>`;

/** @type {Record<string, string | { html: string, headers?: Record<string, string> }>} */
export const pages = {
  '/plain': page(newsletter()),
  '/nothing': page(''),
  '/stubborn': {
    html: page(
      newsletter('newsletter', 'style="display: block !important; visibility: visible !important"'),
      '<style>#newsletter, #newsletter[class][id] { display: block !important; transition: display 60s allow-discrete !important }</style>',
    ),
    headers: { 'content-security-policy': "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'" },
  },
  '/strict': {
    html: page(newsletter()),
    headers: { 'content-security-policy': "default-src 'none'; script-src 'none'; sandbox" },
  },
  '/hostile-to-peek': page(
    newsletter(),
    `<style>
      html > div, [popover] {
        display: none !important; opacity: 0 !important; transform: scale(0) !important; filter: blur(9px) !important;
        clip-path: circle(0) !important; pointer-events: auto !important; content-visibility: hidden !important;
      }
    </style>`,
  ),
  // Something that the engine does not hide by itself.
  '/missed': page(
    `<section id="lake-weekend" class="lake-weekend"><h3>A weekend by the lake</h3><p>Two nights, one boat.</p><a href="#x">See more</a></section>
    <script>
      globalThis.heard = [];
      for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
        for (const part of document.querySelectorAll('body *')) part.addEventListener(type, () => heard.push(type));
    </script>`,
  ),
  // What is hidden by itself, and what the reader has to choose, made to be looked at.
  '/journey': page(
    `${newsletter()}<section id="lake-weekend" class="lake-weekend"><h3>A weekend by the lake</h3><p>Two nights, one boat.</p><a href="#x">See more</a></section>`,
    `<style>
      body { display: grid; grid-template: auto auto 1fr / 15rem 34rem; gap: 1.5rem 3rem; margin: 1.5rem 2rem;
        font: 17px/1.5 Charter, Georgia, serif; color: #222; background: #fff }
      main { grid-area: 1 / 2 / 4 / 3 } aside, section { grid-column: 1 } h1 { margin: 0 0 .25rem; font-size: 2.1rem } .byline { color: #666 } h3, p { margin: 0 0 .7rem }
      #newsletter, #lake-weekend { padding: 1rem 1.25rem; font: 15px/1.4 system-ui, sans-serif }
      #newsletter { background: #fbe3a6 } #lake-weekend { background: #cfe3f1 } input, form button { max-width: 100%; margin-bottom: .5rem }
    </style>`,
  ),
  '/shadow': page(`<div id="host"><template shadowrootmode="closed">${newsletter()}</template></div>`),
  '/late': page(
    `<button id="open">Open</button><script>
      const insert = () => {
        document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(popUp)});
        document.documentElement.style.overflow = 'hidden';
        document.querySelector('main').inert = true;
        document.querySelector('main').setAttribute('aria-hidden', 'true');
      };
      document.getElementById('open').onclick = insert;
      addEventListener('insert', insert);
    </script>`,
    '<style>main { padding-bottom: 200vh }</style>',
  ),
  '/dialog': page(
    `<button id="open">Subscribe</button><dialog id="dialog">${newsletter()}</dialog><script>
      const dialog = document.getElementById('dialog');
      document.getElementById('open').onclick = () => dialog.showModal();
      addEventListener('insert', () => dialog.showModal());
    </script>`,
  ),
  '/recycled': page(
    `${newsletter()}<script>
      // A framework that keeps the node and changes all that is in it.
      addEventListener('recycle', () => {
        const node = document.getElementById('newsletter');
        node.className = 'chapter';
        node.innerHTML = '<h2>The second clock</h2>' + ${JSON.stringify(paragraphs.map((text) => `<p>${text}</p>`).join(''))};
      });
      addEventListener('strip', () => {
        const node = document.getElementById('newsletter');
        for (const name of node.getAttributeNames()) if (!['id', 'class'].includes(name)) node.removeAttribute(name);
      });
    </script>`,
  ),
  // The page puts something in: what was hidden on the visit before, or something that only looks like it from outside.
  '/held': page(inserting(newsletter('newsletter'))),
  '/held-element': page(inserting(newsletter('newsletter').replaceAll('aside', 'sign-up'))),
  // It sets its style sheets anew just before.
  '/held-themed': page(
    `<script>addEventListener('insert', () => { document.adoptedStyleSheets = [new CSSStyleSheet()]; });</script>${inserting(newsletter('newsletter'))}`,
  ),
  '/held-innocent': page(
    inserting(
      '<aside class="newsletter-signup" id="newsletter"><form action="/login"><input type="email" name="name"><input type="password" name="password"><button>Log in</button></form></aside>',
    ),
  ),
  // So much text that no answer comes before the next frame, which is when the size of what is held is looked at.
  '/held-large': page(
    inserting(newsletter('newsletter', 'style="height: 100vh"')) +
      '<p>The tide came in at noon, as every day.</p>'.repeat(5000),
  ),
  // Of different structure, so that what is said of one does not hold for the other.
  '/two': page(
    newsletter('first') +
      newsletter('second').replace(
        '<form',
        '<p>Join 40,000 readers of our newsletter.</p><ul><li>Free</li><li>Every morning</li></ul><form',
      ),
  ),
  '/restless': page(
    `${newsletter()}<p id="ticker"></p><script>
      let changes = 0;
      const timer = setInterval(() => {
        changes += 1;
        document.getElementById('ticker').replaceChildren(document.createElement('b'), String(changes));
        document.documentElement.style.setProperty('--changes', changes);
      }, 10);
      addEventListener('rest', () => clearInterval(timer));
      Object.defineProperty(globalThis, 'changes', { get: () => changes });
    </script>`,
  ),
  '/frame': page('<iframe id="frame" src="http://forms.mailer.example:PORT/form" width="600" height="300"></iframe>'),
  '/form': `<!doctype html><html lang="en"><head><title>Newsletter</title></head><body>${newsletter()}</body></html>`,
  // A widget of paid recommendations, and a plain sign-up beside it.
  '/french-daily': fixture('fr-quotidien-regional').replace('</body>', `${newsletter()}</body>`),
  '/swedish-local': fixture('sv-lokaltidning'),
  '/danish-weekly': fixture('da-ugeavis'),
  '/document.xml': {
    html: '<?xml version="1.0"?><list><entry>newsletter</entry></list>',
    headers: { 'content-type': 'application/xml' },
  },
};
