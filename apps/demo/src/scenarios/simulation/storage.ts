/** What storage does: takes everything, throws where something is written, or throws where it is looked at. */
export type StorageCondition = 'fine' | 'full' | 'off';

/** A storage that is shared by the pages of a visit. */
export function createStorage(data: Map<string, string>, condition: () => StorageCondition): Storage {
  const storage: Storage = {
    get length() {
      return data.size;
    },
    key: (index) => [...data.keys()][index] ?? null,
    getItem: (name) => data.get(name) ?? null,
    setItem(name, text) {
      if (condition() === 'full') throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      data.set(name, text);
    },
    removeItem: (name) => void data.delete(name),
    clear: () => data.clear(),
  };
  // The keys of a storage are what is in it.
  return new Proxy(storage, {
    ownKeys: () => [...data.keys()],
    getOwnPropertyDescriptor: (_, name) => (data.has(String(name)) ? { configurable: true, enumerable: true, writable: true, value: data.get(String(name)) } : undefined),
  });
}
