/**
 * The SDKs that go by the vendor's name: the chat widget `v2`; `core`, the headless KustomerCore; `legacy`, the chat before v2, with `on`;
 * and `cards`, the SDK of the agent's desktop, which is no chat.
 */
export type KustomerGeneration = 'v2' | 'core' | 'legacy' | 'cards';

/** What tells one generation from another. */
export interface KustomerTraits {
  readonly global: string;
  /** The method by which a page starts it. */
  readonly starter: string;
  /** Methods of the real thing that do nothing here. */
  readonly methods: readonly string[];
  /** What it calls that of which it tells. */
  readonly names: Readonly<Partial<Record<KustomerNews, string>>>;
}

/** What there is to tell. */
export type KustomerNews = 'opened' | 'closed' | 'started' | 'ended' | 'unread' | 'sent' | 'received' | 'satisfaction' | 'answered';

/**
 * Sources of the methods: the vendor's reference; for legacy, the queue of its loader. Of the names: for v2 and core, the vendor's
 * `addListener` references; for legacy, the published GTM listener.
 */
export const kustomerGenerations: Readonly<Record<KustomerGeneration, KustomerTraits>> = {
  v2: {
    global: 'Kustomer',
    starter: 'start',
    methods: [
      'stop',
      'open',
      'close',
      'login',
      'logout',
      'describeCustomer',
      'describeConversation',
      'isChatAvailable',
      'createConversation',
      'openConversationById',
      'getOpenConversations',
      'openKbArticle',
      'openKbCategory',
    ],
    names: { opened: 'onOpen', closed: 'onClose', started: 'onConversationCreate', unread: 'onUnread' },
  },
  core: {
    global: 'KustomerCore',
    starter: 'init',
    methods: [
      'createConversation',
      'endConversation',
      'sendMessage',
      'getConversations',
      'describeCustomer',
      'describeConversation',
      'isChatAvailable',
      'submitSatisfactionForm',
      'markRead',
      'login',
      'logout',
    ],
    names: { started: 'onConversationCreate', ended: 'onConversationEnded', sent: 'onMessageSent', received: 'onMessageReceived', satisfaction: 'onSatisfactionReceived' },
  },
  legacy: {
    global: 'Kustomer',
    starter: 'init',
    methods: ['clear', 'identify', 'track', 'start', 'describe'],
    names: { opened: 'open', closed: 'close', started: 'conversationCreate', sent: 'messageSent', received: 'messageReceived', answered: 'satisfactionSent' },
  },
  cards: { global: 'Kustomer', starter: 'initialize', methods: ['resize', 'request', 'open'], names: {} },
};
