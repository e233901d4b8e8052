/** What an SDK calls with news. */
export type KustomerCallback = (response: unknown, error?: unknown) => void;

/** What an SDK is about to tell. */
export interface KustomerTelling {
  readonly name: string;
  readonly response: unknown;
  readonly error?: unknown;
}

/** The listeners of every SDK that was on a page. */
export interface KustomerListeners {
  /** The two methods of one SDK. They want to be called as its methods, and the same function to remove as was added. */
  methods(sdk: object): { addListener: (name: string, callback: KustomerCallback) => void; removeListener: (name: string, callback: KustomerCallback) => void };
  tell(name: string, response?: unknown, error?: unknown): void;
  count(): number;
  clear(): void;
}

export function createKustomerListeners(tells: (telling: KustomerTelling) => KustomerTelling | null = (telling) => telling, refuses: readonly string[] = []): KustomerListeners {
  const added: { readonly sdk: object; readonly name: string; readonly callback: KustomerCallback }[] = [];
  const find = (sdk: object, name: string, callback: KustomerCallback): number => added.findIndex((entry) => entry.sdk === sdk && entry.name === name && entry.callback === callback);

  return {
    methods: (sdk) => ({
      addListener(this: unknown, name, callback) {
        if (this !== sdk) throw new TypeError('called without its SDK');
        if (refuses.includes(name)) throw new Error(`no event ${name}`);
        if (find(sdk, name, callback) < 0) added.push({ sdk, name, callback });
      },
      removeListener(this: unknown, name, callback) {
        if (this !== sdk) throw new TypeError('called without its SDK');
        const index = find(sdk, name, callback);
        if (index >= 0) added.splice(index, 1);
      },
    }),
    tell(name, response = null, error) {
      const telling = tells({ name, response, error });
      if (telling) for (const entry of [...added]) if (entry.name === telling.name) entry.callback(telling.response, telling.error);
    },
    count: () => added.length,
    clear: () => added.splice(0),
  };
}
