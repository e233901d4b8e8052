// The custom dimensions and metrics that GA4 needs to show what the sinks send, as far as a vendor sends it.
import { kindOf, type PropertyKind } from '@chat-analytics/core';
import { code, table } from './markdown.js';
import type { VendorPage } from './vendor-reference.js';

/** Of these kinds GA4 makes sums and averages. */
const countable: readonly PropertyKind[] = ['number', 'length'];
/** Nearly every value is another: a report of them is a list. And what needs an option of its own is left out. */
const unfit: readonly PropertyKind[] = ['id', 'ids', 'text', 'texts', 'url', 'time', 'details'];

const always: readonly (readonly [parameter: string, shows: string])[] = [
  ['chat_vendor', 'which chat'],
  ['chat_actor', 'visitor, agent, bot or system'],
];

/** What to register, property by property. */
export function dimensionsTable(vendors: readonly VendorPage[]): string {
  const users = new Map<string, Set<string>>();
  for (const { title, reference } of vendors)
    for (const { take = {}, set = {} } of Object.values(reference.contract.events))
      for (const property of [...Object.keys(take), ...Object.keys(set)]) users.set(property, (users.get(property) ?? new Set()).add(title));
  const rows = [...users]
    .flatMap(([property, titles]) => {
      const kind = kindOf(property);
      return kind && !unfit.includes(kind) ? [{ parameter: `chat_${property}`, form: countable.includes(kind) ? 'metric' : 'dimension', titles }] : [];
    })
    .sort((one, other) => other.titles.size - one.titles.size || one.parameter.localeCompare(other.parameter));
  return table(
    ['event parameter', 'register as', 'sent for'],
    [...always.map(([parameter, shows]) => [code(parameter), `dimension: ${shows}`, 'every event']), ...rows.map(({ parameter, form, titles }) => [code(parameter), form, [...titles].join(', ')])],
  );
}
