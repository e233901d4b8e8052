import { checkOptions, createSource, isRecord, type OptionProblem, type Source, type SourceContext } from '@chat-analytics/core';
import { contract } from './contract.js';
import { recognise } from './recognise.js';
import { tap, type TappedMethod } from './tap.js';

/** Options of {@link clarity}. */
export interface ClarityOptions {
  /**
   * The global names of the Bloomreach Engagement SDK, through which Clarity tracks. Default `['exponea', 'brweb']`; an empty list
   * leaves the SDK alone.
   */
  readonly globals?: readonly string[];
  /** The event types under which Clarity tracks. Calls of another type are not looked into. Default any: Clarity's `action` decides. */
  readonly eventTypes?: readonly string[];
  /** Whether to read Clarity's events off the data layer, where the page pushes them there; or the layer's global name. Default false. */
  readonly dataLayer?: boolean | string;
  /** Further attributes that may enter `properties.details`: strings, numbers and booleans only. Default none. */
  readonly attributes?: readonly string[];
  /** Whether free text may enter events: messages, feedback, starters, suggestions, the texts of links. Default false: only its length does. What a menu item says is no free text. */
  readonly captureText?: boolean;
}

/** What the SDK's stub queues: the name of a method, and the `arguments` of its call. */
const isCall = (entry: unknown): entry is ['track', ArrayLike<unknown>] => Array.isArray(entry) && entry[0] === 'track';

const about = (type: unknown, properties: unknown): string => `${String(type)} ${String(isRecord(properties) && properties.action)}`;

/**
 * Hears the Bloomreach Clarity webchat. It runs inside the Bloomreach Engagement SDK and tracks through it, so the SDK's `track` is
 * listened in on; every call goes on untouched. Needs no SDK to be there yet.
 *
 * @example
 * createChatAnalytics({
 *   sources: [clarity()],
 *   sinks: [ga4()],
 *   consent: { analytics: 'granted' },
 * });
 */
export function clarity(given: ClarityOptions = {}): Source {
  const problems: OptionProblem[] = [];
  const options: ClarityOptions =
    process.env.NODE_ENV === 'production'
      ? { ...given }
      : checkOptions<ClarityOptions>(
          'clarity',
          given,
          { globals: 'list of strings', eventTypes: 'list of strings', dataLayer: 'boolean|string', attributes: 'list of strings', captureText: 'boolean' },
          problems,
        );
  const { globals = ['exponea', 'brweb'], eventTypes, dataLayer, attributes, captureText } = options;
  // In production nobody has checked it.
  const detailKeys = (Array.isArray(attributes) ? attributes : []).filter((name) => {
    const fine = !Object.values(contract.events).some(({ take }) => Object.values<unknown>(take).includes(name));
    // What a property has read is not to be had past its privacy class.
    if (process.env.NODE_ENV !== 'production' && !fine) problems.push({ code: 'bad_option', where: `clarity.attributes.${name}`, detail: 'must not be one that a property has' });
    return fine;
  });

  function hear(type: unknown, properties: unknown, context: SourceContext, told?: object): void {
    if (eventTypes && !eventTypes.includes(String(type))) return;
    const name = recognise(type, properties);
    // One that came bare is known again by where it has waited.
    if (name) context.receive(name, properties, isRecord(properties) ? properties : told);
  }

  return createSource({
    contract,
    problems,
    captureText,
    detailKeys,
    read(payload, context) {
      if (isRecord(payload)) context.receive(String(payload.action), payload);
      else context.reject('not_an_object', payload);
    },
    listen(context) {
      const methods = globals.map(
        (global): TappedMethod => ({
          global,
          method: 'track',
          queue: (sdk) => sdk._,
          waiting: (entry) => (isCall(entry) ? entry[1] : []),
          hear: (args, told) => hear(args[0], args[1], context, told),
          about: (args) => about(args[0], args[1]),
        }),
      );
      if (dataLayer) {
        methods.push({
          global: typeof dataLayer === 'string' ? dataLayer : 'dataLayer',
          method: 'push',
          // A `push` of its own is how a sink knows that a tag manager runs.
          onlyOwn: true,
          queue: (layer) => layer,
          waiting: (item) => [item],
          about: (items) => Array.from(items, (item) => (isRecord(item) ? about(item.event, item) : '')).join(),
          hear(items) {
            for (const item of Array.from(items)) {
              try {
                if (isRecord(item)) hear(item.event, item, context);
              } catch {
                // One that throws is the host's, and must not hide those behind it.
              }
            }
          },
        });
      }
      if (methods.length) return tap(methods, context);
      context.setStatus('listening');
      return undefined;
    },
  });
}
