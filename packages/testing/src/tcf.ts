import { openVendorPage, type VendorPage, type VendorPageOptions } from './vendor-page.js';

/** What a shopper consents to, by the TCF's numbers of purposes and of vendors. */
export interface TcfAnswer {
  readonly purposes?: readonly number[];
  readonly vendors?: readonly number[];
}

export interface TcfOptions extends VendorPageOptions {
  /** Whether the GDPR applies; `undefined` where the platform has not found out. Default `true`. */
  readonly gdprApplies?: boolean | undefined;
  /** An answer from an earlier visit. Default none. */
  readonly stored?: TcfAnswer;
  /** Whether the platform forgets what its stub has queued, against the specification. Default `false`. */
  readonly forgetful?: boolean;
}

/** A consent platform under observation. */
export interface TcfFake extends VendorPage {
  /** Its dialogue opens: `cmpuishown`. */
  show(): void;
  /** The shopper answers: `useractioncomplete`. */
  answer(answer: TcfAnswer): void;
  /** Calls every listener with anything at all: for a platform that lies. */
  tell(data: unknown, success?: unknown): void;
  /** How many listeners are registered with the running platform. */
  listeners(): number;
}

type Callback = (...answer: unknown[]) => void;
type Call = readonly [command: unknown, version: unknown, callback: Callback, parameter?: unknown];

/** The global that is the platform's. */
interface TcfWindow extends Window {
  __tcfapi?: unknown;
}

const consentsOf = (ids: readonly number[] = []): Record<string, boolean> => Object.fromEntries(ids.map((id) => [String(id), true]));

/**
 * Puts a consent platform on a window that behaves as the IAB Tech Lab's CMP API v2 says: the stub answers `ping` and queues the rest; the
 * platform takes its place, works the queue off in order, and calls a listener at once and at every change, with the id of its registration.
 * Where the GDPR does not apply the data are only what the specification leaves of them.
 *
 * The dialogue opens by `show()` and not by itself. The TC string is none: nothing can be read from it. Calls from frames are not modelled.
 *
 * @param window - The page. Its timers are used, so fake timers govern the fake.
 */
export function createTcf(window: Window, options: TcfOptions = {}): TcfFake {
  const { stored, forgetful = false } = options;
  const gdprApplies = 'gdprApplies' in options ? options.gdprApplies : true;
  const page: TcfWindow = window;
  const listeners = new Map<number, Callback>();
  let queue: Call[] = [];
  let lastId = 0;
  let answered = stored;
  let eventStatus: string | undefined;

  function dataFor(listenerId: number): Record<string, unknown> {
    const platform = { gdprApplies, tcfPolicyVersion: 4, cmpId: 1000, cmpVersion: 1 };
    if (gdprApplies === false) return { ...platform, listenerId };
    return {
      ...platform,
      listenerId,
      eventStatus,
      cmpStatus: 'loaded',
      // A dialogue that was shown comes with a string in which nothing has consent.
      ...(eventStatus && { tcString: `fake.${(answered?.purposes ?? []).join('-')}` }),
      isServiceSpecific: true,
      purposeOneTreatment: false,
      purpose: { consents: consentsOf(answered?.purposes), legitimateInterests: consentsOf([2, 7, 8, 9, 10]) },
      vendor: { consents: consentsOf(answered?.vendors), legitimateInterests: {} },
    };
  }

  function tellAll(): void {
    for (const [id, callback] of [...listeners]) callback(dataFor(id), true);
  }

  const answerPing = (callback: Callback, loaded: boolean): void =>
    callback({ gdprApplies, cmpLoaded: loaded, cmpStatus: loaded ? 'loaded' : 'stub', displayStatus: 'hidden', apiVersion: '2.0' });

  function run(...[command, version, callback, parameter]: Call): void {
    if (command === 'ping') answerPing(callback, true);
    else if (version !== 2) callback(null, false);
    else if (command === 'addEventListener') {
      const id = ++lastId;
      listeners.set(id, callback);
      callback(dataFor(id), true);
    } else if (command === 'removeEventListener') callback(typeof parameter === 'number' && listeners.delete(parameter));
    else callback(undefined, false);
  }

  const vendorPage = openVendorPage(window, options, {
    globals: ['__tcfapi'],
    hasSnippet: () => typeof page.__tcfapi === 'function',
    snippet() {
      queue = [];
      listeners.clear();
      page.__tcfapi = (...call: Call): void => {
        if (call[0] === 'ping') answerPing(call[2], false);
        else queue.push(call);
      };
    },
    library(scope) {
      listeners.clear();
      scope.onClose(() => listeners.clear());
      eventStatus = answered && gdprApplies ? 'tcloaded' : undefined;
      scope.put(page, '__tcfapi', run);
      for (const call of forgetful ? [] : queue.splice(0)) run(...call);
    },
  });

  return {
    ...vendorPage,
    show() {
      eventStatus = 'cmpuishown';
      tellAll();
    },
    answer(answer) {
      answered = answer;
      eventStatus = 'useractioncomplete';
      tellAll();
    },
    tell(data, success = true) {
      for (const callback of [...listeners.values()]) callback(data, success);
    },
    listeners: () => listeners.size,
  };
}
