import { isoTime } from './clock.js';
import type { AnyEventContract, Contract, Path } from './contract.js';
import type { ChatEvent } from './event.js';
import { requiredProperties, type ChatEventType } from './event-types.js';
import { idOfPayload } from './identifier.js';
import type { ReportIssue } from './issues.js';
import { isRecord } from './options.js';
import { kindOf } from './property-table.js';
import { readDetails, readers, readId } from './read-value.js';

/** What a source lets into its events. */
export interface ReadingRules {
  readonly contract: Contract;
  readonly captureText?: boolean | undefined;
  /** The keys `details` may have; `undefined` allows all. */
  readonly detailKeys?: readonly string[] | undefined;
}

/** Reads one kind of vendor event: an event, or in a word why there is none. `known` tells ids that were had before. */
export type EventReader = (payload: unknown, pagePath: string, known: (id: string) => boolean) => ChatEvent | string;

/** One value on its way from a payload into an event. */
interface Step {
  readonly name: string;
  readonly take: (payload: unknown) => unknown;
  readonly read: (value: unknown) => unknown;
  /** Whether a result shorter than the value means that something was cut off. */
  readonly cuts?: boolean;
}

const oneOf =
  (...allowed: unknown[]) =>
  (value: unknown): unknown =>
    allowed.includes(value) ? value : undefined;

/** How the fields of an event are read; those not named are ids. */
const envelopeReaders = new Map<string, (value: unknown) => unknown>([
  ['occurred_at', readers.time],
  ['page_path', readers.url],
  ['actor', oneOf('visitor', 'agent', 'bot', 'system')],
  ['inferred', oneOf(true)],
]);

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

/** Kinds whose result may be shorter than the value, because something was cut off. */
const cutKinds: readonly string[] = ['choice', 'text', 'texts', 'ids'];

const size = (value: unknown): number => (value as { length?: number }).length ?? 0;

/** Turns one event of a contract into its reader, so that reading is only following paths. */
export function compileEvent(vendorEvent: string, { type, actor, id: idPath, at, inferred, set, take = {} }: AnyEventContract, rules: ReadingRules, report: ReportIssue): EventReader {
  const { vendor, envelope: { event_id: eventIdPath, ...envelope } = {} } = rules.contract;
  const takeId = compilePath(eventIdPath ?? idPath);
  const where = `${vendor}.${vendorEvent}.`;

  const envelopeSteps = Object.entries({ ...envelope, ...(at && { occurred_at: at }) }).map(
    ([name, path]): Step => ({ name, take: compilePath(path), read: envelopeReaders.get(name) ?? readId }),
  );
  const propertySteps = Object.entries(take as Record<string, Path>).flatMap(([name, path]): Step[] => {
    const kind = kindOf(name) ?? 'details';
    if (kind.includes('text') ? !rules.captureText : kind === 'details' && rules.detailKeys?.length === 0) return [];
    const cut = (): void => report('trimmed', where + name);
    return [{ name, take: compilePath(path), read: kind === 'details' ? (value) => readDetails(value, rules.detailKeys, cut) : readers[kind], cuts: cutKinds.includes(kind) }];
  });
  const required: readonly string[] = (requiredProperties as Partial<Record<ChatEventType, readonly string[]>>)[type] ?? [];

  /** Copies what the steps find into `target`, and tells of values that could not be used, or not wholly. */
  function follow(steps: readonly Step[], payload: unknown, target: Record<string, unknown>): void {
    for (const { name, take, read, cuts } of steps) {
      const value = take(payload);
      if (value === undefined || value === null) continue;
      const result = read(value);
      if (result !== undefined) target[name] = result;
      if (result === undefined || (cuts && size(result) < size(value))) report(result === undefined ? 'bad_value' : 'trimmed', where + name);
    }
  }

  return (payload, pagePath, known) => {
    const vendorId = takeId(payload) ?? undefined;
    let id = readId(vendorId);
    if (!id && eventIdPath) return 'bad_event_id';
    if (!isRecord(payload ?? {})) report('bad_value', where.slice(0, -1));
    else if (!id && vendorId !== undefined) report('bad_value', `${where}event_id`);
    if (id && !eventIdPath) id = `${vendor}:${type}:${id}`;
    id ??= idOfPayload(`${vendor}:${vendorEvent}`, payload);
    if (known(id)) return 'duplicate';

    const properties: Record<string, unknown> = { ...set };
    follow(propertySteps, payload, properties);
    for (const name of required) if (properties[name] === undefined) return `missing_${name}`;
    const event = {
      schema_version: 1,
      event_id: id,
      event_type: type,
      occurred_at: isoTime(Date.now()),
      vendor,
      vendor_event: vendorEvent,
      actor,
      page_path: pagePath,
      ...(inferred && { inferred }),
      properties,
    };
    follow(envelopeSteps, payload, event);
    // The steps read what defineContract has made sure that this event type has.
    return event as unknown as ChatEvent;
  };
}
