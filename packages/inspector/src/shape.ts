import type { ChatEvent } from '@chat-analytics/core';
import { vendorNames } from './vendor-names.js';

/** How deep, and how wide, a payload is looked into. */
const mostDepth = 6;
const mostKeys = 60;

/** A key that a program has, and no person: not `Ada.Lovelace`, not a telephone number. */
const keyForm = /^[A-Za-z_][A-Za-z0-9_]{0,40}$/;
const manyDigits = /\d{5}/;

/** Every value that the event has: they went through core, which hides what is personal. What core itself has put there says nothing of the payload. */
function valuesOf(event: ChatEvent | undefined): Set<unknown> {
  const values = new Set<unknown>();
  const collect = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') values.add(value).add(String(value));
  };
  collect({ ...event, schema_version: undefined, inferred: undefined });
  return values;
}

function describe(text: string): string {
  return text ? `(text, ${text.length} ${text.length === 1 ? 'character' : 'characters'})` : '';
}

/**
 * What may be shown of a payload: its keys, those values that the event has too, for core has let them in, and the names that the contracts know. Of any other
 * value there is the kind, and of a text the length. Foreign objects may do anything when they are looked at: what throws is `(unreadable)`.
 */
export function shapeOf(payload: unknown, event: ChatEvent | undefined): unknown {
  const shown = valuesOf(event);
  const above = new Set<object>();

  function scalar(value: unknown): unknown {
    if (value === null || shown.has(value) || vendorNames.has(value)) return value;
    return typeof value === 'string' ? describe(value) : `(${typeof value})`;
  }

  function record(value: object, depth: number): unknown {
    const keys = Object.keys(value);
    const entries = keys.slice(0, mostKeys).map((key, index) => [keyForm.test(key) && !manyDigits.test(key) ? key : `(key ${index + 1})`, visit(() => Reflect.get(value, key) as unknown, depth + 1)]);
    if (keys.length > mostKeys) entries.push(['(more)', `(${keys.length - mostKeys} keys)`]);
    return Object.fromEntries(entries);
  }

  function visit(look: () => unknown, depth: number): unknown {
    try {
      const value = look();
      if (typeof value !== 'object' || value === null) return scalar(value);
      if (above.has(value)) return '(circular)';
      if (depth >= mostDepth) return Array.isArray(value) ? '(list)' : '(object)';
      above.add(value);
      const seen = Array.isArray(value) ? value.slice(0, mostKeys).map((item: unknown) => visit(() => item, depth + 1)) : record(value, depth);
      above.delete(value);
      return seen;
    } catch {
      return '(unreadable)';
    }
  }

  return visit(() => payload, 0);
}
