// Writes schema.json, the JSON Schema of ChatEvent, from the declarations that users compile against.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const generated = createGenerator({
  path: here('dist/index.d.ts'),
  tsconfig: here('tsconfig.json'),
  type: 'AnyChatEvent',
  additionalProperties: false,
  skipTypeCheck: true,
  topRef: false,
  // The declarations export by list, which the generator does not count as exported.
  expose: 'all',
}).createSchema('AnyChatEvent');

/** The generator names the types between by their place in the file; written out in place, no such name is left. */
function inline(node) {
  if (Array.isArray(node)) return node.map(inline);
  if (typeof node !== 'object' || node === null) return node;
  const { $ref, ...rest } = node;
  // A single type in a list, and a link that only source code can follow.
  if (Array.isArray(rest.type) && rest.type.length === 1) rest.type = rest.type[0];
  if (String(rest.description).includes('@link')) delete rest.description;
  if ($ref) return inline({ ...generated.definitions[decodeURIComponent($ref.replace('#/definitions/', ''))], ...rest });
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inline(value)]));
}

const { $ref, $schema } = generated;
const schema = {
  $schema,
  title: 'ChatEvent',
  description: 'A normalized chat event, schema version 1.',
  ...inline({ $ref }),
};
writeFileSync(here('schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
