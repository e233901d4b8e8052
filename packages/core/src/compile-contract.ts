import { isoTime } from './clock.js';
import type { AnyEventContract, Contract, Path } from './contract.js';
import type { ChatEvent } from './event.js';
import { requiredProperties, type ChatEventType } from './event-types.js';
import { idOfPayload } from './identifier.js';
import type { ReportIssue } from './issues.js';
import { isRecord } from './options.js';
import { kindOf } from './property-table.js';
import { readId, type Reader, type Readers } from './read-value.js';
import type { Registry } from './registry.js';

/** What the contracts of one page are all read with. */
export interface ReadingTools {
  readonly registry: Registry;
  readonly readers: Readers;
  readonly report: ReportIssue;
}

/** What a source lets into its events. */
export interface ReadingRules {
  readonly contract: Contract;
  readonly captureText?: boolean | undefined;
  /** The keys `details` may have; `undefined` allows all. */
  readonly detailKeys?: readonly string[] | undefined;
}

/** Reads one kind of vendor event: an event, or in a word why there is none. `known` tells ids that were had before. */
export type EventReader = (payload: unknown, pagePath: unknown, known: (id: string) => boolean) => ChatEvent | string;

/** One value on its way from a payload into an event. */
interface Step {
  readonly name: string;
  readonly take: (payload: unknown) => unknown;
  readonly read: Reader;
  readonly cut: () => void;
}

const oneOf =
  (...allowed: unknown[]): Reader =>
  (value) =>
    allowed.includes(value) ? value : undefined;

/** Finds what stands at a path, or `NaN`, which no reader takes, where the path leads through something that is no object. */
function compilePath(path: Path | undefined): (payload: unknown) => unknown {
  if (path === undefined) return () => undefined;
  const keys = path ? path.split('.') : [];
  return (payload) => {
    let value = payload;
    // Not where the payload itself is none: that is reported as a whole.
    for (const key of keys) value = isRecord(value) ? value[key] : (value ?? payload) === payload ? undefined : NaN;
    return value;
  };
}

/** Turns one event of a contract into its reader, so that reading is only following paths. */
function compileEvent(
  vendorEvent: string,
  { type, actor, id: idPath, at, inferred, set, take = {} }: AnyEventContract,
  { contract, captureText, detailKeys }: ReadingRules,
  { registry, readers, report }: ReadingTools,
): EventReader {
  const { vendor, envelope: { event_id: eventIdPath, ...envelope } = {} } = contract;
  const takeId = compilePath(eventIdPath ?? idPath);
  const where = `${vendor}.${vendorEvent}`;

  const compile = (paths: Readonly<Record<string, Path>>, readerOf: (name: string) => Reader | undefined): Step[] =>
    Object.entries(paths).flatMap(([name, path]) => {
      const read = readerOf(name);
      return read ? { name, take: compilePath(path), read, cut: () => report('trimmed', `${where}.${name}`) } : [];
    });
  const envelopeReaders: Readonly<Partial<Record<string, Reader>>> = {
    occurred_at: readers.time,
    page_path: readers.url,
    actor: oneOf('visitor', 'agent', 'bot', 'system'),
    inferred: oneOf(true),
  };
  const envelopeSteps = compile({ ...envelope, ...(at && { occurred_at: at }) }, (name) => envelopeReaders[name] ?? readId);
  const propertySteps = compile(take, (name) => {
    const kind = kindOf(name) ?? 'details';
    return (kind.includes('text') && !captureText) || (kind === 'details' && detailKeys?.length === 0) ? undefined : readers[kind];
  });
  const required: readonly string[] = (requiredProperties as Partial<Record<ChatEventType, readonly string[]>>)[type] ?? [];

  /** Copies what the steps find into `target`, and tells of values that could not be used, or not wholly. */
  function follow(steps: readonly Step[], payload: unknown, target: Record<string, unknown>): void {
    for (const { name, take, read, cut } of steps) {
      const value = take(payload);
      if (value === undefined || value === null) continue;
      const result = read(value, cut, detailKeys);
      if (result === undefined) report('bad_value', `${where}.${name}`);
      else target[name] = result;
    }
  }

  return (payload, pagePath, known) => {
    const vendorId = takeId(payload) ?? undefined;
    let id = readId(vendorId);
    if (!id && eventIdPath) return 'bad_event_id';
    if (!isRecord(payload ?? {})) report('bad_value', where);
    else if (!id && vendorId !== undefined) report('bad_value', `${where}.event_id`);
    if (id && !eventIdPath) id = readId(`${vendor}:${type}:${id}`);
    id ??= idOfPayload(registry, `${vendor}:${vendorEvent}`, payload);
    if (known(id)) return 'duplicate';

    const properties: Record<string, unknown> = { ...set };
    follow(propertySteps, payload, properties);
    for (const name of required) if (properties[name] === undefined) return `missing_${name}`;
    const event: Record<string, unknown> = {
      schema_version: 1,
      event_id: id,
      event_type: type,
      occurred_at: undefined,
      vendor,
      vendor_event: vendorEvent,
      actor,
      page_path: pagePath,
      properties,
    };
    if (inferred) event.inferred = inferred;
    follow(envelopeSteps, payload, event);
    event.occurred_at ??= isoTime(Date.now());
    // The steps read what defineContract has made sure that this event type has.
    return event as unknown as ChatEvent;
  };
}

/** Finds the reader of an event by the vendor's name for it. Compiled when first needed: a page sees few of a vendor's events. */
export function createEventReaders(rules: ReadingRules, tools: ReadingTools): (name: string) => EventReader | undefined {
  const readers = new Map<string, EventReader>();
  const events = new Map(Object.entries(rules.contract.events));
  return (name) => {
    let reader = readers.get(name);
    const event = reader ? undefined : events.get(name);
    if (event) readers.set(name, (reader = compileEvent(name, event, rules, tools)));
    return reader;
  };
}
