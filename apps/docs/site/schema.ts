// The page of the schema: the event types with their properties, and who brings them about.
import { destinationName, eventTypes, kindOf, propertyNames, propertyTable, requiredProperties, type ChatEventType } from '@chat-analytics/core';
import { code, codes, table, widePage } from './markdown.js';
import { readText, sectionOf, tableIn } from './repository.js';
import { partWithPages } from './links.js';
import type { VendorPage } from './vendor-reference.js';

const readme = 'packages/core/README.md';

const codesIn = (text: string): string[] => Array.from(text.matchAll(/`([^`]+)`/g), ([, found = '']) => found);

const privacy: Readonly<Record<string, string>> = {
  safe: 'safe: of a closed or technical kind',
  identifier: 'identifier: names a thing, and is refused where it looks like an e-mail address',
  free_text: 'free text: enters only where you allow it (`captureText`)',
};

/** The privacy class of a property. */
function classOf(name: string): string {
  const classes = Object.values<Readonly<Record<string, readonly string[]>>>(propertyTable).flatMap((kinds) => Object.entries(kinds));
  return classes.find(([, names]) => names.includes(name))?.[0] ?? '';
}

function bringersOf(type: ChatEventType, vendors: readonly VendorPage[]): string {
  const found = vendors.flatMap(({ title, folder, reference: { contract } }) => {
    const names = Object.entries(contract.events).flatMap(([name, event]) => (event.type === type ? [name] : []));
    return names.length ? [`[${title}](/reference/${folder}.md): ${codes(names)}`] : [];
  });
  return found.join('; ') || 'no vendor yet; your own `track`';
}

/** The schema, as a page. */
export function schemaPage(vendors: readonly VendorPage[]): string {
  const described = new Map(tableIn(sectionOf(readme, 'event-types')).map(([type = '', meaning = '', properties = '']) => [codesIn(type)[0], { meaning, properties: codesIn(properties) }]));
  const required: Readonly<Record<string, readonly string[]>> = requiredProperties;
  const entries = eventTypes.map((type) => {
    const entry = described.get(type);
    if (!entry) throw new Error(`${readme} does not describe ${type}.`);
    const bold = (name: string): string => (required[type]?.includes(name) ? `**${code(name)}** (required)` : code(name));
    return [
      `### ${code(type)} {#${type}}`,
      entry.meaning,
      table(
        ['', ''],
        [
          ['properties', entry.properties.map(bold).join(', ')],
          ['at GA4 and on the data layer', code(destinationName(type))],
          ['brought about by', bringersOf(type, vendors)],
        ],
      ),
    ].join('\n\n');
  });
  return widePage(
    'The schema',
    'One event, whoever the vendor is: its fields, types, properties and their privacy.',
    `Whatever the vendor, an event looks the same. To check events on a server there is a JSON Schema: [schema.json](site:schema.json){target="_blank"}, in npm \`@chat-analytics/core/schema.json\`.`,
    '## Fields',
    partWithPages(sectionOf(readme, 'fields'), readme),
    '## Event types',
    ...entries,
    '## Properties',
    'Each property has one name, one kind and one privacy class, whatever the event.',
    table(
      ['property', 'kind', 'privacy'],
      propertyNames().sort().map((name) => [code(name), kindOf(name) ?? '', classOf(name).replace('_', ' ')]),
    ),
    '### Privacy classes',
    Object.values(privacy)
      .map((text) => `- **${text.replace(':', ':**')}`)
      .join('\n'),
    '### Kinds',
    partWithPages(tableOnly(sectionOf(readme, 'property-kinds')), readme),
  );
}

/** A table without its last column, which the page has in another form. */
function tableOnly(section: string): string {
  return table(['kind', 'value', 'read from'], tableIn(section).map(([kind = '', value = '', from = '']) => [kind, value, from]));
}

export const schemaJson = (): string => readText('packages/core/schema.json');
