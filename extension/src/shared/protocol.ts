// Every message between the parts, by direction. A message without its line here does not compile.

import type {
  BlockClass,
  BlockKind,
  Classes,
  Evidence,
  Judgement,
  Level,
  Measurement,
  Offer,
  Refusal,
  Viewport,
} from './engine-types.ts';
import type { Report, ReportChoice, ReportView } from './report-types.ts';
import type {
  Choices,
  CorrectionEntry,
  FileProblem,
  Managed,
  PauseLength,
  SettingsFile,
  SiteClasses,
  SyncSummary,
} from './settings.ts';

/** What a content script says of its document. */
export type DocumentState = 'active' | 'off' | 'too-large' | 'engine-failed' | 'reload-needed' | 'not-html';

/** A block as popup and badge see it: never a word of the page. */
export interface BlockSummary {
  id: number;
  class: BlockClass;
  kind: BlockKind;
  confidence: number;
  evidence: Evidence[];
  overlay: boolean;
  /** Whether a reader would have seen it. Only such blocks are counted. */
  seen: boolean;
  /** Not hidden any more, because the reader wanted it back: for now, or because hiding it was wrong. */
  shown: 'now' | 'wrong' | null;
  fingerprint: string;
}

/** Why the popup shows what it shows. */
export type TabState = DocumentState | 'no-access' | 'forbidden' | 'looking';

export interface TabBlock extends BlockSummary {
  /** The document that the block stands in. */
  document: string;
  frame: boolean;
}

export interface TabSummary {
  state: TabState;
  site: string | null;
  siteOn: boolean;
  /** The organisation has switched the site off. */
  siteSet: boolean;
  /** What is hidden on this site, and which classes the reader cannot choose because the organisation did. */
  classes: Classes;
  classesSet: (keyof Classes)[];
  /** Neither switched off nor paused. */
  extensionOn: boolean;
  pausedUntil: number | null;
  private: boolean;
  blocks: TabBlock[];
  reports: number;
}

/** What the options page shows. */
export interface OptionsSummary extends Choices {
  /** Neither switched off nor paused. */
  extensionOn: boolean;
  pausedUntil: number | null;
  sitesOff: string[];
  siteClasses: SiteClasses;
  /** How many are remembered. */
  corrections: number;
  correctionList: CorrectionEntry[];
  managed: Managed;
  sync: SyncSummary;
  reports: ReportView[];
  /** How much is stored. */
  bytes: number;
}

/** A message that says all by its kind. */
type Nothing = Record<never, never>;

interface BlockAddress {
  tab: number;
  document: string;
  id: number;
}

/**
 * Scripts that only some pages need: for pop-ups, what takes back their hold on the page; in a frame in which something is hidden, what
 * tells its parent; for custom elements of which nothing is there yet, what waits for them.
 */
export const ADDITIONS = ['pop-ups', 'frames', 'late-hosts'] as const;
export type Addition = (typeof ADDITIONS)[number];

