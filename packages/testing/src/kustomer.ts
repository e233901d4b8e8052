import { kustomerGenerations, type KustomerGeneration, type KustomerNews } from './kustomer-generations.js';
import { createKustomerListeners, type KustomerTelling } from './kustomer-listeners.js';
import { visitKustomer, type KustomerSdk } from './kustomer-visit.js';
import { openVendorPage, type VendorPage, type VendorPageOptions } from './vendor-page.js';

/** A message as Core tells of it. Source: the vendor's published integrations, which type it. */
export interface KustomerMessage {
  messageId: string;
  conversationId: string;
  body: string;
  createdAt: string;
  /** `out` is an agent's. */
  direction: 'in' | 'out';
  attachments: readonly unknown[];
  meta: Record<string, unknown>;
  sentBy: { type: string; id: string; displayName: string; avatarUrl: string };
}

export interface KustomerOptions extends VendorPageOptions {
  readonly generation: KustomerGeneration;
  /** Unread messages from earlier visits. Default 0. */
  readonly unread?: number;
  /** Whether the page starts the SDK by itself, as pages do. Default true. Otherwise call the SDK's `start` or `init`. */
  readonly starts?: boolean;
  /** What the page does in the callback of its `start` or `init`. */
  readonly onStarted?: (sdk: KustomerSdk) => void;
  /** Whether the SDK puts an object of its own in the place of the loader's. Default false. A guess either way. */
  readonly replaces?: boolean;
  /** Makes the SDK lie: changes what it tells, or keeps it back by returning null. */
  readonly tells?: (telling: KustomerTelling) => KustomerTelling | null;
  /** Names for which `addListener` and `on` throw. */
  readonly refuses?: readonly string[];
}

/** A Kustomer SDK under observation. What a generation tells nobody, it tells nobody here. */
export interface KustomerFake extends VendorPage {
  /** What the page has under the vendor's name now. */
  sdk(): KustomerSdk | undefined;
  /** The shopper opens the widget. Unread messages count as read then. */
  open(): void;
  close(): void;
  startConversation(fields?: object): { conversationId: string };
  /** The shopper writes. */
  say(body: string, fields?: Partial<KustomerMessage>): KustomerMessage;
  /** An agent writes. */
  reply(body: string, fields?: Partial<KustomerMessage>): KustomerMessage;
  endConversation(fields?: object): void;
  /** A satisfaction form arrives. Returns its id. */
  askSatisfaction(): string;
  /** The shopper answers the last form. */
  answerSatisfaction(rating: number, followupAnswer?: string): void;
  /** Tells anything at all: `response` and `error` as the listeners of `name` get them. */
  tell(name: string, response?: unknown, error?: unknown): void;
  /** The page loads the SDK another time: another loader, another object; the one before stays alive, as do its listeners. */
  loadAgain(): void;
  /** How many listeners are left, at every SDK there was. */
  listeners(): number;
  /** The methods called, oldest first, but for those that add and remove listeners. */
  readonly calls: readonly string[];
}

/**
 * Puts a Kustomer SDK on a window, in the order the real one loads: the loader defines the global with little more than a way to start,
 * and announces itself at once; everything else is there only once the SDK has come and was started, before the page's callback runs.
 *
 * Known from the vendor's documentation and published integrations. Guesses: that `onOpen` and `onClose` bring null; that the SDK fills
 * the loader's object; what legacy sends, which the vendor publishes nowhere; that Core takes listeners before its `init`.
 *
 * @param window - The page. Its timers are used, so fake timers govern the fake.
 */
export function createKustomer(window: Window, options: KustomerOptions): KustomerFake {
  const { generation, starts = true, onStarted, replaces = false } = options;
  const { global, names } = kustomerGenerations[generation];
  const listeners = createKustomerListeners(options.tells, options.refuses);
  const calls: string[] = [];
  const prefix = Math.random().toString(36).slice(2, 10);
  let count = 0;
  let unread = options.unread ?? 0;
  let opened = false;
  let conversationId = `conv_${prefix}`;
  let satisfactionId = '';

  const sdk = (): KustomerSdk | undefined => Reflect.get(window, global) as KustomerSdk | undefined;
  const id = (kind: string): string => `${kind}_${prefix}_${++count}`;

  function tell(what: KustomerNews, response: unknown): void {
    const name = names[what];
    if (name !== undefined) listeners.tell(name, response);
  }

  function visit(): ReturnType<typeof visitKustomer> {
    return visitKustomer(window, {
      generation,
      starts,
      replaces,
      listeners,
      unread: () => unread,
      onCall: (method) => calls.push(method),
      onStarted(started) {
        onStarted?.(started);
        tell('unread', { total: unread });
      },
    });
  }

  let current: ReturnType<typeof visit> | undefined;
  const page = openVendorPage(window, options, {
    globals: [global],
    hasSnippet: () => current !== undefined && sdk() !== undefined,
    snippet() {
      current = visit();
    },
    library: () => current?.load(),
  });

  function message(direction: 'in' | 'out', body: string, fields: Partial<KustomerMessage>): KustomerMessage {
    const agent = direction === 'out';
    return {
      messageId: id('msg'),
      conversationId,
      body,
      createdAt: new Date().toISOString(),
      direction,
      attachments: [],
      meta: {},
      sentBy: { type: agent ? 'user' : 'customer', id: id('person'), displayName: agent ? 'Ada Agent' : 'Sam Shopper', avatarUrl: 'https://example.com/face.png' },
      ...fields,
    };
  }

  function tellUnread(): void {
    tell('unread', { total: unread, change: { conversationId } });
  }

  return {
    ...page,
    navigate() {
      opened = false;
      listeners.clear();
      page.navigate();
    },
    sdk,
    calls,
    tell: listeners.tell,
    listeners: listeners.count,
    open() {
      opened = true;
      tell('opened', null);
      if (unread) {
        unread = 0;
        tellUnread();
      }
    },
    close() {
      opened = false;
      tell('closed', null);
    },
    startConversation(fields = {}) {
      conversationId = id('conv');
      const response = { conversationId, ...(generation === 'core' && { createdAt: new Date().toISOString(), ended: false, isInAssistantMode: false }), ...fields };
      tell('started', response);
      return response;
    },
    say(body, fields = {}) {
      const said = message('in', body, fields);
      tell('sent', said);
      // The vendor's own integration asks for the direction of what it receives: seen there, the shopper's message comes back.
      if (generation === 'core') tell('received', said);
      return said;
    },
    reply(body, fields = {}) {
      const said = message('out', body, fields);
      tell('received', said);
      if (!opened) {
        unread++;
        tellUnread();
      }
      return said;
    },
    endConversation: (fields = {}) => tell('ended', { conversationId, createdAt: new Date().toISOString(), ended: true, ...fields }),
    askSatisfaction() {
      satisfactionId = id('satisfaction');
      tell('satisfaction', { conversationId, satisfactionId, timetoken: '16000000000000000', form: { name: 'CSAT', ratingPrompt: 'How did we do?' } });
      return satisfactionId;
    },
    answerSatisfaction(rating, followupAnswer = '') {
      tell('satisfaction', { conversationId, satisfactionId, timetoken: '16000000000000001', form: { name: 'CSAT', ratingPrompt: 'How did we do?' }, response: { rating, followupAnswer } });
      tell('answered', { rating });
    },
    loadAgain() {
      current = visit();
      current.load();
    },
  };
}
