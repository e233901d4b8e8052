import type { ChatEventType, Naming } from '@chat-analytics/core';
import { indent, key, literal } from '../literal.js';
import { outputOf } from '../output.js';
import { demand } from '../recipe-error.js';
import { eventNamesOf, eventOf, vendors, type Vendor, type VendorName } from '../vendors.js';
import { eventSource } from './event-source.js';
import { hearAutochat } from './hear-autochat.js';
import { hearClarity } from './hear-clarity.js';
import { hearKustomer } from './hear-kustomer.js';
import { customProvider, dataLayerProvider, ga4Provider, metaProvider } from './providers.js';
import type { Provider } from './provider.js';
import { readSnippetOptions, type SnippetOptions } from './options.js';
import { readerSource, type ReaderName } from './readers.js';
import { stableEvent } from './stable-event.js';

/** Something to paste, and what to know about it. */
export interface Snippet {
  /** HTML: one script, in ES5. */
  readonly code: string;
  /** Sentences for the one who pastes it. */
  readonly notes: readonly string[];
}

const wheres: Readonly<Record<SnippetOptions['provider'], string>> = { ga4: 'GA4', meta: 'the Meta Pixel', gtm: 'the data layer', custom: 'the page itself' };

function providerOf(options: SnippetOptions, naming: Naming, isNormalized: boolean): Provider {
  const { provider, measurementId, pixelId, standardEvents = false, dataLayer, aliases, callback } = options;
  if (provider === 'ga4') return ga4Provider(measurementId);
  if (provider === 'meta') return metaProvider(pixelId, standardEvents);
  if (provider === 'gtm') return dataLayerProvider(isNormalized, dataLayer, aliases);
  return customProvider(callback, naming === 'recipe');
}

function hearSource(vendor: VendorName, { listen = 'stable', global = 'Kustomer', customEvents = {}, globals = ['exponea', 'brweb'] }: SnippetOptions): string {
  if (vendor === 'autochat') return hearAutochat(stableEvent, listen);
  return vendor === 'kustomer' ? hearKustomer(global, customEvents) : hearClarity(globals);
}

/**
 * Makes a script that hears a chat vendor and tells a provider, to be pasted into a page or into a Custom HTML tag of Google Tag Manager. It needs
 * nothing else: no package, no chat that is there already, no order.
 *
 * @throws RecipeError Where an option is not as it should be, with a sentence that says so.
 * @example
 * buildSnippet({
 *   vendor: 'autochat',
 *   provider: 'ga4',
 *   events: ['lead_qualified'],
 *   naming: 'recipe',
 * }).code;
 */
export function buildSnippet(given: SnippetOptions): Snippet {
  const options = readSnippetOptions(given);
  const { vendor: vendorName, naming = 'normalized', events: types } = options;
  const vendor = vendors[vendorName];
  const names = eventNamesOf(vendor, types);
  demand(names.length, `${vendor.title} has none of these events: ${types?.join(', ') ?? ''}.`);
  const isNormalized = names.some((name) => outputOf(vendor.contract, name, 'gtm', naming).recipe === undefined);
  const provider = providerOf(options, naming, isNormalized);

  const readers = new Set<ReaderName>();
  const sentNames = new Set<string>();
  const ownNames: string[] = [];
  const sources = names.map((name) => {
    const source = eventSource(vendor.contract, name, provider, naming);
    for (const reader of source.readers) readers.add(reader);
    if (provider.raw || source.output.recipe !== undefined) ownNames.push(name);
    sentNames.add(provider.nameOf?.(name, eventOf(vendor.contract, name).type, source.output) ?? source.output.name);
    return [name, source.source] as const;
  });
  const parts = [eventTable(sources), onceOnly(`${vendorName} ${provider.target} `, names, ownNames), readerSource(readers), provider.source, hearSource(vendorName, options)].filter(Boolean);
  const code = `<script>\n// ${vendor.title} to ${wheres[options.provider]}. Made by @chat-analytics/recipes.\n(function () {\n  ${indent(parts.join('\n\n'), '  ')}\n})();\n</script>\n`;
  return { code, notes: notesOf(vendor, provider, names, types, [...sentNames]) };
}

/** The functions by event. Events that are handled alike share one. */
function eventTable(sources: readonly (readonly [name: string, source: string])[]): string {
  const shared = [...new Set(sources.map(([, source]) => source))].filter((source) => sources.filter((other) => other[1] === source).length > 1);
  const functions = shared.map((source, index) => `function handle${index + 1}${source}\n`);
  const rows = sources.map(([name, source]) => `  ${key(name)}: ${shared.includes(source) ? `handle${shared.indexOf(source) + 1}` : `function ${indent(source, '  ')}`}`);
  return `${functions.join('')}var events = {\n${rows.join(',\n')}\n};`;
}

/**
 * A vendor's event is told to a target once, however many copies and variants of a snippet there are on the page: once in normalized form, and once in that
 * of the vendor's own recipe. `ownNames`: the events that have one here.
 */
function onceOnly(target: string, names: readonly string[], ownNames: readonly string[]): string {
  const [own, normalized] = [literal('recipe '), literal('normalized ')];
  const mixed = `(${JSON.stringify(ownNames)}.indexOf(name) < 0 ? ${normalized} : ${own})`;
  const form = ownNames.length === names.length ? own : ownNames.length ? mixed : normalized;
  return `
var claimed = window.chatAnalyticsRecipes = window.chatAnalyticsRecipes || {};
function hear(name, payload) {
  if (!Object.prototype.hasOwnProperty.call(events, name)) return;
  // Of several copies the first to hear it tells it, from then on.
  var claim = ${literal(target)} + ${form} + name;
  claimed[claim] = claimed[claim] || events;
  if (claimed[claim] !== events) return;
  try { events[name](payload || {}, name); } catch (error) { /* The page must not suffer. */ }
}`.trim();
}

function notesOf(vendor: Vendor, provider: Provider, names: readonly string[], types: readonly ChatEventType[] | undefined, sentNames: readonly string[]): string[] {
  const missing = types?.filter((type) => !names.some((name) => vendor.contract.events[name]?.type === type)) ?? [];
  return [
    'Paste it into the page, high up; or into a Custom HTML tag of Google Tag Manager that fires once per page, on Initialization - All Pages.',
    `It sends ${sentNames.length === 1 ? 'one event' : `${sentNames.length} events`}, by name: ${sentNames.join(', ')}.`,
    vendor.limits,
    ...(missing.length ? [`${vendor.title} has no ${missing.join(', ')}.`] : []),
    ...provider.notes,
    'Where the packages of chat-analytics or another bridge send the same events to the same place, they count twice: use one of them.',
  ];
}
