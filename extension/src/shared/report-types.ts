// A report of a block that was hidden wrongly or missed: as it leaves, and as it is kept.

import type { BlockClass, BlockKind, Evidence } from './engine-types.ts';

/** Hiding a block was wrong, or it was missed. */
export type Complaint = 'wrong' | 'missed';

/** What the reader says it is. */
export const CATEGORIES = {
  wrong: ['article', 'comments', 'form', 'part', 'wanted', 'other'],
  missed: ['newsletter', 'leads', 'paid', 'other'],
} as const satisfies Record<Complaint, readonly string[]>;
export type Category = (typeof CATEGORIES)[Complaint][number];

/** How much of the page's address leaves. */
export const ADDRESSES = ['full', 'path', 'site', 'none'] as const;
export type AddressPart = (typeof ADDRESSES)[number];

/** What else can be taken out of a report. */
export const PARTS = ['block', 'skeleton', 'text', 'example'] as const;
export type Part = (typeof PARTS)[number];

/** Measurements that go when what they can be read off goes. */
export type Group = 'words' | 'names' | 'structure' | 'address';

export interface Example {
  /** Which measurements these are. */
  catalogue: string;
  values: number[];
  /** Whose measurements were set to zero. */
  without: Group[];
  fingerprint: string;
}

interface ReportBlock {
  class: BlockClass;
  kind: BlockKind;
  confidence: number;
  evidence: Evidence[];
  overlay: boolean;
  fingerprint: string;
}

interface Always {
  version: 2;
  id: string;
  day: string;
  extension: string;
  engine: string;
  model: string;
  complaint: Complaint;
}

/** A report as it leaves: docs/report-format.md. */
export interface Report extends Always {
  category?: Category;
  note?: string;
  site?: string;
  address?: string;
  block?: ReportBlock;
  skeleton?: unknown;
  text?: string;
  example?: Example;
}

export interface ReportChoice extends Record<Part, boolean> {
  category: Category | null;
  note: string;
  address: AddressPart;
}

/** A report as it is kept: all that it may hold, redacted, and what of that the reader lets go. */
export interface KeptReport extends Always {
  site: string;
  /** With its query, without what may be a secret. Null, and so the next two, in reports of older versions. */
  address: string | null;
  block: ReportBlock;
  skeleton: unknown;
  text: string | null;
  example: Example | null;
  choice: ReportChoice;
  /** The day on which an organisation's server accepted it. */
  sent: string | null;
}

export interface ReportView {
  kept: KeptReport;
  /** What would leave. */
  letter: Report;
  /** The same for the same letter, so that a server counts it once however often it is sent. */
  key: string;
}
