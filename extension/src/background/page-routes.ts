// What our own pages may ask, the options page's own questions left out.

import { READERS_CHOICE } from '../shared/engine-types.ts';
import { CLASSES } from '../shared/settings.ts';
import { correct, uncorrect } from './corrections.ts';
import { documentsOf } from './documents.ts';
import { peekInto, pickIn } from './injected.ts';
import { push } from './push.ts';
import { readBlockAddress } from './reading.ts';
import { dropReport } from './reports.ts';
import type { PageRoute } from './router.ts';
import { setSiteClass } from './settings.ts';
import { siteOfTab } from './site-of-tab.ts';
import { summaryOf } from './summary.ts';
import { pause, switchExtension, switchSite } from './switching.ts';
import { calledWrong } from './wrong.ts';

type PageKind =
  | 'tab.summary'
  | 'tab.peek'
  | 'tab.pick'
  | 'tab.class'
  | 'switch.site'
  | 'switch.extension'
  | 'pause.begin'
  | 'block.show'
  | 'block.wrong'
  | 'block.hide';

export const pageRoutes: { readonly [K in PageKind]: PageRoute<K> } = {
  'tab.summary': { from: 'page', answer: (fields) => summaryOf(fields.count('tab')) },
  'tab.peek': { from: 'page', answer: async (fields) => ({ on: await peekInto(fields.count('tab')) }) },
  'tab.pick': { from: 'page', answer: async (fields) => ({ on: await pickIn(fields.count('tab')) }) },
  'tab.class': {
    from: 'page',
    answer: async (fields) => {
      const { site, isPrivate } = await siteOfTab(fields.count('tab'));
      await setSiteClass(site, fields.oneOf('class', CLASSES), fields.boolean('wanted'), isPrivate);
      return null;
    },
  },
  'switch.site': {
    from: 'page',
    answer: async (fields) => {
      const { site, isPrivate } = await siteOfTab(fields.count('tab'));
      await switchSite(site, fields.boolean('on'), isPrivate);
      return null;
    },
  },
  'switch.extension': {
    from: 'page',
    answer: async (fields) => {
      await switchExtension(fields.boolean('on'));
      return null;
    },
  },
  'pause.begin': {
    from: 'page',
    answer: async (fields) => {
      await pause(fields.oneOf('length', ['hour', 'morning']));
      return null;
    },
  },
  'block.show': {
    from: 'page',
    answer: async (fields) => {
      const { tab, document, id } = readBlockAddress(fields);
      return push(tab, document, 'block.show', { id });
    },
  },
  'block.wrong': {
    from: 'page',
    answer: async (fields) => {
      const { tab, document, id } = readBlockAddress(fields);
      const { site, isPrivate } = await siteOfTab(tab);
      await calledWrong({ tab, document, id, site, isPrivate });
      return null;
    },
  },
  'block.hide': {
    from: 'page',
    answer: async (fields) => {
      const { tab, document, id } = readBlockAddress(fields);
      const { site, isPrivate } = await siteOfTab(tab);
      const block = (await documentsOf(tab))[document]?.blocks.find((other) => other.id === id);
      if (block?.shown === 'wrong' && block.evidence[0]?.signal === READERS_CHOICE)
        await correct(site, block.fingerprint, isPrivate, 'hide');
      else if (block?.shown === 'wrong') {
        await uncorrect(site, block.fingerprint, isPrivate);
        await dropReport(site, block.fingerprint);
      }
      return push(tab, document, 'block.hide', { id });
    },
  },
};
