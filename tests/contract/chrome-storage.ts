// A stand-in for the browser's storage and its tabs, for tests of what is kept and where, and of who hears of it.

/** What browsers allow an area, where a test wants it. */
interface Limits {
  bytes?: number;
  bytesOfAnItem?: number;
}

/** As Chromium counts: a number of more than 32 bits is written with a power of ten. */
export const sizeOf = (key: string, value: unknown): number =>
  key.length + JSON.stringify(value).replace(/\b\d{10,}\b/g, (digits) => Number(digits).toExponential()).length;

export class Area {
  readonly kept: Record<string, unknown> = {};
  writes = 0;
  limits: Limits = {};
  /** How the next write ends, where it does not end well: refused, or broken off because the worker was stopped in the middle of it. */
  next: 'refused' | 'before-the-write' | 'after-the-write' | null = null;
  /** What a refusal says. */
  refusal = 'Resource::kQuotaBytes quota exceeded';

  async get(key: string | null): Promise<Record<string, unknown>> {
    if (key === null) return structuredClone(this.kept);
    return key in this.kept ? { [key]: structuredClone(this.kept[key]) } : {};
  }

  async getBytesInUse(): Promise<number> {
    return Object.entries(this.kept).reduce((sum, [key, value]) => sum + sizeOf(key, value), 0);
  }

  async set(values: Record<string, unknown>): Promise<void> {
    const { next } = this;
    this.next = null;
    if (next === 'refused') throw new Error(this.refusal);
    // Whoever is stopped hears nothing any more.
    if (next === 'before-the-write') return new Promise(() => {});
    const { bytes, bytesOfAnItem } = this.limits;
    const after = { ...this.kept, ...values };
    const total = Object.entries(after).reduce((sum, [key, value]) => sum + sizeOf(key, value), 0);
    // As the browsers: all of a write, or nothing.
    if (bytes !== undefined && total > bytes) throw new Error('Resource::kQuotaBytes quota exceeded');
    for (const [key, value] of Object.entries(values))
      if (bytesOfAnItem !== undefined && sizeOf(key, value) > bytesOfAnItem)
        throw new Error('Resource::kQuotaBytesPerItem quota exceeded');
    this.writes += 1;
    // As in Chromium, where only JSON is kept.
    Object.assign(this.kept, JSON.parse(JSON.stringify(values)));
    if (next === 'after-the-write') return new Promise(() => {});
  }

  async remove(keys: string | string[]): Promise<void> {
    for (const key of [keys].flat()) delete this.kept[key];
  }

  async clear(): Promise<void> {
    for (const key of Object.keys(this.kept)) delete this.kept[key];
  }
}

/** What was sent to tabs. */
export const sent: { tab: number; message: unknown }[] = [];

/** The open tabs, as tests put them here. */
export const tabs: { id: number; url: string; incognito: boolean }[] = [];

export const local = new Area();
export const session = new Area();
export const sync = new Area();
export const managed = new Area();

/** Puts the stand-in where the extension looks for the browser. */
export function install(): void {
  const sendMessage = async (tab: number, message: unknown): Promise<null> => {
    sent.push({ tab, message });
    return null;
  };
  Object.assign(globalThis, {
    chrome: { storage: { local, session, sync, managed }, tabs: { query: async () => tabs, sendMessage } },
  });
}
