// What the reader decides: what it is, words of their own, and which parts of the report may leave.

import { element, make } from '../shared/elements.ts';
import {
  ADDRESSES,
  type AddressPart,
  CATEGORIES,
  type Category,
  type KeptReport,
  PARTS,
  type Part,
  type ReportChoice,
} from '../shared/report-types.ts';
import { text } from '../shared/words.ts';

const category = element('category', HTMLSelectElement);
const note = element('note', HTMLTextAreaElement);

/** A box or a button before its words, under which stands what it is about. */
function line(input: HTMLInputElement, words: string, about: string): HTMLElement {
  const detail = make('span', { className: 'about', id: `${input.id}-about`, textContent: about });
  const name = make('span', { textContent: words });
  if (about === '') detail.hidden = true;
  else input.setAttribute('aria-describedby', detail.id);
  return make('label', { className: 'choice' }, input, make('span', {}, name, detail));
}

/** What the page's address would be; nothing where it would say no more than another choice. */
function addressShown({ address, site }: KeptReport, part: AddressPart): string | null {
  const path = address?.split('?', 1)[0] ?? null;
  if (part === 'full') return address === path ? null : address;
  if (part === 'path') return path;
  return part === 'site' ? site : '';
}

/** Whether a report holds a part at all; reports of older versions do not hold all of them. */
const holds = (kept: KeptReport, part: Part): boolean => kept[part] !== null;

function about(kept: KeptReport, part: Part): string {
  if (part === 'text') return kept.text ?? '';
  return text(`report_part_${part}_about`);
}

/** Draws the form once; the boxes then keep themselves. `change` hears of every change. */
export function drawChoices(kept: KeptReport, change: () => void): void {
  const { choice } = kept;
  category.replaceChildren(
    new Option(text('report_category_none'), ''),
    ...CATEGORIES[kept.complaint].map((name) => new Option(text(`report_category_${kept.complaint}_${name}`), name)),
  );
  category.value = choice.category ?? '';
  note.value = choice.note;
  element('addresses', HTMLElement).replaceChildren(
    ...ADDRESSES.flatMap((part) => {
      const shown = addressShown(kept, part);
      if (shown === null) return [];
      const input = make('input', { type: 'radio', name: 'address', id: `address-${part}`, value: part });
      input.checked = choice.address === part;
      const made = line(input, text(`report_address_${part}`), shown);
      made.querySelector('.about')?.setAttribute('dir', 'ltr');
      return [made];
    }),
  );
  element('parts', HTMLElement).replaceChildren(
    ...PARTS.filter((part) => holds(kept, part)).map((part) => {
      const input = make('input', { type: 'checkbox', id: `part-${part}`, checked: choice[part] });
      return line(input, text(`report_part_${part}`), about(kept, part));
    }),
  );
  element('choices', HTMLFormElement).addEventListener('input', change);
}

/** Puts the form back to what is kept, where a change of it could not be. The note stays: it holds the reader's own words. */
export function restoreChoices({ choice }: KeptReport): void {
  category.value = choice.category ?? '';
  for (const part of PARTS) {
    const box = document.getElementById(`part-${part}`);
    if (box instanceof HTMLInputElement) box.checked = choice[part];
  }
  const address = document.getElementById(`address-${choice.address}`);
  if (address instanceof HTMLInputElement) address.checked = true;
}

/** What the form says now. */
export function readChoices({ choice }: KeptReport): ReportChoice {
  const read: ReportChoice = {
    ...choice,
    category: (category.value || null) as Category | null,
    note: note.value,
  };
  for (const part of PARTS) {
    const box = document.getElementById(`part-${part}`);
    if (box instanceof HTMLInputElement) read[part] = box.checked;
  }
  const address = document.querySelector<HTMLInputElement>('input[name="address"]:checked');
  if (address) read.address = address.value as AddressPart;
  return read;
}
