// Pages of the tests of reports.

import { article, newsletter } from './pages.mjs';

/** What must not get out. All of it is invented. */
export const SECRETS = {
  mail: 'ana.petrov@mail.example',
  token: '4eC39HqLyjWDarjtT1zdp7dc',
  session: '9f86d081884c7d659a2feaa0c55ad015',
  card: '4111 1111 1111 1111',
  phone: '030 901820',
  order: '8831-2207',
  hidden: 'hidden-csrf-quokka',
  typedName: 'Anastasia Petrovna',
  typedNote: 'please call my neighbour about the parcel',
  password: 'correct-horse-quokka',
  draft: 'a letter to my landlord',
  query: 'letmein-quokka',
};

/** What is written nowhere that a reader sees, and so must not even be in a snapshot. */
export const UNSEEN = [
  SECRETS.session,
  SECRETS.hidden,
  SECRETS.typedNote,
  SECRETS.password,
  SECRETS.draft,
  SECRETS.query,
];

const said = `<p>Hello <span id="name"></span>, you read as <a href="/profile?sid=${SECRETS.session}#${SECRETS.query}">ana.petrov<b>@</b>mail.example</a>.
  Card ${SECRETS.card.replace(' ', '<i> </i>')}, telephone ${SECRETS.phone}, order ${SECRETS.order}, key ${SECRETS.token}.</p>
  <div class="user-${SECRETS.token} box" id="u-${SECRETS.token}"><a href="/leave?t=${SECRETS.token}&p=${SECRETS.query}">Leave</a></div>`;

const draft = `<div contenteditable="true" id="draft">${SECRETS.draft}</div>`;

const fields = `<input type="hidden" name="csrf" value="${SECRETS.hidden}"><input type="text" id="full-name" aria-label="Name">
  <input type="password" id="password" aria-label="Password"><textarea id="message" aria-label="Message"></textarea>`;

/** A sign-up that says a lot of its reader. */
const seeded = newsletter().replace('<form', `${said}${draft}<form`).replace('<button', `${fields}<button`);

/** The same in something that only a reader would hide, beside the form of a comment in which it was typed. */
const seededOffer = `<section id="offer" class="offer user-${SECRETS.token}"><h3>A weekend by the lake</h3>${said}<a href="/book?t=${SECRETS.token}">Book</a></section>
  <form action="/comments" class="comment-form" method="post"><h3>Leave a comment</h3>${draft}
    <input type="email" name="email" aria-label="E-mail">${fields}<button>Post comment</button></form>`;

// The page says back what was typed.
const echo = `<script>
  const field = document.getElementById('full-name');
  field.oninput = () => { document.getElementById('name').textContent = field.value.toUpperCase(); };
</script>`;

/** @param {string} body */
const page = (body) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Two clocks and a pier</title><meta property="og:type" content="article"></head>
  <body><main>${article}</main>${body}</body>
</html>`;

export const reportPages = {
  '/seeded': page(`${seeded}${echo}`),
  '/seeded-offer': page(`${seededOffer}${echo}`),
};
