// What is remembered of sites so that it is held back from the first paint of the next visit. The background writes it; the content
// script reads it by itself, because a stopped background would answer too late.

export const HELD = 'held';

/** What was confirmed on one site. */
export interface HeldSite {
  /** The day of the last confirmation, counted from 1970. */
  day: number;
  /** Marks of blocks, as the engine gives them. */
  marks: number[];
  /** Those that were held wrongly once. They are never held again. */
  wrong: number[];
}

export interface Held {
  version: 1;
  salt: string;
  /** Nothing is held before this moment, in milliseconds since 1970: a pause, or the extension is off. */
  pausedUntil: number;
  /** By the salted hash of the site. */
  sites: Record<string, HeldSite>;
}

/** FNV-1a over 32 bits. */
export const HASH_BASIS = 2166136261;
export const mix = (hash: number, unit: number): number => Math.imul(hash ^ unit, 16777619);
export function mixText(hash: number, text: string): number {
  for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at));
  return hash;
}

/** Short, so that many names give the same: nobody can read a site off it. Asked for in pages, where most have no `crypto.subtle`. */
export const heldKey = (salt: string, site: string): string => `${mixText(HASH_BASIS, salt + site)}`;
