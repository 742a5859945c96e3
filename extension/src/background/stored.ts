// A value in `storage.local`: read once, kept in memory while the worker lives, written one change after the other.
//
// A change holds when it is written. Where the browser refuses the write, memory goes back to what is stored, and whoever asked for
// the change hears of it; what was stored before is untouched.

import { CodedError } from './coded-error.ts';

/** What is stored, with the version of its form. */
interface Versioned {
  version: number;
}

/** The storage has no room for a change. */
export const STORAGE_FULL = 'storage-full';
/** The storage could not be written, whatever the reason. */
export const STORAGE_FAILED = 'storage-failed';

/** How the browsers and the systems under them say that there is no room. */
const NO_ROOM = /quota|no space|disk.*full|FILE_NO_SPACE/i;

/** An error of the browser's storage, as one with a code. */
export function storageError(error: unknown): CodedError {
  const said = String(error);
  return new CodedError(NO_ROOM.test(said) ? STORAGE_FULL : STORAGE_FAILED, `nothing was stored: ${said}`);
}

/** Several stored values, each with its own type. */
type Together<T extends readonly Versioned[]> = { readonly [I in keyof T]: Stored<T[I]> };

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
    if (this.#value === null) {
      const loaded = this.#load();
      this.#value = loaded;
      // A storage that could not be read once may be read the next time.
      loaded.catch(() => {
        if (this.#value === loaded) this.#value = null;
      });
    }
    return this.#value;
  }

  /** Changes are made one after the other, each on what the one before has left. */
  async update(change: (value: T) => T): Promise<T> {
    const [value] = await Stored.together<[T]>([this], ([before]) => [change(before)]);
    return value;
  }

  /** Changes several values of one area by one write: afterwards all of the change is stored, or none of it. */
  static together<T extends readonly Versioned[]>(
    stores: Together<T>,
    change: (values: T) => { readonly [I in keyof T]: T[I] },
  ): Promise<{ readonly [I in keyof T]: T[I] }> {
    const all = stores as readonly Stored<Versioned>[];
    const changed = Promise.all(all.map((store) => store.#writes)).then(async () => {
      const before = await Promise.all(all.map((store) => store.get()));
      const after = change(before as unknown as T);
      const written: Record<string, Versioned> = {};
      all.forEach((store, index) => {
        const value = after[index] as Versioned;
        if (value === before[index]) return;
        store.#value = Promise.resolve(value);
        if (!store.#isForeign) written[store.#key] = value;
      });
      try {
        const [first] = all;
        if (first && Object.keys(written).length > 0) await first.#area().set(written);
      } catch (error) {
        all.forEach((store, index) => {
          store.#value = Promise.resolve(before[index] as Versioned);
        });
        throw storageError(error);
      }
      return after;
    });
    for (const store of all) store.#writes = changed.catch(() => {});
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