/** From content scripts and our own pages to the background. */
export interface Requests {
  /** A document is there. The marker is the attribute by which it hides; only this document and the background know it. */
  'document.hello': { request: Nothing; response: { on: boolean; marker: string } };
  'document.judge': {
    request: { snapshot: Uint8Array; measurements: Measurement[]; viewport: Viewport; marker: string | null };
    response: Judgement;
  };
  'document.state': { request: { state: DocumentState; blocks: BlockSummary[] }; response: null };
  /** A script is put in that only some pages need. */
  'document.needs': { request: { script: Addition }; response: null };
  /** Elements with this mark were held back and should not have been. */
  'document.misheld': { request: { mark: number }; response: null };
  'document.gone': { request: Nothing; response: null };
  /** The reader says in the page itself that hiding a block of this document was wrong. */
  'document.wrong': { request: { id: number }; response: null };
  /** What the reader may choose to hide. */
  'document.offers': { request: { snapshot: Uint8Array }; response: { offers: Offer[] } };
  /** The reader chose an element of the snapshot to be hidden on this site from now on. */
  'document.choose': {
    request: { snapshot: Uint8Array; element: number };
    response: { refusal: Refusal } | { refusal: null; fingerprint: string };
  };
  'document.unchoose': { request: { fingerprint: string }; response: null };
  /** The reader wants to see the report of a block of this document, perhaps to send it. */
  'document.report': { request: { fingerprint: string }; response: null };
  'switch.get': { request: Nothing; response: { on: boolean } };
  /** A frame that is clutter through and through asks for the token by which its parent may know it. */
  'frame.token': { request: Nothing; response: { token: string } };
  'frame.release': { request: Nothing; response: null };
  'frame.claim': { request: { token: string; marker: string | null }; response: { child: string } };
  /** Shows what is hidden, or ends it. `on`: whether the browser let the script into the page. */
  'tab.peek': { request: { tab: number }; response: { on: boolean } };
  /** Lets the reader choose something to hide. `on`: whether the browser let the script into the page. */
  'tab.pick': { request: { tab: number }; response: { on: boolean } };
  'tab.summary': { request: { tab: number }; response: TabSummary };
  'switch.site': { request: { tab: number; on: boolean }; response: null };
  /** On ends a pause too. */
  'switch.extension': { request: { on: boolean }; response: null };
  'block.show': { request: BlockAddress; response: null };
  'block.wrong': { request: BlockAddress; response: null };
  'block.hide': { request: BlockAddress; response: null };
  /** Opens the report of a block that was called wrong. */
  'block.report': { request: BlockAddress; response: null };
  /** The same for a block of a page whose site was switched off since: it is called wrong by that. */
  'block.late': { request: { tab: number; document: string; block: BlockSummary }; response: null };
  /** Whether the popup may ask, once and never again, if something was hidden wrongly. */
  'offer.take': { request: Nothing; response: { isFirst: boolean } };
  /** All reports as they would leave. */
  'reports.list': { request: Nothing; response: { reports: Report[] } };
  'reports.clear': { request: Nothing; response: null };
  /** Null: there is no such report any more. */
  'report.get': { request: { id: string }; response: ReportView | null };
  /** The reader decides what of it may leave. */
  'report.choose': { request: { id: string; choice: ReportChoice }; response: ReportView | null };
  /** Where reports may be taken: the organisation that manages the browser, and the project's repository, if there are any. */
  'report.places': { request: Nothing; response: { organisation: string | null; repository: string | null } };
  /** The reader sent it there, and it was accepted. */
  'report.sent': { request: { id: string }; response: ReportView | null };
  'report.delete': { request: { id: string }; response: null };
  'options.get': { request: Nothing; response: OptionsSummary };
  'level.set': { request: { level: Level }; response: null };
  'class.set': { request: { class: keyof Classes; wanted: boolean }; response: null };
  /** For the site of a tab. */
  'tab.class': { request: { tab: number; class: keyof Classes; wanted: boolean }; response: null };
  /** On a site the same holds again as everywhere. */
  'site.reset': { request: { site: string }; response: null };
  /** The whole extension, for a while. */
  'pause.begin': { request: { length: PauseLength }; response: null };
  /** Switches a site off by its name as the reader types it. No site: the name is none. */
  'site.off': { request: { name: string }; response: { site: string | null; isNew: boolean } };
  'site.on': { request: { site: string }; response: null };
  /** The hashes under which a site would stand in the list, by its name as the reader types it. */
  'corrections.find': { request: { name: string }; response: { sites: string[] } };
  'correction.delete': {
    request: { site: string; fingerprint: string; correction: 'keep' | 'hide' };
    response: null;
  };
  'corrections.forget': { request: Nothing; response: null };
  'settings.export': { request: Nothing; response: SettingsFile };
  /** Nothing is changed where there is a problem. `added`: how many sites were not switched off before. */
  'settings.import': { request: { text: string }; response: { problem: FileProblem | null; added: number } };
  'sync.set': { request: { on: boolean }; response: null };
  /** What all devices have put down. */
  'sync.erase': { request: Nothing; response: null };
  'everything.forget': { request: Nothing; response: null };
}

/** From the background to the content scripts of a tab. */
export interface Pushes {
  'switch.changed': { request: { on: boolean }; response: null };
  /** The reader wants other things hidden. */
  'settings.changed': { request: Nothing; response: null };
  /** What the reader said was wrong is forgotten. */
  'corrections.forgotten': { request: Nothing; response: null };
  'document.ping': { request: Nothing; response: null };
  'block.show': { request: { id: number }; response: null };
  /** Hiding it was wrong. The answer is a snapshot, for a report. */
  'block.wrong': { request: { id: number }; response: Uint8Array | null };
  'block.hide': { request: { id: number }; response: null };
  /** A token is on its way from a child frame to its parent. */
  'frame.expect': { request: { token: string }; response: null };
  /** A child that was hidden with its frame shows something again. */
  'frame.release': { request: { child: string }; response: null };
  /** The browser refused the style sheet; the document must help itself. */
  'style.refused': { request: Nothing; response: null };
}

export type RequestKind = keyof Requests;
export type PushKind = keyof Pushes;

export interface Failure {
  code: string;
  message: string;
}
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };
