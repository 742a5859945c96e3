// A value in `storage.local`: read once, kept in memory while the worker lives, written one change after the other.

/** What is stored, with the version of its form. */
interface Versioned {
  version: number;
}

export class Stored<T extends Versioned> {
  readonly #key: string;
  readonly #area: () => chrome.storage.StorageArea;
  readonly #initial: T;
  readonly #read: (value: unknown) => T | null;
  #value: Promise<T> | null = null;
  /** A later version of the extension wrote what is stored. It is not overwritten. */
  #isForeign = false;
  #writes: Promise<unknown> = Promise.resolve();

  /**
   * `read` turns what is stored into a value, or null where it cannot. What cannot be read counts as the initial value; what a later
   * version wrote is left in place, and changes live in memory only.
   */
  constructor(
    key: string,
    initial: T,
    read: (value: unknown) => T | null,
    area = (): chrome.storage.StorageArea => chrome.storage.local,
  ) {
    this.#key = key;
    this.#initial = initial;
    this.#read = read;
    this.#area = area;
  }

  get(): Promise<T> {
    this.#value ??= this.#load();
    return this.#value;
  }

  /** Changes are made one after the other, each on what the one before has left. */
  update(change: (value: T) => T): Promise<T> {
    const changed = this.#writes.then(async () => {
      const before = await this.get();
      const value = change(before);
      this.#value = Promise.resolve(value);
      if (value !== before && !this.#isForeign) await this.#area().set({ [this.#key]: value });
      return value;
    });
    this.#writes = changed.catch(() => {});
    return changed;
  }

  /** Erases what is stored, whoever wrote it. `initial` is the value from here on. */
  forget(initial: T = this.#initial): Promise<void> {
    const forgotten = this.#writes.then(async () => {
      await this.#area().remove(this.#key);
      this.#isForeign = false;
      this.#value = Promise.resolve(initial);
    });
    this.#writes = forgotten.catch(() => {});
    return forgotten;
  }

  async #load(): Promise<T> {
    const found = (await this.#area().get(this.#key))[this.#key];
    this.#isForeign = isRecord(found) && typeof found.version === 'number' && found.version > this.#initial.version;
    return (found === undefined ? null : this.#read(found)) ?? this.#initial;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
