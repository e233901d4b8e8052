import { clarityEvents, clarityExamples, type ClarityAttribute, type ClarityEventName } from './clarity-events.js';
import { lie, type ClarityLie } from './clarity-lies.js';
import { openVendorPage, type PageScope, type VendorPage, type VendorPageOptions } from './vendor-page.js';

export interface ClarityWebchatOptions extends VendorPageOptions {
  /** The global name of the Engagement SDK, or the names of several. Default `exponea`; newer installs use `brweb`. */
  readonly sdk?: string | readonly string[];
  /**
   * What the SDK does on arrival: put its methods on the stub (`mutate`, the default), or itself in the stub's place (`replace`).
   * Which one the real one does is not known.
   */
  readonly onLoad?: 'mutate' | 'replace';
  /** Whether the stub's queue stays as it was when the SDK has worked it off. Default false. The real one's way is not known. */
  readonly keepQueue?: boolean;
  /** The type under which the webchat tracks. The vendor publishes none; default `webchat`. */
  readonly eventType?: string;
  /** In what the webchat's properties differ from the documentation. Default nothing. */
  readonly lies?: readonly ClarityLie[];
}

/** A call that the SDK's own `track` received. */
export interface EngagementCall {
  /** The global name of the SDK. */
  readonly sdk: string;
  readonly args: readonly unknown[];
  readonly self: unknown;
  /** What `track` returned: another object each time. */
  readonly returned: object;
}

/** What a webchat tells: attributes that are documented, and any others. */
export type ClarityAttributes = Readonly<Partial<Record<ClarityAttribute, unknown>> & Record<string, unknown>>;

/** As much of the Engagement SDK as the webchat and a page touch. */
export interface EngagementSdk {
  track(...args: unknown[]): unknown;
  /** The stub's queue: a method's name and the `arguments` of the call. */
  _?: [method: string, args: ArrayLike<unknown>][];
}

/** A Clarity webchat, and the Engagement SDK that it tracks through. */
export interface ClarityWebchat extends VendorPage {
  /** What the SDK's own `track` received, on all pages, oldest first. Calls on the stub arrive here when the SDK has loaded. */
  readonly calls: readonly EngagementCall[];
  /** Something happens in the webchat: it tracks the event with its documented attributes, and those given instead or besides. Returns what `track` returned. */
  event(name: ClarityEventName, attributes?: ClarityAttributes, sdk?: string): unknown;
  /** Tracks anything at all, as a weblayer or the page itself does: `sdk.track(...args)`. */
  track(...args: unknown[]): unknown;
  /** What stands under the SDK's global name now: the stub or the SDK. Throws where there is neither. */
  sdk(name?: string): EngagementSdk;
  /** From now on the properties differ from the documentation in this. */
  lie(...lies: readonly ClarityLie[]): void;
  /** The SDKs whose `track` is not their own now, by global name. */
  wrapped(): string[];
}

/** Source: the SDK's public snippet, v2.3.0. */
const stubMethods = ['anonymize', 'initialize', 'identify', 'update', 'trackLink', 'getHtml', 'showHtml', 'showWebLayer', 'reloadWebLayers', 'ping'];

/** How the chat looks after an event that changes it. */
const becomes: Readonly<Partial<Record<ClarityEventName, string>>> = {
  expand_from_bubble: 'open',
  expand_from_minimized: 'open',
  expand_from_trigger: 'open',
  minimize_from_open: 'minimized',
  chat_closed: 'none',
  close_chat_from_minimized: 'none',
  close_chat_from_open_on_mobile: 'none',
  close_bubble: 'none',
};

/** How the chat looks before an event, where that event can come from one state only. */
const wasBefore: Readonly<Partial<Record<ClarityEventName, string>>> = {
  expand_from_bubble: 'bubble',
  expand_from_minimized: 'minimized',
  minimize_from_open: 'open',
  close_chat_from_minimized: 'minimized',
  close_chat_from_open_on_mobile: 'open',
  close_bubble: 'bubble',
};

