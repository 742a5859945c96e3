// The sites that are switched off: searched, switched on again, and further ones typed in.

import { element, put } from '../shared/elements.ts';
import type { OptionsSummary } from '../shared/protocol.ts';
import { siteName } from '../shared/site-name.ts';
import { text } from '../shared/words.ts';
import type { Act, Draw } from './act.ts';
import { drawRows } from './rows.ts';

/** A list as long as this is seen at one glance. */
const GLANCE = 8;

const input = element('site-name', HTMLInputElement);
const search = element('site-search', HTMLInputElement);

/** What became of the typed name. */
function say(words: string, isWrong: boolean): void {
  put('sites-said', words);
  element('sites-said', HTMLElement).classList.toggle('wrong', isWrong);
  input.setAttribute('aria-invalid', String(isWrong));
}

async function add(act: Act): Promise<void> {
  const name = input.value.trim();
  if (name === '') {
    say(text('options_site_empty'), true);
    input.focus();
    return;
  }
  const answer = await act('site.off', { name });
  if (answer === undefined) return;
  if (answer.site === null) {
    say(text('options_site_bad', name), true);
    input.select();
    return;
  }
  input.value = '';
  say(text(answer.isNew ? 'options_site_added' : 'options_site_known', siteName(answer.site)), false);
}

export function sitesView(act: Act): Draw {
  let sites: OptionsSummary['sitesOff'] = [];

  const remove = async (site: string): Promise<void> => {
    if ((await act('site.on', { site })) !== undefined) say(text('options_site_removed', siteName(site)), false);
  };

  const drawList = (): void => {
    const isLong = sites.length > GLANCE;
    element('site-search-entry', HTMLElement).hidden = !isLong;
    if (!isLong) search.value = '';
    const wanted = search.value.trim().toLowerCase();
    const named = sites
      .map((site) => ({ site, name: siteName(site) }))
      .filter(({ site, name }) => site.includes(wanted) || name.toLowerCase().includes(wanted))
      .sort((a, b) => a.name.localeCompare(b.name));
    drawRows(
      element('sites', HTMLElement),
      named.map(({ site, name }) => ({
        key: site,
        words: name,
        button: text('options_site_remove'),
        act: () => void remove(site),
      })),
    );
    put(
      'sites-none',
      sites.length === 0 ? text('options_sites_none') : named.length === 0 ? text('options_sites_none_found') : '',
    );
  };

  element('site-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    void add(act);
  });
  search.addEventListener('input', drawList);
  return (summary) => {
    sites = summary.sitesOff;
    drawList();
  };
}
