import { checkOptions, createSource, isRecord, type OptionProblem, type Source } from '@chat-analytics/core';
import { contract, type KustomerEventName } from './contract.js';
import { receiveAction, type UnreadCounts } from './meaning.js';
import { listeners, type Listeners } from './sdk.js';
import { hearKustomer, type LookAt } from './transport.js';

/** Options of {@link kustomer}. */
export interface KustomerOptions {
  /** The name on `window` of the widget, or of the chat before it. Default `Kustomer`. `KustomerCore` is looked for besides. */
  readonly global?: string;
  /**
   * What an SDK with `on` calls its events: `conversation ended` and `proactive trigger` have no name by default, the other names are
   * replaced. For example `{ 'proactive trigger': 'proactiveShown' }`.
   */
  readonly customEvents?: Listeners;
  /** Whether the shopper's written answer to a survey may enter events, as `feedback_text`. Default false. Messages never may. */
  readonly captureText?: boolean;
}

/** An SDK may call any event anything. */
const nameRules = (): Record<KustomerEventName, string> => Object.fromEntries(Object.keys(contract.events).map((name) => [name, 'string'])) as Record<KustomerEventName, string>;

/** What {@link kustomer} makes. */
export interface KustomerSource extends Source {
  /**
   * Hears this SDK at once, if it has come. For hosts that are told when it has, in the callback of their own `start` or `init`. May be
   * called before the source starts, and again.
   */
  attach(sdk: unknown): void;
}

/**
 * Hears the Kustomer chat: its widget, KustomerCore, and SDKs with `on`, each action from the best of those that are there. Needs none
 * of them to be there yet, and never starts one.
 *
 * @example
 * createChatAnalytics({
 *   sources: [kustomer()],
 *   sinks: [ga4()],
 *   consent: { analytics: 'granted' },
 * });
 */
export function kustomer(given: KustomerOptions = {}): KustomerSource {
  const problems: OptionProblem[] = [];
  const {
    global = 'Kustomer',
    customEvents = {},
    captureText,
  }: KustomerOptions = process.env.NODE_ENV === 'production'
    ? { ...given }
    : checkOptions<KustomerOptions>('kustomer', given, { global: 'non-empty string', customEvents: 'object', captureText: 'boolean' }, problems);
  const named = process.env.NODE_ENV === 'production' ? Object.fromEntries(Object.entries({ ...customEvents }).filter(([, name]) => name)) : checkOptions<Listeners>('kustomer.customEvents', customEvents, nameRules(), problems);
  const wanted = { ...listeners, on: { ...listeners.on, ...named } };
  const looks = new Set<LookAt>();
  const counts: UnreadCounts = new WeakMap();
  /** The last two: a widget and a Core. */
  let attached: readonly unknown[] = [];

  return {
    ...createSource({
      contract,
      problems,
      captureText,
      listen: (context) => hearKustomer(context, wanted, [global, 'KustomerCore'], () => attached, looks, counts),
      read(payload, context) {
        if (isRecord(payload)) receiveAction(String(payload.chat_Action), payload, context);
        else context.reject('not_an_object', payload);
      },
    }),
    attach(sdk) {
      if (sdk) attached = [...attached.filter((other) => other !== sdk), sdk].slice(-2);
      for (const lookAt of looks) lookAt(sdk);
    },
  };
}
