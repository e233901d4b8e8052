// Keeps what the schema of normalized events was when core was last released, in tests/packages/released/schema.json. Run by
// `npm run release:version`, after the changesets have become versions: nothing else moves it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => new URL(`../${path}`, import.meta.url);
const readJson = (path) => JSON.parse(readFileSync(here(path), 'utf8'));

/** What a value may be, without the words about it. */
function bare(node) {
  if (Array.isArray(node)) return node.map(bare);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([key, value]) => !(key === 'description' && typeof value === 'string'));
  return Object.fromEntries(entries.map(([key, value]) => [key, bare(value)]));
}

const fieldsOf = ({ properties, required = [] }) =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [required.includes(name) ? name : `${name}?`, JSON.stringify(bare(schema))]));

/**
 * The fields of an event, and the properties of each event type, by name, with `?` behind those that may be absent.
 * @param {{ readonly anyOf: readonly object[] }} schema
 * @returns {{ schema_version: number, envelope: Record<string, string>, events: Record<string, Record<string, string>> }}
 */
export function describeSchema({ anyOf }) {
  const events = {};
  let envelope = {};
  let version = 0;
  for (const { properties, required } of anyOf) {
    const { event_type, properties: own, schema_version, ...rest } = properties;
    version = schema_version.const;
    envelope = fieldsOf({ properties: rest, required });
    events[event_type.const] = fieldsOf({ properties: own.properties ?? {}, required: own.required });
  }
  return { schema_version: version, envelope, events };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { version } = readJson('packages/core/package.json');
  const snapshot = { released_as: version, ...describeSchema(readJson('packages/core/schema.json')) };
  writeFileSync(here('tests/packages/released/schema.json'), `${JSON.stringify(snapshot, null, 2)}\n`);
}
