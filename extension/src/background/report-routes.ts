// What our own pages may ask of reports.

import { ADDRESSES, CATEGORIES, type ReportChoice } from '../shared/report-types.ts';
import { CodedError } from './coded-error.ts';
import { documentsOf } from './documents.ts';
import { takeOffer } from './offer.ts';
import { DOCUMENT, type Fields, readBlock, readBlockAddress, TOKEN } from './reading.ts';
import { openReport } from './report-page.ts';
import { organisationAddress, repository } from './report-places.ts';
import { allReports, chooseParts, clearReports, deleteReport, getReport, noteSent } from './reports.ts';
import type { PageRoute } from './router.ts';
import { siteOfTab } from './site-of-tab.ts';
import { calledWrongLate } from './wrong.ts';

type ReportKind =
  | 'block.report'
  | 'block.late'
  | 'offer.take'
  | 'reports.list'
  | 'reports.clear'
  | 'report.get'
  | 'report.choose'
  | 'report.places'
  | 'report.sent'
  | 'report.delete';

/** As long as a note may be: a page of text. */
const NOTE = /^.{0,2000}$/s;

const readChoice = (fields: Fields): ReportChoice => ({
  category: fields.oneOf('category', [...CATEGORIES.wrong, ...CATEGORIES.missed, null]),
  note: fields.text('note', NOTE),
  address: fields.oneOf('address', ADDRESSES),
  block: fields.boolean('block'),
  skeleton: fields.boolean('skeleton'),
  text: fields.boolean('text'),
  example: fields.boolean('example'),
});

const idOf = (fields: Fields): string => fields.text('id', TOKEN);

export const reportRoutes: { readonly [K in ReportKind]: PageRoute<K> } = {
  'block.report': {
    from: 'page',
    answer: async (fields) => {
      const { tab, document, id } = readBlockAddress(fields);
      const { site } = await siteOfTab(tab);
      const block = (await documentsOf(tab))[document]?.blocks.find((other) => other.id === id);
      if (!block) throw new CodedError('no-block', 'the page has no such block any more');
      await openReport(site, block.fingerprint);
      return null;
    },
  },
  'block.late': {
    from: 'page',
    answer: async (fields) => {
      const tab = fields.count('tab');
      const document = fields.text('document', DOCUMENT);
      const block = readBlock(fields.within('block'));
      const { site, isPrivate } = await siteOfTab(tab);
      await calledWrongLate({ tab, document, site, isPrivate, block });
      await openReport(site, block.fingerprint);
      return null;
    },
  },
  'offer.take': { from: 'page', answer: async () => ({ isFirst: await takeOffer() }) },
  'reports.list': {
    from: 'page',
    answer: async () => ({ reports: (await allReports()).map(({ letter }) => letter) }),
  },
  'reports.clear': {
    from: 'page',
    answer: async () => {
      await clearReports();
      return null;
    },
  },
  'report.get': { from: 'page', answer: (fields) => getReport(idOf(fields)) },
  'report.choose': {
    from: 'page',
    answer: (fields) => chooseParts(idOf(fields), readChoice(fields.within('choice'))),
  },
  'report.places': {
    from: 'page',
    answer: async () => ({ organisation: await organisationAddress(), repository: repository() }),
  },
  'report.sent': { from: 'page', answer: (fields) => noteSent(idOf(fields)) },
  'report.delete': {
    from: 'page',
    answer: async (fields) => {
      await deleteReport(idOf(fields));
      return null;
    },
  },
};