function createStub(): EngagementSdk {
  const queue: NonNullable<EngagementSdk['_']> = [];
  const method = (name: string) =>
    function (): void {
      // eslint-disable-next-line prefer-rest-params -- the real stub queues this very object
      queue.push([name, arguments]);
    };
  return { _: queue, track: method('track'), ...Object.fromEntries(stubMethods.map((name) => [name, method(name)])) };
}

/**
 * A fake of the Clarity webchat, which runs as a weblayer of the Bloomreach Engagement SDK and tracks through it:
 * `sdk.track(type, { action, … })`. The stub is as in the public snippet, v2.3.0 (run); how the SDK takes its place is an option, for
 * nobody outside knows. When it has arrived, its script element fires `load`, as scripts do.
 *
 * @param window - The page. Its timers are used, so fake timers govern the fake.
 */
export function createClarityWebchat(window: Window, options: ClarityWebchatOptions = {}): ClarityWebchat {
  const { sdk: names = 'exponea', onLoad = 'mutate', keepQueue = false, eventType = 'webchat' } = options;
  const globals = typeof names === 'string' ? [names] : names;
  const [first = 'exponea'] = globals;
  const calls: EngagementCall[] = [];
  /** Whatever is `track` by the vendor's own doing. */
  const own = new WeakSet();
  let lies = options.lies ?? [];
  let state = 'none';
  let size = 'large';

  const find = (name: string): EngagementSdk | undefined => Reflect.get(window, name) as EngagementSdk | undefined;

  function sdk(name = first): EngagementSdk {
    const found = find(name);
    if (!found) throw new Error(`There is no ${name} on this page yet.`);
    return found;
  }

  function ownTrack(name: string): EngagementSdk['track'] {
    return function (this: unknown, ...args: unknown[]) {
      const returned = { call: calls.length };
      calls.push({ sdk: name, args, self: this, returned });
      return returned;
    };
  }

  function arrive(name: string, scope: PageScope): void {
    const stub = sdk(name);
    const track = ownTrack(name);
    own.add(track);
    const target: EngagementSdk = onLoad === 'replace' ? { track } : stub;
    if (target === stub) scope.put(stub, 'track', track);
    else scope.put(window, name, target);
    const queue = stub._ ?? [];
    for (const [method, args] of keepQueue ? [...queue] : queue.splice(0)) if (method === 'track') Reflect.apply(track, target, Array.from(args));
  }

  const page = openVendorPage(window, options, {
    globals,
    hasSnippet: () => globals.every((name) => find(name) !== undefined),
    snippet() {
      for (const name of globals) {
        const stub = createStub();
        own.add(stub.track);
        Reflect.set(window, name, stub);
      }
    },
    library(scope) {
      const { document } = window;
      const script = document.createElement('script');
      for (const name of globals) arrive(name, scope);
      document.head.append(script);
      script.dispatchEvent(new (window as Window & typeof globalThis).Event('load'));
      script.remove();
    },
  });

  /** The attributes of an event as the webchat knows them. */
  function describe(name: ClarityEventName): Record<string, unknown> {
    // What is closed was there.
    const before = wasBefore[name] ?? (name === 'chat_closed' && state === 'none' ? 'open' : state);
    state = becomes[name] ?? state;
    const closes = state === 'none';
    const look = { chat_widget_state: closes ? before : state, chat_widget_size: size, conversation_state: 'conversation' };
    const known: Readonly<Record<string, unknown>> = { ...clarityExamples, ...look };
    if (name === 'change_size') size = size === 'large' ? 'small' : 'large';
    return Object.fromEntries(clarityEvents[name].map((attribute) => [attribute, attribute === 'set_size_to' ? size : known[attribute]]));
  }

  return {
    ...page,
    calls,
    sdk,
    track: (...args) => sdk().track(...args),
    event: (name, attributes = {}, through = first) => sdk(through).track(eventType, lie({ action: name, ...describe(name), ...attributes }, lies)),
    lie(...now) {
      lies = now;
    },
    wrapped: () =>
      globals.filter((name) => {
        const found = find(name);
        return found && !own.has(found.track);
      }),
  };
}
