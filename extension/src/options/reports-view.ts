// The reports: one by one, and as the very text that the file would hold.

import { element, put } from '../shared/elements.ts';
import type { Report } from '../shared/protocol.ts';
import { fileText, saveFile } from '../shared/save-file.ts';
import { siteName } from '../shared/site-name.ts';
import { blockName, counted, dayText, text } from '../shared/words.ts';
import type { Act, Draw } from './act.ts';
import { askFirst } from './confirm.ts';
import { drawRows } from './rows.ts';

export function reportsView(act: Act): Draw {
  let reports: Report[] = [];
  element('reports-save', HTMLButtonElement).addEventListener('click', () => saveFile('reports', reports));
  askFirst(
    element('reports-clear', HTMLButtonElement),
    text('options_reports_question'),
    text('options_reports_clear'),
    async () => {
      await act('reports.clear', {});
    },
  );
  return (summary) => {
    reports = summary.reports;
    put('reports-count', reports.length === 0 ? text('options_reports_none') : counted('reports', reports.length));
    drawRows(
      element('reports', HTMLElement),
      reports.toReversed().map(({ id, day, site, block, complaint }) => ({
        key: id,
        words: siteName(site),
        remark: [complaint === 'missed' ? text('report_missed') : blockName(block), dayText(day)].join(' · '),
        button: text('options_report_delete'),
        act: () => void act('report.delete', { id }),
      })),
    );
    element('reports-all', HTMLElement).hidden = reports.length === 0;
    put('reports-file', reports.length === 0 ? '' : fileText(reports));
  };
}
