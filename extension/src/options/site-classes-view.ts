// The sites on which other classes are hidden than everywhere. They are chosen in the popup, where the site is in view.

import { element, put } from '../shared/elements.ts';
import type { Classes } from '../shared/engine-types.ts';
import { CLASSES } from '../shared/settings.ts';
import { siteName } from '../shared/site-name.ts';
import { listText, text } from '../shared/words.ts';
import type { Act, Draw } from './act.ts';
import { GLANCE, searchedList } from './searched-list.ts';

/** What differs, in words. */
function differences(classes: Partial<Classes>): string {
  const named = (wanted: boolean): string =>
    listText(CLASSES.filter((name) => classes[name] === wanted).map((name) => text(`options_class_${name}`)));
  const [shown, hidden] = [named(false), named(true)];
  return [shown && text('options_site_shown', shown), hidden && text('options_site_hidden', hidden)]
    .filter(Boolean)
    .join(' · ');
}

export function siteClassesView(act: Act): Draw {
  const drawList = searchedList({
    name: 'site-classes',
    none: '',
    noneFound: text('options_sites_none_found'),
    glance: GLANCE,
  });
  const reset = async (site: string): Promise<void> => {
    const isDone = (await act('site.reset', { site })) !== undefined;
    if (isDone) put('site-classes-said', text('options_site_was_reset', siteName(site)));
  };
  return ({ siteClasses }) => {
    const sites = Object.entries(siteClasses);
    drawList(
      sites
        .map(([site, classes]) => {
          const [name, remark] = [siteName(site), differences(classes)];
          const key = `${site} ${remark}`;
          const sought = `${site} ${name.toLowerCase()}`;
          return { key, words: name, sought, remark, button: text('options_site_reset'), act: () => void reset(site) };
        })
        .sort((a, b) => a.words.localeCompare(b.words)),
    );
    // Where no site differs there is nothing to be told of it; what was just done stays on view.
    const section = element('site-classes-section', HTMLElement);
    section.hidden = sites.length === 0 && element('site-classes-said', HTMLElement).textContent === '';
  };
}
