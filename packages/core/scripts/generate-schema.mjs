// Writes dist/schema.json, the JSON Schema of ChatEvent, from the types in src.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const schema = createGenerator({
  path: here('src/event.ts'),
  tsconfig: here('tsconfig.json'),
  type: 'ChatEvent',
  additionalProperties: false,
  skipTypeCheck: true,
  topRef: false,
}).createSchema('ChatEvent');

writeFileSync(here('dist/schema.json'), `${JSON.stringify({ ...schema, title: 'ChatEvent, schema version 1' }, null, 2)}\n`);
