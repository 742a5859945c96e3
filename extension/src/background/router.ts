// Every request: who may send it, how it is read, and who answers. Whatever happens, the sender gets an answer.

import type { Failure, RequestKind, Requests, Result } from '../shared/protocol.ts';
import { CodedError } from './coded-error.ts';
import { documentRoutes } from './document-routes.ts';
import { optionsRoutes } from './options-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { Fields } from './reading.ts';
import { reportRoutes } from './report-routes.ts';
import { type DocumentSender, documentOf, isOwnPage } from './sender.ts';

/** A request that content scripts send. */
export interface DocumentRoute<K extends RequestKind> {
  from: 'document';
  answer(fields: Fields, sender: DocumentSender): Promise<Requests[K]['response']>;
}

/** A request of our own pages. */
export interface PageRoute<K extends RequestKind> {
  from: 'page';
  answer(fields: Fields): Promise<Requests[K]['response']>;
}

const routes: { readonly [K in RequestKind]: DocumentRoute<K> | PageRoute<K> } = {
  ...documentRoutes,
  ...pageRoutes,
  ...optionsRoutes,
  ...reportRoutes,
};

const isKind = (kind: string): kind is RequestKind => Object.hasOwn(routes, kind);

async function answerTo(message: unknown, sender: chrome.runtime.MessageSender): Promise<unknown> {
  const fields = new Fields(message);
  const kind = fields.text('kind', /^[a-z]+\.[a-z]+$/);
  if (!isKind(kind)) throw new CodedError('unknown-kind', `nobody answers ${kind}`);
  const route = routes[kind];
  if (route.from === 'page') {
    if (!isOwnPage(sender)) throw new CodedError('not-allowed', `${kind} is for our own pages`);
    return route.answer(fields);
  }
  const document = documentOf(sender);
  if (!document) throw new CodedError('not-allowed', `${kind} is for documents in tabs`);
  return route.answer(fields, document);
}

const failureOf = (error: unknown): Failure =>
  error instanceof CodedError
    ? { code: error.code, message: error.message }
    : { code: 'internal', message: String(error) };

/** For `runtime.onMessage`. Returns true, because the answer comes later. */
export function onMessage(
  message: unknown,
  sender: chrome.runtime.MessageSender,
  respond: (result: Result<unknown>) => void,
): true {
  answerTo(message, sender).then(
    (value) => respond({ ok: true, value }),
    (error: unknown) => respond({ ok: false, error: failureOf(error) }),
  );
  return true;
}
