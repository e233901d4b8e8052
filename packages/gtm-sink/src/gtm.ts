import { checkOptions, destinationName, destinationRules, findRecipe, readPace, type ChatEventType, type Naming, type OptionProblem, type Pace, type Purpose, type Sink } from '@chat-analytics/core';
import { findDataLayer, isCalledToo, isRunning } from './data-layer.js';
import { emptyStale, normalizedFields, recipeFields, type Fields } from './fields.js';

/** Options of {@link gtm}. */
export interface GtmOptions {
  /** The global name of the data layer. Default `dataLayer`. */
  readonly dataLayer?: string;
  /** `normalized` (default): the same names for every vendor. `recipe`: the vendors' published recipes to the letter. */
  readonly naming?: Naming;
  /**
   * With `recipe`: names events by the vendor's alias of each, e.g. `autochat.goal_met.v1`, for one tag per alias, where the vendor has such. Default
   * false: by the one name of the recipe, e.g. `autochat.widget_tracking.v1`.
   */
  readonly aliases?: boolean;
  /**
   * How fast events are pushed: `burst` at once, then `perSecond`, shared by all GTM sinks on the page. Default 15, then 3 a second: a tag for GA4
   * loses what comes faster. `false`: as fast as they come.
   */
  readonly pace?: Partial<Pace> | false;
  /** The event types to push. Default all. */
  readonly events?: readonly ChatEventType[];
  /** Whose consent it needs. Default `analytics`. */
  readonly purpose?: Purpose;
}

/** Tags take an event's time from its arrival. */
const maxAgeMs = 30 * 60_000;

/** What the data layer may have of before: the last push, and those before it that threw on their way, by the layer. */
const lastPushed = new WeakMap<unknown[], readonly Fields[]>();
/** So many of those that threw: a page whose layer throws every time has nothing in it. */
const mostLast = 10;

/**
 * Pushes events onto the data layer of Google Tag Manager, once that runs: fresh objects of which no value shows in the next.
 *
 * @example
 * createChatAnalytics({
 *   sources: [autochat()],
 *   sinks: [gtm()],
 *   consent: { analytics: 'granted' },
 * });
 */
export function gtm(given: GtmOptions = {}): Sink {
  const problems: OptionProblem[] = [];
  const options: GtmOptions =
    process.env.NODE_ENV === 'production'
      ? { ...given }
      : checkOptions<GtmOptions>(
          'gtm',
          given,
          {
            dataLayer: 'non-empty string',
            naming: destinationRules.naming,
            aliases: 'boolean',
            pace: 'object|false',
            events: destinationRules.events,
            purpose: destinationRules.purpose,
          },
          problems,
        );
  const { dataLayer = 'dataLayer' } = options;

  return {
    name: 'gtm',
    destination: `gtm ${dataLayer}`,
    pace: readPace('gtm', options.pace, problems),
    purpose: options.purpose ?? 'analytics',
    confirms: 'handover',
    maxAgeMs,
    eventTypes: options.events,
    problems,
    ready: (window) => isRunning(window, dataLayer),
    send(event, context) {
      const { event_type: type, vendor, vendor_event: alias } = event;
      const recipe = options.naming === 'recipe' ? findRecipe(event, 'gtm', context) : undefined;
      const fields = recipe ? recipeFields(event, recipe) : normalizedFields(event);
      const name = recipe ? (options.aliases && alias.startsWith(`${vendor}.`) ? alias : recipe.name) : destinationName(type);
      const layer = findDataLayer(context.window, dataLayer);
      if (!layer) throw new TypeError(dataLayer);
      const before = lastPushed.get(layer) ?? [];
      for (const stale of before) emptyStale(stale, fields);
      lastPushed.set(layer, [...before, fields].slice(-mostLast));
      // GTM writes onto what is pushed.
      layer.push({ event: name, ...fields, ...(recipe ? {} : { _clear: true }) });
      lastPushed.set(layer, [fields]);
      // By then a GA4 sink has had the same event.
      void Promise.resolve()
        .then(() => isCalledToo(layer, name) && context.report('double_counting', 'gtm', name))
        // A data layer that cannot be looked at is the page's to find.
        .catch(() => undefined);
      return undefined;
    },
  };
}
