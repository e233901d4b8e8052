import { checkOptions, createSource, isRecord, type ChatEventType, type OptionProblem, type Source, type SourceContext } from '@chat-analytics/core';
import { contract, stableEvent, type AutochatEventName } from './contract.js';

/** One of the event types that Autochat reports. */
export type AutochatEventType = (typeof contract.events)[AutochatEventName]['type'];

/** Options of {@link autochat}. */
export interface AutochatOptions {
  /**
   * Which of the widget's two events to hear: the `stable` one, which comes for every outcome, or the `aliases` named by the outcome.
   * Default `stable`. Either brings every outcome once.
   */
  readonly listen?: 'stable' | 'aliases';
  /** The event types wanted; others are counted as ignored. Default all. */
  readonly events?: readonly AutochatEventType[];
  /** The keys of the vendor's `data` that may enter `properties.details`: strings, numbers and booleans only. Default none. */
  readonly dataKeys?: readonly string[];
}

/**
 * Hears the outcomes of the Autochat chat widget, which it dispatches as CustomEvents on `window`. Needs no widget to be there yet.
 *
 * @example
 * createChatAnalytics({
 *   sources: [autochat()],
 *   sinks: [ga4()],
 *   consent: { analytics: 'granted' },
 * });
 */
export function autochat(given: AutochatOptions = {}): Source {
  const problems: OptionProblem[] = [];
  const {
    listen = 'stable',
    events,
    dataKeys = [],
  }: AutochatOptions = process.env.NODE_ENV === 'production'
    ? { ...given }
    : checkOptions<AutochatOptions>('autochat', given, { listen: 'stable|aliases', events: 'list of event types', dataKeys: 'list of strings' }, problems);
  const wanted: readonly ChatEventType[] | undefined = events;
  const outcomes = new Map<string, ChatEventType>(Object.entries(contract.events).map(([name, event]) => [name, event.type]));

  function read(detail: unknown, context: SourceContext): void {
    if (!isRecord(detail)) context.reject('not_an_object', detail);
    else if (detail.scope !== 'chat_widget_tracking') context.reject('wrong_scope', detail);
    else if (detail.dispatch_version !== 1) context.reject('unknown_dispatch_version', detail);
    else {
      const name = String(detail.event_type);
      const type = wanted && outcomes.get(name);
      if (type && !wanted.includes(type)) context.ignore(type, detail);
      else context.receive(name, detail);
    }
  }

  return createSource({
    contract,
    problems,
    detailKeys: dataKeys,
    read,
    listen(context) {
      const names = listen === 'stable' ? [stableEvent] : Object.keys(contract.events);
      for (const name of names) context.listen(context.window, name, (event) => read((event as CustomEvent<unknown>).detail, context));
      context.setStatus('listening');
      return undefined;
    },
  });
}
