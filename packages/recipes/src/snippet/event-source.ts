import { requiredProperties, type Contract, type Naming } from '@chat-analytics/core';
import { indent, key, literal } from '../literal.js';
import { fieldsOf, outputOf, type Output, type Value } from '../output.js';
import { eventOf } from '../vendors.js';
import type { Provider } from './provider.js';
import type { ReaderName } from './readers.js';

/** What an event of a vendor does in a snippet. */
export interface EventSource {
  /** Parameters and body of a function. Events that differ in their name alone have the same. */
  readonly source: string;
  readonly readers: ReadonlySet<ReaderName>;
  readonly output: Output;
}

/** The longest id and address that GA4 takes whole. */
const longestOfGa4 = 100;

/** Where a path leads in `payload`. */
function access(path: string): string {
  const keys = path ? path.split('.') : [];
  return keys.reduce((source, name, index) => `${index ? `(${source} || {})` : source}${key(name) === name ? `.${name}` : `[${literal(name)}]`}`, 'payload');
}

/**
 * The function that a snippet runs for one event of the vendor, which has a `payload` and a `name`. What the provider wants to be sent is its
 * `call`; the values are read by the functions named in `readers`.
 */
export function eventSource(contract: Contract, name: string, provider: Provider, naming: Naming): EventSource {
  const { type, id: idPath } = eventOf(contract, name);
  const readers = new Set<ReaderName>();
  const output = outputOf(contract, name, provider.destination, naming);
  const lines: string[] = [];

  function use(reader: ReaderName, ...values: string[]): string {
    readers.add(reader);
    return `${reader}(${values.join(', ')})`;
  }

  function read(value: Value): string {
    const longest = provider.flat ? [String(longestOfGa4)] : [];
    if ('isVendorEvent' in value) return 'name';
    if ('constant' in value) return literal(value.constant);
    if ('made' in value) {
      if (value.made === 'event_id') return provider.flat ? use('id', 'eventId', ...longest) : 'eventId';
      const now = 'new Date().toISOString()';
      return value.path === undefined ? now : `${use('time', access(value.path))} || ${now}`;
    }
    const { kind, path } = value;
    if (kind === 'id' || kind === 'url') return use(kind, access(path), ...longest);
    if (kind === 'ids') return provider.flat ? use('joined', use('ids', access(path))) : use('ids', access(path));
    if (kind === 'choice' || kind === 'length' || kind === 'flag' || kind === 'number' || kind === 'time') return use(kind, access(path));
    throw new TypeError(`A snippet reads no ${kind}.`);
  }

  function readParameters(): string {
    if (provider.raw) return 'payload';
    const parameters = Object.entries(output.parameters).filter(([, value]) => value ?? provider.destination === 'gtm');
    if (!parameters.length) return '{}';
    return `{\n${parameters.map(([parameter, value]) => `  ${key(parameter)}: ${value ? read(value) : 'undefined'}`).join(',\n')}\n}`;
  }

  // Without one of these the event says nothing.
  const fields = fieldsOf(contract, name);
  for (const property of (requiredProperties as Readonly<Partial<Record<string, readonly string[]>>>)[type] ?? []) {
    const value = fields.get(property);
    if (value && !('constant' in value)) lines.push(`if (${read(value)} === undefined) return;`);
  }

  const call = provider.call({ type, output, parameters: readParameters() });
  const path = contract.envelope?.event_id ?? idPath;
  const prefix = contract.envelope?.event_id === undefined ? literal(`${contract.vendor}:${type}:`) : '""';
  if (path !== undefined) lines.push(`var eventId = ${use('once', prefix, access(path))};`, 'if (!eventId) return;');
  else if (/\beventId\b/.test(call)) lines.push(`var eventId = ${use('unique')};`);
  lines.push(call);
  return { source: `(payload, name) {\n  ${lines.map((line) => indent(line, '  ')).join('\n  ')}\n}`, readers, output };
}
