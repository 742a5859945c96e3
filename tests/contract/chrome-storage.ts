// A stand-in for the browser's storage, for tests of what is kept and where.

export class Area {
  readonly kept: Record<string, unknown> = {};
  writes = 0;

  async get(key: string): Promise<Record<string, unknown>> {
    return key in this.kept ? { [key]: structuredClone(this.kept[key]) } : {};
  }

  async set(values: Record<string, unknown>): Promise<void> {
    this.writes += 1;
    // As in Chromium, where only JSON is kept.
    Object.assign(this.kept, JSON.parse(JSON.stringify(values)));
  }
}

export const local = new Area();
export const session = new Area();

/** Puts the stand-in where the extension looks for the browser. */
export function install(): void {
  Object.assign(globalThis, { chrome: { storage: { local, session } } });
}
