import type { BenchmarkWindow, Payload } from './window.js';

type Parameters = Readonly<Record<string, unknown>>;
type Hear = (payload: Payload) => void;

/** A vendor as the page plays it: the outcomes it tells, how it tells them, and how one is known again at a destination. */
export interface Vendor {
  /** The outcome of this number, as the vendor tells it. */
  outcome(number: number): Payload;
  /** Puts what the vendor has on the page; returns how it tells an outcome. */
  install(window: BenchmarkWindow): (payload: Payload) => void;
  /** Listens as somebody does who writes by hand. Returns what ends it. */
  hear(window: BenchmarkWindow, hear: Hear): () => void;
  /** What holds the number of the outcome in a call's parameters. */
  idOf(parameters: Parameters): unknown;
}

/** Ids as long as real ones, the last twelve characters of which are the number. */
const uuid = (number: number): string => `5f0c2d1e-8a4b-4c6d-9e7f-${String(number).padStart(12, '0')}`;

const morning = Date.parse('2026-02-11T09:30:00.000Z');
const stableEvent = 'autochat.widget_tracking.v1';

/** Source: Autochat, "Widget Tracking Analytics (GTM / GA4 / Meta)", the shape of `event.detail`. */
const autochat: Vendor = {
  outcome: (number) => ({
    scope: 'chat_widget_tracking',
    event_id: uuid(number),
    event_type: 'autochat.lead_qualified.v1',
    occurred_at: new Date(morning + number).toISOString(),
    conversation_id: 'conv_7f3a',
    session_id: 'sess_19c2',
    trigger_source: 'tool',
    data: { channel: 'web', score: 0.92, qualified: true },
    dispatch_version: 1,
  }),
  install: (window) => (detail) => window.dispatchEvent(new window.CustomEvent(stableEvent, { detail })),
  hear(window, hear) {
    const listener = (event: Event): void => hear((event as CustomEvent<Payload>).detail);
    window.addEventListener(stableEvent, listener);
    return () => window.removeEventListener(stableEvent, listener);
  },
  idOf: ({ autochat_event_id, chat_event_id }) => autochat_event_id ?? chat_event_id,
};

/**
 * A survey is the one outcome of which a recipe exists for GA4. The recipe carries no id, so the rating counts up and stands for one.
 * Sources: Kustomer, "KustomerCore.addListener()"; the published "Kustomer Chat GTM Event Listener".
 */
const kustomer: Vendor = {
  outcome: (number) => ({
    conversationId: 'conv_7f3a',
    satisfactionId: uuid(number),
    timetoken: '17078586000000000',
    form: { name: 'CSAT' },
    response: { rating: number, followupAnswer: 'Quick help' },
  }),
  install(window) {
    const callbacks = new Map<string, Hear>();
    window.KustomerCore = {
      init: () => undefined,
      addListener: (name, callback) => callbacks.set(name, callback),
      removeListener: (name) => callbacks.delete(name),
    };
    return (response) => callbacks.get('onSatisfactionReceived')?.(response);
  },
  hear(window, hear) {
    window.KustomerCore?.addListener('onSatisfactionReceived', hear);
    return () => window.KustomerCore?.removeListener('onSatisfactionReceived');
  },
  idOf: ({ rating_value, chat_event_id }) => rating_value ?? chat_event_id,
};

/** Clarity gives its events no ids: the product's stands for one. Source: Bloomreach Clarity, "Interaction events", `url_click`. */
const clarity: Vendor = {
  outcome: (number) => ({
    action: 'url_click',
    link_type: 'product_card',
    url: `https://shop.example/products/${String(number)}?session=7`,
    product_id: uuid(number),
    product_category: 'outerwear',
    link_text: 'Funnel neck jacket',
    chat_widget_size: 'large',
    conversation_state: 'conversation',
    chat_config: '{"theme":"light","position":"right","locale":"en"}',
  }),
  install(window) {
    window.exponea = { track: () => undefined };
    return (properties) => window.exponea?.track('webchat', properties);
  },
  hear(window, hear) {
    const sdk = window.exponea;
    const track = sdk?.track;
    if (!sdk || !track) throw new Error('The SDK is not on the page.');
    sdk.track = (type, properties) => {
      hear(properties);
      track(type, properties);
    };
    return () => (sdk.track = track);
  },
  idOf: ({ chat_product_id }) => chat_product_id,
};

export const vendors = { autochat, kustomer, clarity };

export type VendorName = keyof typeof vendors;
