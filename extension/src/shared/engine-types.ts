// What goes into the engine and what comes out, as docs/wire-format.md fixes it.

export type Level = 'careful' | 'balanced' | 'eager';
export type BlockClass = 'newsletter' | 'sponsored';
export type BlockKind = 'leads' | 'paid' | null;
export type Purpose =
  | 'article'
  | 'list'
  | 'signup'
  | 'account'
  | 'checkout'
  | 'gate'
  | 'application'
  | 'shop'
  | 'search'
  | 'other';

/** Style and box of one element that the engine asked for. */
export interface Measurement {
  element: number;
  position: 'static' | 'relative' | 'absolute' | 'fixed' | 'sticky';
  x: number;
  y: number;
  width: number;
  height: number;
  visible: boolean;
  z: number | null;
}

export interface Viewport {
  width: number;
  height: number;
}

/** Newsletter sign-ups, lead lists, paid content. */
export interface Classes {
  newsletter: boolean;
  leads: boolean;
  paid: boolean;
}

export interface JudgeRequest {
  level: Level;
  /** What is to be hidden. */
  classes: Classes;
  /** Fingerprints that the reader said are wrong on this site. */
  kept: string[];
  /** Fingerprints that the reader chose to hide on this site. */
  chosen: string[];
  measurements: Measurement[];
  viewport: Viewport | null;
  /** Whether to say what may be remembered. */
  memorable?: boolean;
}

export interface Evidence {
  signal: string;
  weight: number;
}

export interface Remnant {
  element: number;
  digest: number;
}

export interface Block {
  element: number;
  digest: number;
  class: BlockClass;
  kind: BlockKind;
  confidence: number;
  evidence: Evidence[];
  remnants: Remnant[];
  overlay: boolean;
  fingerprint: string;
}

export interface Judgement {
  revision: number;
  purpose: { kind: Purpose; evidence: Evidence[] };
  article: number | null;
  /** Those that endless scrolling has put under it; absent where there is none. */
  further_articles?: number[];
  blocks: Block[];
  /** Elements to measure. Empty: this answer is final. */
  wanted: number[];
  /** Marks of blocks that may be held back on the next visit; absent where there is none. */
  memorable?: number[];
}

/** Why a block cannot be hidden even if the reader wishes it. */
export type Refusal = 'page' | 'article' | 'form' | 'alike';

/** A block that the reader may choose to hide. */
export interface Offer {
  element: number;
  class: BlockClass;
  kind: BlockKind;
  confidence: number;
  fingerprint: string;
  refusal: Refusal | null;
}

/** The reason that is given for a block that the reader chose. */
export const READERS_CHOICE = 'readers-choice';
