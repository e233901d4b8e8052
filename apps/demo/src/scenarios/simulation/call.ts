import type { GtagHit, MetaPixelHit } from '@chat-analytics/testing';

/** The destinations, in the order in which they are shown. */
export const destinations = ['ga4', 'meta', 'gtm', 'webhook'] as const;
export type Destination = (typeof destinations)[number];

/** A call that arrived at a destination: its name, and what it was given. */
export interface Call {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export type Calls = Readonly<Record<Destination, readonly Call[]>>;

/** The values of a record by names that have lost what is around them. */
function unwrap(record: Readonly<Record<string, unknown>>, pattern: RegExp): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).flatMap(([name, value]) => [pattern.exec(name)?.[1]].flatMap((inner) => (inner === undefined ? [] : [[inner, value]]))));
}

/** A call of gtag, as it stands on the wire: text, but for numbers. */
export function callOfGtag({ en, ...rest }: GtagHit): Call {
  const numbers = unwrap(rest, /^epn\.(.*)$/);
  return { name: en, parameters: { ...unwrap(rest, /^ep\.(.*)$/), ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, Number(value)])) } };
}

/** A call of fbq, as it stands on the wire: text. Its event id is a parameter here. */
export function callOfPixel({ ev, eid, ...rest }: MetaPixelHit): Call {
  return { name: ev, parameters: { ...unwrap(rest, /^cd\[(.*)\]$/), ...(eid !== undefined && { eventID: eid }) } };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without what is undefined, and what Tag Manager writes onto it. */
function withoutAbsent(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => (inner === undefined || name.startsWith('gtm.') ? [] : [[name, withoutAbsent(inner)]])));
}

/** A push onto the data layer, if it is one of ours. */
export function callOfLayer(entry: unknown): Call | undefined {
  const fields = withoutAbsent(entry);
  if (!isRecord(fields) || typeof fields.event !== 'string' || fields.event.startsWith('gtm.')) return undefined;
  const { event, ...parameters } = fields;
  return { name: event, parameters };
}

/** Fields of an event that say nothing of it. */
const sameInAll: readonly string[] = ['schema_version', 'page_path'];

/** The events of a batch that the endpoint has acknowledged. */
export function callsOfBatch(body: unknown): Call[] {
  if (!isRecord(body) || !Array.isArray(body.events)) return [];
  return body.events.filter(isRecord).map(({ event_type: type, properties, ...rest }) => {
    const fields = Object.entries(rest).filter(([name]) => !sameInAll.includes(name));
    return { name: String(type), parameters: { ...Object.fromEntries(fields), ...(isRecord(properties) && properties) } };
  });
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** The same calls with every id that was made by chance named by its turn: `id 1`. One id has one name at all destinations. */
export function nameIds(calls: Calls): Calls {
  const names = new Map<string, string>();
  function rename(value: unknown): unknown {
    if (typeof value === 'string' && uuid.test(value)) {
      const name = names.get(value) ?? `id ${names.size + 1}`;
      names.set(value, name);
      return name;
    }
    return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rename(inner)])) : value;
  }
  const renamed = ({ name, parameters }: Call): Call => ({ name, parameters: rename(parameters) as Call['parameters'] });
  // The endpoint first: what it gets always has an id.
  const webhook = calls.webhook.map(renamed);
  return { ga4: calls.ga4.map(renamed), meta: calls.meta.map(renamed), gtm: calls.gtm.map(renamed), webhook };
}
