import type { KustomerEventName } from './contract.js';

/**
 * The ways in which Kustomer is heard, the best one first: `core`, the headless KustomerCore; `widget`, the chat widget (v2); `on`, the
 * chat before it (v1), as the published listener has it.
 */
export const ways = ['core', 'widget', 'on'] as const;

export type Way = (typeof ways)[number];

/** What the SDKs call with news. A second argument that is set is an error. */
export type Callback = (response: unknown, error?: unknown) => void;

/** What is looked at of whatever stands under the vendor's name. */
export interface Sdk {
  addListener?(name: string, callback: Callback): unknown;
  removeListener?(name: string, callback: Callback): unknown;
  on?(name: string, callback: Callback): unknown;
  off?(name: string, callback: Callback): unknown;
  init?: unknown;
  initialize?: unknown;
}

/** What each way reports, and the name it has there. */
export type Listeners = Readonly<Partial<Record<KustomerEventName, string>>>;

/**
 * By the way that is heard. The vendor publishes no names for SDKs with `on`: those are the names of the published listener, which wires no
 * others.
 */
export const listeners: Readonly<Record<Way, Listeners>> = {
  core: {
    'conversation started': 'onConversationCreate',
    'message sent': 'onMessageSent',
    'message received': 'onMessageReceived',
    'satisfaction submitted': 'onSatisfactionReceived',
    'conversation ended': 'onConversationEnded',
  },
  widget: {
    'chat opened': 'onOpen',
    'chat closed': 'onClose',
    'conversation started': 'onConversationCreate',
    'unread count risen': 'onUnread',
  },
  on: {
    'chat opened': 'open',
    'chat closed': 'close',
    'conversation started': 'conversationCreate',
    'message sent': 'messageSent',
    'message received': 'messageReceived',
    'satisfaction submitted': 'satisfactionSent',
  },
};

/**
 * How something can be heard, if it can. The loader has `start` alone, and nothing to listen with; `initialize` is the Cards SDK's,
 * the agent's desktop, which has an `on` too and is no chat; KustomerCore has `init`, the widget has `start` in its place.
 */
export function recognise(sdk: Sdk | null | undefined): Way | undefined {
  const can = (method: keyof Sdk): boolean => typeof sdk?.[method] === 'function';
  if (can('initialize')) return undefined;
  if (can('addListener')) return can('init') ? 'core' : 'widget';
  return can('on') ? 'on' : undefined;
}
