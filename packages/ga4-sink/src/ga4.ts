import {
  checkOptions,
  cutText,
  destinationName,
  destinationParameters,
  destinationRules,
  findRecipe,
  readPace,
  recipeParameters,
  type ChatEventType,
  type ExtraField,
  type Naming,
  type OptionProblem,
  type Pace,
  type ParameterValue,
  type Purpose,
  type Sink,
} from '@chat-analytics/core';
import { isEventName, isParameterName } from './names.js';
import { gtagOf, isRunning, type GtagWindow } from './runtime.js';

/** Options of {@link ga4}. */
export interface Ga4Options {
  /** The GA4 property, e.g. `G-XXXXXXXXXX`. Events wait until gtag.js runs for it and go to it alone. Default: all that gtag.js runs for on the page, Google Ads included. */
  readonly measurementId?: string;
  /** `normalized` (default): the same names for every vendor. `recipe`: the vendors' published recipes to the letter. */
  readonly naming?: Naming;
  /** Where to send, as gtag's `send_to`: ids or groups. Default: the measurement id, if there is one. */
  readonly sendTo?: string | readonly string[];
  /** Sets `debug_mode`, so that events show in GA4's DebugView. Default false. */
  readonly debug?: boolean;
  /**
   * How fast events are handed over: `burst` at once, then `perSecond`, shared by all GA4 sinks on the page. Default 15, then 3 a second:
   * gtag.js loses what comes faster. `false`: as fast as they come.
   */
  readonly pace?: Partial<Pace> | false;
  /** The event types to send. Default all. */
  readonly events?: readonly ChatEventType[];
  /** Event names of one's own, by type. A name that GA4 does not take is reported and not used. */
  readonly rename?: Readonly<Partial<Record<ChatEventType, string>>>;
  /** Event fields to send as further parameters, e.g. `['conversation_id']`. */
  readonly parameters?: readonly ExtraField[];
  /** Brings gtag.js in once its purpose is granted: the `load` of `@chat-analytics/ga4-sink/load`. Needs `measurementId`. Default: the page does. */
  readonly load?: Ga4Loader;
  /** The nonce of the page's Content Security Policy, for the script that `load` adds. */
  readonly nonce?: string;
  /** Whose consent it needs. Default `analytics`. */
  readonly purpose?: Purpose;
}

/** Makes the part of the sink that brings gtag.js in. */
export type Ga4Loader = (options: Pick<Ga4Options, 'measurementId' | 'nonce'>) => Pick<Sink, 'start' | 'onConsent'>;

/** GA4 cuts longer values unseen, and drops further parameters. Source: Google Analytics Help, "Event collection limits". */
const longestValue = 100;
const mostParameters = 25;
/** GA4 takes an event's time from its arrival. */
const maxAgeMs = 30 * 60_000;

/** Half an id is another id. */
const isCutId = (name: string, value: ParameterValue): boolean => typeof value === 'string' && value.length > longestValue && name.endsWith('_id');

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

/** A value as GA4 takes it, if it does: a host, or a contract of one's own, may have put anything there. Lists end at a whole entry. */
function toValue(value: ParameterValue): string | number | boolean | undefined {
  if (typeof value === 'string') return cutText(value, longestValue);
  if (typeof value !== 'object') return value;
  if (!isList(value)) return undefined;
  let joined = '';
  for (const entry of value) {
    const longer = joined ? `${joined},${entry}` : entry;
    if (longer.length > longestValue) break;
    joined = longer;
  }
  return joined;
}

/**
 * Sends events to GA4 through the page's gtag.js, once that runs.
 *
 * @example
 * createChatAnalytics({
 *   sources: [autochat()],
 *   sinks: [ga4({ measurementId: 'G-XXXXXXXXXX' })],
 *   consent: { analytics: 'granted' },
 * });
 */
export function ga4(given: Ga4Options = {}): Sink {
  const problems: OptionProblem[] = [];
  const options: Ga4Options =
    process.env.NODE_ENV === 'production'
      ? { ...given }
      : checkOptions<Ga4Options>(
          'ga4',
          given,
          {
            measurementId: 'non-empty string',
            sendTo: 'non-empty string|list of strings',
            debug: 'boolean',
            pace: 'object|false',
            load: 'function',
            nonce: 'string',
            ...destinationRules,
          },
          problems,
        );
  const { measurementId, naming, events, parameters: extra = [] } = options;
  const rename = { ...options.rename };
  const sendTo = options.sendTo ?? measurementId;
  const room = options.debug ? mostParameters - 1 : mostParameters;
  if (process.env.NODE_ENV !== 'production') {
    for (const [type, name] of Object.entries(rename)) {
      if ((name as string | undefined) === undefined || isEventName(name)) continue;
      Reflect.deleteProperty(rename, type);
      problems.push({ code: 'bad_option', where: `ga4.rename.${type}`, detail: 'must be at most 40 letters, digits and _, and no name reserved by GA4' });
    }
  }

  return {
    name: 'ga4',
    destination: `ga4 ${String(sendTo ?? '')}`,
    pace: readPace('ga4', options.pace, problems),
    purpose: options.purpose ?? 'analytics',
    confirms: 'handover',
    maxAgeMs,
    eventTypes: events,
    problems,
    ...(typeof options.load === 'function' && options.load(options)),
    ready: (window) => isRunning(window as GtagWindow, measurementId),
    send(event, context) {
      const { event_type: type } = event;
      const recipe = naming === 'recipe' ? findRecipe(event, 'ga4', context) : undefined;
      const parameters = recipe ? recipeParameters(event, recipe, extra) : destinationParameters(event, extra);
      let count = 0;
      for (const name of Object.keys(parameters)) {
        const value = parameters[name];
        const fitting = value !== undefined && count < room && isParameterName(name) && !isCutId(name, value) ? toValue(value) : undefined;
        if (fitting !== undefined) {
          if (fitting !== value) parameters[name] = fitting;
          count++;
        } else {
          Reflect.deleteProperty(parameters, name);
          if (value !== undefined) context.report('bad_parameter', `ga4.${name}`);
        }
      }
      if (options.debug) parameters.debug_mode = true;
      if (sendTo) parameters.send_to = sendTo;
      const eventName = rename[type] ?? recipe?.name ?? destinationName(type);
      if (process.env.NODE_ENV !== 'production' && !isEventName(eventName)) context.report('bad_event_name', `ga4.${type}`, eventName);
      gtagOf(context.window as GtagWindow)('event', eventName, parameters);
      return undefined;
    },
  };
}
