// The page of a vendor's events, made of its contract and its reference: what changes there changes here.
import { kindOf, type AnyEventContract, type ChatEvent, type Contract, type EventReference, type Evidence, type Reference, type ReferenceExample } from '@chat-analytics/core';
import { slug } from 'github-slugger';
import { destinationsOf } from './destinations.js';
import { code, codes, longName, plain, table, tabs, widePage } from './markdown.js';

export interface VendorPage {
  readonly title: string;
  /** The folder of its package. */
  readonly folder: string;
  readonly reference: Reference;
}

const evidences: Readonly<Record<Evidence, string>> = {
  documentation: 'The vendor documents it',
  observed: 'Seen on the real thing',
  published_recipe: 'Stands in a published recipe',
  contradicted: 'Sources disagree',
};

/** The id and the time that core gives an event of a vendor that tells none, so that examples are whole. */
const given = { event_id: '3f0c9a52-6b1e-4d0f-9c57-2a7d1e84b6a0', occurred_at: '2026-02-11T09:30:00.000Z' } as const;

/** The event of an example as destinations get it. */
export const eventOf = ({ out }: ReferenceExample): ChatEvent => ({ ...given, ...out }) as ChatEvent;

/** An example from the vendor's payload to each destination. */
function show(example: ReferenceExample, contract: Contract): string {
  const event = eventOf(example);
  const normalized = destinationsOf(event, contract, 'normalized');
  const recipe = destinationsOf(event, contract, 'recipe');
  const calls = (['ga4', 'meta', 'dataLayer'] as const).flatMap((destination) => {
    const title = { ga4: 'GA4', meta: 'Meta', dataLayer: 'Data layer' }[destination];
    const own = { title, language: 'js', text: normalized[destination].call };
    return recipe[destination].call === own.text ? [own] : [own, { title: `${title}, recipe`, language: 'js', text: recipe[destination].call }];
  });
  return tabs([
    { title: 'The chat tells', language: 'json', text: JSON.stringify(example.in, undefined, 2) },
    { title: 'ChatEvent', language: 'json', text: JSON.stringify(example.out, undefined, 2) },
    ...calls,
  ]);
}

/** The first example of one event. */
export function exampleOf(vendors: readonly VendorPage[], name: string): string {
  for (const { reference } of vendors) {
    const [example] = reference.events[name]?.examples ?? [];
    if (example) return show(example, reference.contract);
  }
  throw new Error(`There is no example of ${name}.`);
}

/** What happens to the attributes of one event. */
function attributesOf({ set = {}, take = {} }: AnyEventContract): string {
  const rows = [
    ...Object.entries(set).map(([property, value]) => [code(property), `always ${code(JSON.stringify(value))}`, kindOf(property) ?? '']),
    ...Object.entries(take).map(([property, path]) => [code(property), path ? code(path) : 'the attributes that you allow by option', kindOf(property) ?? '']),
  ];
  return rows.length ? table(['property', 'from the vendor’s', 'kind'], rows) : 'It has no properties.';
}

function entryOf(name: string, contract: AnyEventContract, { meaning, evidence, examples }: EventReference, { reference }: VendorPage): string {
  const { type, actor, inferred } = contract;
  const facts = table(
    ['', ''],
    [
      ['normalized type', `[${code(type)}](/schema.md#${type})${inferred ? ', `inferred`: deduced, not reported' : ''}`],
      ['who acts', code(actor)],
      ['how it is known', evidences[evidence]],
    ],
  );
  const shown = examples.map((example) => show(example, reference.contract));
  return [`### ${code(name)} {#${slug(name)}}`, plain(meaning), facts, attributesOf(contract), ...shown].join('\n\n');
}

/** Per event: what it is called, here and there. */
function overviewOf({ reference: { contract, events } }: VendorPage): string {
  const rows = Object.entries(contract.events).map(([name, { type }]) => {
    const [example] = events[name]?.examples ?? [];
    if (!example) throw new Error(`${contract.vendor} has no example of ${name}.`);
    const event = eventOf(example);
    const { ga4, meta, dataLayer } = destinationsOf(event, contract, 'normalized');
    const recipe = destinationsOf(event, contract, 'recipe');
    const both = (place: 'ga4' | 'meta' | 'dataLayer', name: string): string => [name, recipe[place].name].filter((found, index, all) => all.indexOf(found) === index).map(longName).join('<br>');
    return [`[${longName(name)}](#${slug(name)})`, longName(type), both('ga4', ga4.name), both('meta', meta.name), both('dataLayer', dataLayer.name)];
  });
  return table(['the vendor’s event', 'normalized type', 'GA4', 'Meta', 'data layer'], rows);
}

/** The reference of a vendor's events, as a page. */
export function vendorReference(vendor: VendorPage): string {
  const { title, folder, reference } = vendor;
  const { contract, events, leftOut, values = {} } = reference;
  const entries = Object.entries(contract.events).map(([name, event]) => {
    const told = events[name];
    if (!told) throw new Error(`${contract.vendor} says nothing of ${name}.`);
    return entryOf(name, event, told, vendor);
  });
  const envelope = Object.entries(contract.envelope ?? {});
  return widePage(
    `${title}: events`,
    `Every event of ${title}: what it means, how well that is known, and what GA4, Meta and the data layer get.`,
    `What ${title} tells the page, what it becomes, and what each destination gets. Made from the contract and the reference of [\`@chat-analytics/${folder}\`](/packages/${folder}.md). Every event has ${code(`vendor: '${contract.vendor}'`)}.`,
    '## All events',
    ...(contract.recipes ? ['Where there are two names, the second is that of the vendor’s published recipe: `naming: \'recipe\'`.'] : []),
    overviewOf(vendor),
    '## Event by event',
    ...entries,
    '## What else becomes of a payload',
    ...(envelope.length ? [table(['field of the event', 'from the vendor’s'], envelope.map(([field, path]) => [code(field), code(path)]))] : []),
    '### Left out',
    'No event carries these, and why.',
    table(['the vendor’s', 'why'], Object.entries(leftOut).map(([name, reason]) => [code(name), plain(reason)])),
    ...(contract.ignore?.length ? ['### Ignored', `Known, not wanted, and counted as ${code('ignored')}: ${codes(contract.ignore)}.`] : []),
    ...(Object.keys(values).length
      ? ['### Documented values', 'Vendors add to them: others pass, and [`watchDrift`](/packages/core.md#drift) tells of them.', table(['the vendor’s', 'values'], Object.entries(values).map(([name, known]) => [code(name), codes(known)]))]
      : []),
  );
}
