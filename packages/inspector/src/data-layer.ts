import { shapeOf } from './shape.js';
import type { ChatEvent } from '@chat-analytics/core';

/** Something on a data layer that has to do with chat, or may have. */
export interface LayerEntry {
  /** `call`: of gtag. `push`: of a plain object. */
  readonly kind: 'call' | 'push';
  /** The global name of the layer. */
  readonly layer: string;
  /** The event's name there. Not to be shown where nothing says that the entry is about chat, unless {@link isChatName} says so. */
  readonly name: string;
  /** The id in it: of the chat event, or of anything else where `isChat` is false. Kustomer's recipe has none. */
  readonly id: string | undefined;
  /** Whether its name, or the field that has the id, is one of chat's. Else only the id can tell. */
  readonly isChat: boolean;
  /** Whether Google Tag Manager has seen it: it writes a number onto it. */
  readonly seenByTagManager: boolean;
  /** What there is besides the name. */
  readonly fields: object;
}

/** Where recipes, ours and the vendors', put the event's id. */
const ownIdFields = ['chat_event_id', 'autochat_event_id'];
const idFields = [...ownIdFields, 'event_id'];

/** Whether it is what our sinks and the vendors' recipes call an event of chat: such a name may be shown. */
export const isChatName = (name: string): boolean => /^(chat_[a-z_]{1,60}|autochat\.[a-z_.]{1,60}(v\d{1,3})?|Kustomer_Chat_Event)$/.test(name);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function textIn(fields: Record<string, unknown>, names: readonly string[]): string | undefined {
  const nested = Object.values(fields).filter(isObject);
  for (const place of [fields, ...nested]) for (const name of names) if (typeof place[name] === 'string') return place[name];
  return undefined;
}

function read(entry: unknown, layer: string): LayerEntry[] {
  if (!isObject(entry)) return [];
  const isCall = Object.prototype.toString.call(entry) === '[object Arguments]';
  const [command, called, parameters] = isCall ? Array.from(entry as unknown as ArrayLike<unknown>) : [];
  if (isCall && command !== 'event') return [];
  const { event, ...rest } = entry;
  const [name, fields] = isCall ? [called, isObject(parameters) ? parameters : {}] : [event, rest];
  if (typeof name !== 'string') return [];
  const id = textIn(fields, idFields);
  const isChat = isChatName(name) || textIn(fields, ownIdFields) !== undefined;
  return isChat || id !== undefined ? [{ kind: isCall ? 'call' : 'push', layer, name, id, isChat, seenByTagManager: 'gtm.uniqueEventId' in entry, fields }] : [];
}

/** GTM's snippet may give its layer any name. Those of one's own end as the usual one does. */
const layerName = /layer$/i;

/** Looks at what the page has there, of which anything may throw. */
function attempt<Value>(look: () => Value, otherwise: Value): Value {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

/** The page's data layers, by their global names. One that has two names is there once. */
export function findLayers(page: object): ReadonlyMap<string, readonly unknown[]> {
  const found = new Map<string, readonly unknown[]>();
  for (const name of attempt(() => Object.keys(page), [])) {
    const layer = layerName.test(name) && attempt<unknown>(() => Reflect.get(page, name) as unknown, undefined);
    if (Array.isArray(layer) && ![...found.values()].includes(layer)) found.set(name, layer);
  }
  return found;
}

/**
 * What of chat stands on the page's data layers now, or may be of chat by its id, oldest first in each: GTM and gtag.js keep the last 300 entries.
 * Nothing is changed or listened to.
 */
export function readLayers(page: object): LayerEntry[] {
  return [...findLayers(page)].flatMap(([name, layer]) => attempt(() => layer.flatMap((entry) => attempt(() => read(entry, name), [])), []));
}

/** Ids of Google's tags, which are public. */
const tagId = /^(G|GTM|AW)-[A-Z0-9]{3,12}$/;

/** What our sinks write that is of no event: where it goes, and how it is to be taken. */
function ownFields(fields: object): object {
  const known = Object.entries(fields).filter(([key, value]) => (key === 'send_to' ? [value].flat().every((id) => typeof id === 'string' && tagId.test(id)) : (key === 'debug_mode' || key === '_clear') && value === true));
  return Object.fromEntries(known);
}

/** How an entry may be shown. */
export function showEntry({ kind, name, fields }: LayerEntry, event: ChatEvent | undefined): unknown {
  const given = Object.fromEntries(Object.entries(fields).filter(([key, value]) => value !== undefined && key !== 'gtm.uniqueEventId'));
  const shape = shapeOf(kind === 'push' ? dropEmpty(given) : given, event);
  const shown = { ...(isObject(shape) ? shape : {}), ...ownFields(given) };
  return kind === 'call' ? ['event', name, shown] : { event: name, ...shown };
}

/** Keys that are there to empty what stood there before say nothing of this event. */
function dropEmpty(fields: Record<string, unknown>): object {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, isObject(value) && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) : value]),
  );
}
