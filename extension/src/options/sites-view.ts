// The sites that are switched off: searched, switched on again, and further ones typed in. What an organisation has switched off stands
// among them and stays.

import { element, put } from '../shared/elements.ts';
import { siteName } from '../shared/site-name.ts';
import { text } from '../shared/words.ts';
import type { Act, Draw } from './act.ts';
import { GLANCE, searchedList } from './searched-list.ts';

const input = element('site-name', HTMLInputElement);

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
  const drawList = searchedList({
    name: 'sites',
    none: text('options_sites_none'),
    noneFound: text('options_sites_none_found'),
    glance: GLANCE,
  });
  const remove = async (site: string): Promise<void> => {
    if ((await act('site.on', { site })) !== undefined) say(text('options_site_removed', siteName(site)), false);
  };
  element('site-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    void add(act);
  });
  return ({ sitesOff, managed }) => {
    const sites = [...new Set([...managed.sitesOff, ...sitesOff])];
    const rows = sites.map((site) => {
      const name = siteName(site);
      const own = { key: site, words: name, sought: `${site} ${name.toLowerCase()}` };
      return managed.sitesOff.includes(site)
        ? { ...own, key: `${site} set`, remark: text('managed_note') }
        : { ...own, button: text('options_site_remove'), act: () => void remove(site) };
    });
    drawList(rows.sort((a, b) => a.words.localeCompare(b.words)));
  };
}
