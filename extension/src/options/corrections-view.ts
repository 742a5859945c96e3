// The corrections: searched by the site's name, and deleted one by one or all together. Sites are kept as hashes, so a name is known only
// where it stands elsewhere, or where the reader types it.

import { element, put } from '../shared/elements.ts';
import { send } from '../shared/send.ts';
import type { CorrectionEntry } from '../shared/settings.ts';
import { siteName } from '../shared/site-name.ts';
import { counted, dayText, text } from '../shared/words.ts';
import type { Act, Draw } from './act.ts';
import { askFirst } from './confirm.ts';
import { searchedList } from './searched-list.ts';

export function correctionsView(act: Act): Draw {
  const search = element('corrections-search', HTMLInputElement);
  const forget = element('corrections-forget', HTMLButtonElement);
  askFirst(forget, text('options_corrections_question'), text('options_corrections_forget'), async () => {
    await act('corrections.forget', {});
  });

  let entries: readonly CorrectionEntry[] = [];
  /** The site that was typed, and its hashes. */
  let typed = { name: '', sites: new Set<string>() };

  const nameOf = ({ site, name }: CorrectionEntry): string | null => (typed.sites.has(site) ? typed.name : name);

  const draw = (): void => {
    drawList(
      entries.map((entry) => {
        const { site, fingerprint, correction, day } = entry;
        const name = nameOf(entry);
        const words = name === null ? text('options_correction_unnamed') : siteName(name);
        return {
          key: [site, fingerprint, correction, name ?? ''].join(' '),
          words,
          sought: name === null ? '' : `${name} ${words.toLowerCase()}`,
          remark: [text(`options_correction_${correction}`), dayText(day)].join(' · '),
          button: text('options_report_delete'),
          act: () => void act('correction.delete', { site, fingerprint, correction }),
        };
      }),
    );
  };

  const find = async (): Promise<void> => {
    const name = search.value.trim().toLowerCase();
    const answer = name === '' ? null : await send('corrections.find', { name });
    // The reader has typed on meanwhile.
    if (name !== search.value.trim().toLowerCase()) return;
    typed = { name, sites: new Set(answer?.ok ? answer.value.sites : []) };
    draw();
  };

  // Typing a name is what names a site, so the search is offered for the shortest list.
  const drawList = searchedList(
    { name: 'corrections', none: '', noneFound: text('options_corrections_none_found'), glance: 0 },
    () => void find(),
  );

  return ({ corrections, correctionList }) => {
    entries = correctionList;
    put(
      'corrections-count',
      corrections === 0 ? text('options_corrections_none') : counted('options_corrections', corrections),
    );
    forget.hidden = corrections === 0;
    draw();
  };
}
