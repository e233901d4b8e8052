import {
  checkOptions,
  destinationName,
  destinationParameters,
  destinationRules,
  findRecipe,
  recipeParameters,
  type ChatEventType,
  type ExtraField,
  type Naming,
  type OptionProblem,
  type Purpose,
  type Sink,
} from '@chat-analytics/core';
import { pixelConsent } from './pixel-consent.js';
import { type PixelWindow } from './runtime.js';
import { defaultStandardEvents, metaStandardEvents, type StandardEventMap } from './standard-events.js';

/** Options of {@link meta}. */
export interface MetaOptions {
  /** The pixel to send to alone. Default: every pixel that the page has initialised. */
  readonly pixelId?: string;
  /** `normalized` (default): the same names for every vendor. `recipe`: the vendors' published recipes to the letter. */
  readonly naming?: Naming;
  /**
   * Types to send as Meta's standard events. `true`: `lead_qualified` as Lead, `appointment_scheduled` as Schedule,
   * `conversation_started` as Contact. Or a map of one's own. Default none; check Meta's policy for your trade first.
   */
  readonly standardEvents?: true | StandardEventMap;
  /** The event types to send. Default all. */
  readonly events?: readonly ChatEventType[];
  /** Custom event names of one's own, by type, of at most 50 characters. Types sent as standard events keep those names. */
  readonly rename?: Readonly<Partial<Record<ChatEventType, string>>>;
  /** Event fields to send as further parameters, e.g. `['conversation_id']`. */
  readonly parameters?: readonly ExtraField[];
  /** Brings the pixel in once its purpose is granted: the `load` of `@chat-analytics/meta-sink/load`. Needs `pixelId`. Default: the page does. */
  readonly load?: MetaLoader;
  /** The nonce of the page's Content Security Policy, for the script that `load` adds. */
  readonly nonce?: string;
  /**
   * Limited Data Use for the pixel that `load` brings in: `true` lets Meta find out where the shopper is, or Meta's numbers of country and state.
   * Default none. Source: Meta, "Data processing options".
   */
  readonly limitedDataUse?: boolean | { readonly country: number; readonly state: number };
  /** Whether the pixel is told of consent: `grant` once its library runs and the purpose is granted, `revoke` when it is denied. Default: the page does. */
  readonly manageConsent?: boolean;
  /** Whose consent it needs. Default `advertising`. */
  readonly purpose?: Purpose;
}

/** Makes the part of the sink that brings the pixel in. */
export type MetaLoader = (options: Pick<MetaOptions, 'pixelId' | 'nonce' | 'limitedDataUse'>) => Required<Pick<Sink, 'start' | 'onConsent'>>;

/** The pixel takes an event's time from its arrival. */
const maxAgeMs = 30 * 60_000;

/** Source: Meta Pixel, conversion tracking, custom events. The library does not enforce it. */
const isCustomName = (name: unknown): name is string => typeof name === 'string' && /^\S.{0,49}$/.test(name);

/** Names as Meta's events are written, by type: made once. */
const pascalCased: Partial<Record<ChatEventType, string>> = {};

/** `lead_qualified` as `ChatLeadQualified`. */
function pascalCase(type: ChatEventType): string {
  return (pascalCased[type] ??= destinationName(type)
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(''));
}

/**
 * Sends events to the Meta Pixel of the page, once its library runs; every hit carries the event id by which Meta can tell it from the
 * same event sent by a server.
 *
 * @example
 * createChatAnalytics({
 *   sources: [autochat()],
 *   sinks: [meta({ pixelId: '1234567890' })],
 *   consent: { advertising: 'granted' },
 * });
 */
export function meta(given: MetaOptions = {}): Sink {
  const problems: OptionProblem[] = [];
  const options: MetaOptions =
    process.env.NODE_ENV === 'production'
      ? { ...given }
      : checkOptions<MetaOptions>(
          'meta',
          given,
          {
            pixelId: 'non-empty string',
            standardEvents: 'true|object by event type',
            load: 'function',
            nonce: 'string',
            limitedDataUse: 'boolean|object',
            manageConsent: 'boolean',
            ...destinationRules,
          },
          problems,
        );
  const { pixelId, naming, events, parameters: extra = [] } = options;
  const standardEvents: StandardEventMap = { ...(options.standardEvents === true ? defaultStandardEvents : options.standardEvents) };
  const rename = { ...options.rename };
  if (process.env.NODE_ENV !== 'production') {
    const check = (option: string, names: Readonly<Record<string, string>>, isFine: (name: string) => boolean, allowed: string): void => {
      for (const [type, name] of Object.entries(names)) {
        if ((name as string | undefined) === undefined || isFine(name)) continue;
        Reflect.deleteProperty(names, type);
        problems.push({ code: 'bad_option', where: `meta.${option}.${type}`, detail: `must be ${allowed}` });
      }
    };
    check('standardEvents', standardEvents, (name) => metaStandardEvents.some((known) => known === name), `one of ${metaStandardEvents.join(', ')}`);
    check('rename', rename, isCustomName, 'of 1 to 50 characters');
    if (options.limitedDataUse && !options.load) problems.push({ code: 'bad_option', where: 'meta.limitedDataUse', detail: 'needs load: set it where the page brings the pixel in' });
  }

  return {
    name: 'meta',
    destination: `meta ${pixelId ?? ''}`,
    idempotent: true,
    purpose: options.purpose ?? 'advertising',
    confirms: 'handover',
    maxAgeMs,
    eventTypes: events,
    problems,
    ...pixelConsent(typeof options.load === 'function' ? options.load(options) : undefined, options.manageConsent),
    send(event, context) {
      const { event_type: type } = event;
      const recipe = naming === 'recipe' ? findRecipe(event, 'meta', context) : undefined;
      const parameters = recipe ? recipeParameters(event, recipe, extra) : destinationParameters(event, extra);
      const standard = standardEvents[type];
      const name = standard ?? rename[type] ?? recipe?.name ?? pascalCase(type);
      const { fbq } = context.window as PixelWindow;
      const options = { eventID: event.event_id };
      if (pixelId) fbq?.(standard ? 'trackSingle' : 'trackSingleCustom', pixelId, name, parameters, options);
      else fbq?.(standard ? 'track' : 'trackCustom', name, parameters, options);
      return undefined;
    },
  };
}
