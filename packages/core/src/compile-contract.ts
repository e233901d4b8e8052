import { isoTime } from './clock.js';
import type { AnyEventContract, Contract, Path } from './contract.js';
import type { ChatEvent } from './event.js';
import { requiredProperties, type ChatEventType } from './event-types.js';
import { createPayloadIds } from './identifier.js';
import { isRecord } from './options.js';
import { kindOf } from './property-table.js';
import { fromNumber, readId, type Reader } from './read-value.js';
import type { Runtime } from './runtime.js';

/** What a source lets into its events. */
export interface ReadingRules {
  readonly contract: Contract;
  readonly captureText?: boolean | undefined;
  /** The keys `details` may have: without a list none. */
  readonly detailKeys?: readonly string[] | 'any' | undefined;
}

/** Reads one kind of vendor event: an event, or in a word why there is none. */
export type EventReader = (payload: unknown, pagePath?: unknown, told?: unknown) => ChatEvent | string;

/** One value on its way from a payload into an event. */
interface Step {
  readonly name: string;
  readonly keys: readonly string[];
  readonly read: Reader;
  readonly where: string;
}

const keysOf = (path: Path): readonly string[] => (path ? path.split('.') : []);

/** What stands at a path; `NaN`, which no reader takes, where the path leads through something that is no object. */
function take(payload: unknown, keys: readonly string[]): unknown {
  let value = payload;
  // Not where the payload itself is none: that is reported as a whole.
  for (const key of keys) value = isRecord(value) ? value[key] : (value ?? payload) === payload ? undefined : NaN;
  return value;
}

const oneOf =
  (...allowed: unknown[]): Reader =>
  (value) =>
    allowed.includes(value) ? value : undefined;

/** Turns one event of a contract into its reader, so that reading is only following paths. */
function compileEvent(
  vendorEvent: string,
  { type, actor, id: idPath, at, inferred, set, take: paths }: AnyEventContract,
  { contract, captureText, detailKeys }: ReadingRules,
  { registry, readers, report }: Pick<Runtime, 'registry' | 'readers' | 'report'>,
): EventReader {
  const { vendor, envelope: { event_id: eventIdPath, ...envelope } = {} } = contract;
  const where = `${vendor}.${vendorEvent}`;
  const idKeys = keysOf(eventIdPath ?? idPath ?? '');
  // A source may be anybody's.
  const allowed = detailKeys === 'any' ? undefined : Array.isArray(detailKeys) ? detailKeys : [];
  const required: readonly string[] = (requiredProperties as Partial<Record<ChatEventType, readonly string[]>>)[type] ?? [];

  const compile = (given: Readonly<Record<string, Path>>, readerOf: (name: string, path: Path) => Reader | false): Step[] =>
    Object.entries(given).flatMap(([name, path]) => {
      const read = readerOf(name, path);
      return read ? { name, keys: keysOf(path), read, where: `${where}.${name}` } : [];
    });
  const fieldReaders: Readonly<Partial<Record<string, Reader>>> = {
    occurred_at: readers.time,
    page_path: readers.url,
    actor: oneOf('visitor', 'agent', 'bot', 'system'),
    inferred: oneOf(true),
  };
  const fieldSteps = compile({ ...envelope, ...(at && { occurred_at: at }) }, (name) => fieldReaders[name] ?? readId);
  const propertySteps = compile({ ...paths }, (name, path) => {
    const kind = kindOf(name) ?? 'details';
    // A number is what was typed, and not its length: that only the host's own events, and stored ones, have measured.
    if (kind === 'length' && !path.endsWith(name)) return (value) => readers.length(fromNumber(value));
    return (!kind.includes('text') || !!captureText) && (kind !== 'details' || allowed?.length !== 0) && readers[kind];
  });

  /** Copies what the steps find into `target`, and tells of values that could not be used, or not wholly. */
  function follow(steps: readonly Step[], payload: unknown, target: Record<string, unknown>): void {
    for (const { name, keys, read, where } of steps) {
      const value = take(payload, keys);
      if (value === undefined || value === null) continue;
      const result = read(value, where, allowed);
      if (result === undefined) report('bad_value', where);
      else target[name] = result;
    }
  }

  const idOfPayload = createPayloadIds(registry, `${vendor}:${vendorEvent}`);

  return (payload, pagePath, told = payload) => {
    const vendorId = idKeys.length ? (take(payload, idKeys) ?? undefined) : undefined;
    let id = readId(vendorId);
    if (!id && eventIdPath) return 'bad_event_id';
    // May be too long now.
    if (id && !eventIdPath) id = readId(`${vendor}:${type}:${id}`);
    if (!isRecord(payload ?? {})) report('bad_value', where);
    else if (!id && vendorId !== undefined) report('bad_value', `${where}.event_id`);

    const properties: Record<string, unknown> = { ...set };
    follow(propertySteps, payload, properties);
    for (const name of required) if (properties[name] === undefined) return `missing_${name}`;
    const event: Record<string, unknown> = {
      schema_version: 1,
      event_id: id ?? idOfPayload(told),
      event_type: type,
      occurred_at: undefined,
      vendor,
      vendor_event: vendorEvent,
      actor,
      page_path: pagePath,
      properties,
    };
    if (inferred) event.inferred = inferred;
    follow(fieldSteps, payload, event);
    event.occurred_at ??= isoTime(Date.now());
    // The steps read what defineContract has made sure that this event type has.
    return event as unknown as ChatEvent;
  };
}

/** Finds the reader of an event by the vendor's name for it. Compiled when first needed: a page sees few of a vendor's events. */
export function createEventReaders(rules: ReadingRules, runtime: Parameters<typeof compileEvent>[3]): (name: string) => EventReader | undefined {
  const readers = Object.entries(rules.contract.events).map(([name, event]) => ({ name, event, read: undefined as EventReader | undefined }));
  return (wanted) => {
    // One after the other: Chromium takes longer than that to look up a text that it has not looked up before, which the name in every payload is.
    const found = readers.find(({ name }) => name === wanted);
    return found && (found.read ??= compileEvent(found.name, found.event, rules, runtime));
  };
}
