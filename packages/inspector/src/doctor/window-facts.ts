import { isRecord } from '@chat-analytics/core';
import { findLayers, readLayers, type LayerEntry } from '../data-layer.js';

/** How far a vendor's library has come: `stub` is its snippet, which only lets calls wait. */
export type LibraryState = 'absent' | 'stub' | 'running';

/** Which of the things that call themselves Kustomer is there. */
export type KustomerFact = 'core' | 'widget' | 'legacy' | 'loader' | 'cards';

/** What stands on the page's window, as far as it can be seen without touching anything. */
export interface WindowFacts {
  readonly ga4: LibraryState;
  /** GA4 is told of debugging, by a call that is on the data layer still. */
  readonly ga4Debug: boolean;
  readonly gtm: LibraryState;
  /** The ids of the containers that run. */
  readonly containers: readonly string[];
  /** The page is seen in GTM's preview. */
  readonly gtmPreview: boolean;
  readonly meta: LibraryState;
  readonly kustomer: KustomerFact | undefined;
  readonly clarity: { readonly global: string; readonly state: LibraryState } | undefined;
  /** What of chat is on the data layer. */
  readonly layer: readonly LayerEntry[];
}

function attempt<Value>(look: () => Value, otherwise: Value): Value {
  try {
    return look();
  } catch {
    // A getter of the page's threw.
    return otherwise;
  }
}

const isObject = (value: unknown): value is object => (typeof value === 'object' && value !== null) || typeof value === 'function';
const can = (owner: unknown, method: string): boolean => isObject(owner) && typeof Reflect.get(owner, method) === 'function';

/** Source: the vendor's documentation of its chat, its core and its Cards SDK. */
function kustomerOf(page: object): KustomerFact | undefined {
  const sdks: unknown[] = [Reflect.get(page, 'KustomerCore'), Reflect.get(page, 'Kustomer')];
  const is = (test: (sdk: unknown) => boolean): boolean => sdks.some((sdk) => isObject(sdk) && test(sdk));
  if (is((sdk) => can(sdk, 'addListener') && can(sdk, 'init'))) return 'core';
  if (is((sdk) => can(sdk, 'addListener'))) return 'widget';
  if (is((sdk) => can(sdk, 'initialize'))) return 'cards';
  if (is((sdk) => can(sdk, 'on'))) return 'legacy';
  return is((sdk) => can(sdk, 'start')) ? 'loader' : undefined;
}

/** The stub of the Engagement SDK lets calls wait in `_`. Source: its snippet. Whether the library takes the list away is not known. */
function clarityOf(page: object): WindowFacts['clarity'] {
  for (const global of ['exponea', 'brweb']) {
    const sdk: unknown = Reflect.get(page, global);
    if (isObject(sdk)) return { global, state: Array.isArray(Reflect.get(sdk, '_')) ? 'stub' : 'running' };
  }
  return undefined;
}

type Layer = readonly unknown[];

/** A call of gtag that names `debug_mode`, whatever its value: gtag.js takes `false` for true. Source: a recorded run. */
function isDebugged(layer: Layer): boolean {
  return layer.some((entry: unknown) => {
    if (Object.prototype.toString.call(entry) !== '[object Arguments]') return false;
    return Array.from(entry as ArrayLike<unknown>).some((part) => part === 'debug_mode' || (isRecord(part) && part.debug_mode !== undefined));
  });
}

/** GTM's snippet has begun this layer. */
const hasSnippet = (layer: Layer): boolean => layer.some((entry) => isRecord(entry) && 'gtm.start' in entry);

/** Looks at the page. Reads only; what throws when it is read counts as absent. */
export function readWindow(page: Window): WindowFacts {
  const containers = attempt(() => Object.keys((Reflect.get(page, 'google_tag_manager') as object | undefined) ?? {}), []);
  const none = !containers.some((id) => /^(G|GTM)-/.test(id));
  const layers = [...findLayers(page).values()];
  const some = (test: (layer: Layer) => boolean): boolean => layers.some((layer) => attempt(() => test(layer), false));
  const hasGtag = attempt(() => can(page, 'gtag'), false);
  /** Where nobody has written down who runs, a `push` of the layer's own says that somebody does. */
  const runs = (test: (layer: Layer) => boolean): boolean => none && some((layer) => Object.hasOwn(layer, 'push') && test(layer));
  return {
    ga4: containers.some((id) => id.startsWith('G-')) || (hasGtag && runs((layer) => !hasSnippet(layer))) ? 'running' : hasGtag ? 'stub' : 'absent',
    ga4Debug: some(isDebugged),
    gtm: containers.some((id) => id.startsWith('GTM-')) || (!containers.length && runs(hasSnippet)) ? 'running' : some(hasSnippet) ? 'stub' : 'absent',
    containers: containers.filter((id) => /^(G|GTM|AW)-/.test(id)),
    gtmPreview: attempt(() => /[?&]gtm_debug=/.test(page.location.search), false),
    meta: attempt<LibraryState>(() => (can(Reflect.get(page, 'fbq'), 'callMethod') ? 'running' : can(page, 'fbq') ? 'stub' : 'absent'), 'absent'),
    kustomer: attempt(() => kustomerOf(page), undefined),
    clarity: attempt(() => clarityOf(page), undefined),
    layer: readLayers(page),
  };
}
