// What content scripts may ask. Tab, document and site are taken from the sender, never from the message.

import { isMarker } from '../shared/hiding-style.ts';
import { ADDITIONS } from '../shared/protocol.ts';
import { choose, unchoose } from './choosing.ts';
import { CodedError } from './coded-error.ts';
import { beginPage, dropDocument, setDocument } from './documents.ts';
import { offers } from './engine-host.ts';
import { claimToken, issueToken } from './frame-tokens.ts';
import { forgetHeldOn, neverHold } from './held.ts';
import { giveAddition } from './injected.ts';
import { insertStyle, judgeDocument } from './judging.ts';
import { markerOf } from './marker.ts';
import { push } from './push.ts';
import { BadMessage, FINGERPRINT, type Fields, readMeasurements, readState, readViewport, TOKEN } from './reading.ts';
import { openReport } from './report-page.ts';
import type { DocumentRoute } from './router.ts';
import type { DocumentSender } from './sender.ts';
import { isExtensionOn, isOn } from './switches.ts';
import { resumeIfDue } from './switching.ts';
import { showCount } from './toolbar.ts';
import { calledWrong } from './wrong.ts';

type DocumentKind =
  | 'document.hello'
  | 'document.judge'
  | 'document.state'
  | 'document.needs'
  | 'document.misheld'
  | 'document.gone'
  | 'document.wrong'
  | 'document.offers'
  | 'document.choose'
  | 'document.unchoose'
  | 'document.report'
  | 'switch.get'
  | 'frame.token'
  | 'frame.release'
  | 'frame.claim';

/** Becomes part of a style sheet. */
function readMarker(fields: Fields): string | null {
  const marker = fields.isNull('marker') ? null : fields.text('marker', /^/);
  if (marker !== null && !isMarker(marker)) throw new BadMessage('marker');
  return marker;
}

/** The site that a document's corrections belong to. */
function siteOfSender({ site }: DocumentSender): string {
  if (site === null) throw new CodedError('no-site', 'the page belongs to no site');
  return site;
}

export const documentRoutes: { readonly [K in DocumentKind]: DocumentRoute<K> } = {
  'document.hello': {
    from: 'document',
    answer: async (_, { tab, document, frame, site, private: isPrivate }) => {
      // Not waited for: changes of the record are made one after the other, and the block that is being painted waits for this answer.
      if (!frame) void beginPage(tab, document);
      const [on, marker] = await Promise.all([resumeIfDue().then(() => isOn(site, isPrivate)), markerOf(document)]);
      // An organisation may have switched the site off, of which a page knows nothing before this answer.
      if (!on && site !== null && !isPrivate && (await isExtensionOn())) void forgetHeldOn(site).catch(() => {});
      return { on, marker };
    },
  },
  'document.judge': {
    from: 'document',
    answer: async (fields, sender) => {
      const marker = readMarker(fields);
      const snapshot = fields.bytes('snapshot');
      const viewport = readViewport(fields.within('viewport'));
      return judgeDocument({ snapshot, measurements: readMeasurements(fields), viewport, marker }, sender);
    },
  },
  'document.state': {
    from: 'document',
    answer: async (fields, { tab, document, frame }) => {
      await showCount(tab, await setDocument(tab, document, { ...readState(fields), frame }));
      return null;
    },
  },
  'document.needs': {
    from: 'document',
    answer: async (fields, sender) => {
      await giveAddition(sender, fields.oneOf('script', ADDITIONS));
      return null;
    },
  },
  'document.misheld': {
    from: 'document',
    answer: async (fields, { site, private: isPrivate }) => {
      if (site !== null && !isPrivate) await neverHold(site, fields.count('mark'));
      return null;
    },
  },
  'document.gone': {
    from: 'document',
    answer: async (_, { tab, document, frame }) => {
      await showCount(tab, await dropDocument(tab, document));
      // Another document in the same frame is another matter: its element is shown until that is judged.
      if (frame) await push(tab, null, 'frame.release', { child: document });
      return null;
    },
  },
  'document.wrong': {
    from: 'document',
    answer: async (fields, sender) => {
      const { tab, document, private: isPrivate } = sender;
      await calledWrong({ tab, document, id: fields.count('id'), site: siteOfSender(sender), isPrivate });
      return null;
    },
  },
  'document.offers': {
    from: 'document',
    answer: async (fields) => ({ offers: await offers(fields.bytes('snapshot')) }),
  },
  'document.choose': {
    from: 'document',
    answer: (fields, sender) =>
      choose({
        tab: sender.tab,
        document: sender.document,
        snapshot: fields.bytes('snapshot'),
        element: fields.count('element'),
        site: siteOfSender(sender),
        isPrivate: sender.private,
      }),
  },
  'document.unchoose': {
    from: 'document',
    answer: async (fields, sender) => {
      await unchoose(siteOfSender(sender), fields.text('fingerprint', FINGERPRINT), sender.private);
      return null;
    },
  },
  'document.report': {
    from: 'document',
    answer: async (fields, sender) => {
      await openReport(siteOfSender(sender), fields.text('fingerprint', FINGERPRINT));
      return null;
    },
  },
  'switch.get': {
    from: 'document',
    answer: async (_, { site, private: isPrivate }) => {
      await resumeIfDue();
      return { on: await isOn(site, isPrivate) };
    },
  },
  'frame.token': { from: 'document', answer: async (_, sender) => ({ token: await issueToken(sender) }) },
  'frame.release': {
    from: 'document',
    answer: async (_, { tab, document }) => {
      await push(tab, null, 'frame.release', { child: document });
      return null;
    },
  },
  'frame.claim': {
    from: 'document',
    answer: async (fields, sender) => {
      const marker = readMarker(fields);
      const child = claimToken(fields.text('token', TOKEN), sender);
      if (marker !== null) await insertStyle(sender, marker);
      return { child };
    },
  },
};
