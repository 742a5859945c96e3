// Hashes by which something is recognised that is not to be written down.

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Sixteen bytes nobody can guess, as 32 hex digits. */
export const randomToken = (): string => hex(crypto.getRandomValues(new Uint8Array(16)));

/** The first half of the SHA-256 of a text, as 32 hex digits. */
export async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return hex(new Uint8Array(digest).slice(0, 16));
}
