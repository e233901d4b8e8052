import { shapeOf } from './shape.js';
import type { ChatEvent } from '@chat-analytics/core';

/** Something on a data layer that has to do with chat. */
export interface LayerEntry {
  /** `call`: of gtag. `push`: of a plain object. */
  readonly kind: 'call' | 'push';
  /** The event's name there. */
  readonly name: string;
  /** The id of the chat event in it. */
  readonly id: string;
  /** Whether Google Tag Manager has seen it: it writes a number onto it. */
  readonly seenByTagManager: boolean;
  /** What there is besides the name. */
  readonly fields: object;
}

/** Where recipes, ours and the vendors', put the event's id. */
const idFields = ['chat_event_id', 'autochat_event_id', 'event_id'];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function idIn(fields: Record<string, unknown>): string | undefined {
  const nested = Object.values(fields).filter(isObject);
  for (const place of [fields, ...nested]) for (const name of idFields) if (typeof place[name] === 'string') return place[name];
  return undefined;
}

function read(entry: unknown): LayerEntry | undefined {
  if (!isObject(entry)) return undefined;
  if (Object.prototype.toString.call(entry) === '[object Arguments]') {
    const [command, name, fields] = Array.from(entry as unknown as ArrayLike<unknown>);
    const id = command === 'event' && isObject(fields) ? idIn(fields) : undefined;
    return id !== undefined && typeof name === 'string' && isObject(fields) ? { kind: 'call', name, id, seenByTagManager: 'gtm.uniqueEventId' in entry, fields } : undefined;
  }
  const { event: name, ...fields } = entry;
  const id = idIn(fields);
  return id !== undefined && typeof name === 'string' ? { kind: 'push', name, id, seenByTagManager: 'gtm.uniqueEventId' in entry, fields } : undefined;
}

function readNamed(page: object, name: string): LayerEntry[] {
  try {
    const layer: unknown = Reflect.get(page, name);
    return Array.isArray(layer)
      ? layer.flatMap((entry: unknown) => {
          const found = read(entry);
          return found ? [found] : [];
        })
      : [];
  } catch {
    // A getter of the page's threw.
    return [];
  }
}

/** GTM's snippet may give its layer any name. Those of one's own end as the usual one does. */
const layerName = /layer$/i;

/**
 * What of chat stands on the page's data layers now, oldest first in each: GTM and gtag.js keep the last 300 entries. Nothing is changed or
 * listened to.
 */
export function readLayers(page: object): LayerEntry[] {
  return Object.keys(page)
    .filter((name) => layerName.test(name))
    .flatMap((name) => readNamed(page, name));
}

/** How an entry may be shown. */
export function showEntry({ kind, name, fields }: LayerEntry, event: ChatEvent | undefined): unknown {
  const given = Object.fromEntries(Object.entries(fields).filter(([key, value]) => value !== undefined && key !== 'gtm.uniqueEventId'));
  const shape = shapeOf(kind === 'push' ? dropEmpty(given) : given, event);
  return kind === 'call' ? ['event', name, shape] : { event: name, ...(isObject(shape) ? shape : {}) };
}

/** Keys that are there to empty what stood there before say nothing of this event. */
function dropEmpty(fields: Record<string, unknown>): object {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, isObject(value) && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) : value]),
  );
}
