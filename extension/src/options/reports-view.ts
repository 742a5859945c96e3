// The reports: one by one, and as the very text that the file would hold.

import { element, make, put } from '../shared/elements.ts';
import { linesText } from '../shared/report-text.ts';
import type { Report } from '../shared/report-types.ts';
import { saveReports } from '../shared/save-file.ts';
import { siteName } from '../shared/site-name.ts';
import { blockName, counted, dayText, text } from '../shared/words.ts';
import type { Act, Draw } from './act.ts';
import { askFirst } from './confirm.ts';
import { drawRows } from './rows.ts';

export function reportsView(act: Act): Draw {
  let letters: Report[] = [];
  element('reports-save', HTMLButtonElement).addEventListener('click', () => saveReports(letters));
  askFirst(
    element('reports-clear', HTMLButtonElement),
    text('options_reports_question'),
    text('options_reports_clear'),
    async () => {
      await act('reports.clear', {});
    },
  );
  return ({ reports }) => {
    letters = reports.map(({ letter }) => letter);
    put('reports-count', reports.length === 0 ? text('options_reports_none') : counted('reports', reports.length));
    const list = element('reports', HTMLElement);
    drawRows(
      list,
      reports.toReversed().map(({ kept: { id, day, site, block, complaint } }) => ({
        key: id,
        words: siteName(site),
        remark: [complaint === 'missed' ? text('report_missed') : blockName(block), dayText(day)].join(' · '),
        button: text('options_report_delete'),
        act: () => void act('report.delete', { id }),
      })),
    );
    // What a row is of leads to its page.
    for (const item of list.querySelectorAll<HTMLElement>('li:not(:has(a))')) {
      const words = item.querySelector('bdi');
      words?.replaceWith(make('a', { href: `report.html?id=${item.dataset.key}` }, words.cloneNode(true)));
    }
    element('reports-all', HTMLElement).hidden = reports.length === 0;
    put('reports-file', linesText(letters));
  };
}
