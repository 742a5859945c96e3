// A stand-in for the browser's storage and its tabs, for tests of what is kept and where, and of who hears of it.

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

  async remove(key: string): Promise<void> {
    delete this.kept[key];
  }
}

/** What was sent to tabs. */
export const sent: { tab: number; message: unknown }[] = [];

/** The open tabs, as tests put them here. */
export const tabs: { id: number; url: string; incognito: boolean }[] = [];

export const local = new Area();
export const session = new Area();

/** Puts the stand-in where the extension looks for the browser. */
export function install(): void {
  const sendMessage = async (tab: number, message: unknown): Promise<null> => {
    sent.push({ tab, message });
    return null;
  };
  Object.assign(globalThis, {
    chrome: { storage: { local, session }, tabs: { query: async () => tabs, sendMessage } },
  });
}
