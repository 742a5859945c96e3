// What of a kept report would leave, as the reader chose, and the measurements computed again from what remains.

import { letterText } from '../shared/report-text.ts';
import type { AddressPart, Example, Group, KeptReport, Report, ReportView } from '../shared/report-types.ts';
import { blanked } from './engine-host.ts';
import { hashOf } from './hash.ts';

const withoutQuery = (address: string): string => address.split('?', 1)[0] as string;

function addressOf(address: string | null, part: AddressPart): string | undefined {
  if (address === null || part === 'none' || part === 'site') return undefined;
  return part === 'full' ? address : withoutQuery(address);
}

/** What cannot be read off the report any more must not be read off its measurements. */
async function exampleOf({ example, choice }: KeptReport): Promise<Example | undefined> {
  if (!example || !choice.example || !(choice.text || choice.skeleton)) return undefined;
  const without: Group[] = [];
  if (!choice.text) without.push('words');
  if (!choice.skeleton) without.push('names', 'structure');
  if (choice.address === 'none') without.push('address');
  if (without.length === 0) return example;
  return (await blanked(example, without)) ?? undefined;
}

async function letterOf(kept: KeptReport): Promise<Report> {
  const { version, id, day, extension, engine, model, complaint, choice } = kept;
  const { category, note } = choice;
  const address = addressOf(kept.address, choice.address);
  const example = await exampleOf(kept);
  return {
    version,
    id,
    day,
    extension,
    engine,
    model,
    complaint,
    ...(category !== null && { category }),
    ...(note.trim() !== '' && { note: note.trim() }),
    ...(choice.address !== 'none' && { site: kept.site }),
    ...(address !== undefined && { address }),
    ...(choice.block && { block: kept.block }),
    ...(choice.skeleton && { skeleton: kept.skeleton }),
    ...(choice.text && kept.text !== null && { text: kept.text }),
    ...(example && { example }),
  };
}

async function makeView(kept: KeptReport): Promise<ReportView> {
  const letter = await letterOf(kept);
  return { kept, letter, key: await hashOf(letterText(letter)) };
}

/** A report that changes becomes another object, so what was made of one stays true for as long as there is one. */
const views = new WeakMap<KeptReport, Promise<ReportView>>();

/** Made once for each report: the settings page asks for all of them whenever anything is stored. */
export function viewOf(kept: KeptReport): Promise<ReportView> {
  const known = views.get(kept);
  if (known) return known;
  const made = makeView(kept);
  views.set(kept, made);
  // An engine that failed is asked again.
  made.catch(() => views.delete(kept));
  return made;
}
