import type { ChatEvent } from '@chat-analytics/core';

/** How deep, and how wide, a payload is looked into. */
const mostDepth = 6;
const mostKeys = 60;

/** Under these keys vendors write what an event is, in words of their own. */
const namingKeys = /(^|_)(event|type|action|scope|status)$/i;
/** A word of a program's, not of a person's: `autochat.goal_met.v2`, `expand_from_trigger`. */
const programWord = /^[a-z][a-z0-9]*([._][a-z0-9]+)*$/i;
const keyForm = /^[\w$.-]{1,60}$/;
/** Ids of Google's tags, which are public. */
const tagId = /^(G|GTM|AW)-[A-Z0-9]{3,12}$/;
const isoTime = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;

/** All strings and numbers that the event has: they went through core, which hides what is personal. */
function valuesOf(event: ChatEvent | undefined): Set<unknown> {
  const values = new Set<unknown>();
  const collect = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
    else if (typeof value === 'string' || typeof value === 'number') values.add(value).add(String(value));
  };
  collect(event);
  return values;
}

function describe(text: string): string {
  return text ? `(text, ${text.length} ${text.length === 1 ? 'character' : 'characters'})` : '';
}

/**
 * What may be shown of a payload: its keys, and those values that the event has too, for core has let them in. Of any other value there is the kind and the
 * length, never the value. Foreign objects may do anything when they are looked at: what throws is `(unreadable)`.
 */
export function shapeOf(payload: unknown, event: ChatEvent | undefined): unknown {
  const shown = valuesOf(event);
  const above = new Set<object>();

  function scalar(value: unknown, key: string): unknown {
    if (value === null || typeof value === 'boolean' || shown.has(value)) return value;
    if (typeof value === 'number') return Math.abs(value) < 1000 ? value : '(number)';
    if (typeof value !== 'string') return `(${typeof value})`;
    return isoTime.test(value) || tagId.test(value) || (namingKeys.test(key) && value.length < 60 && programWord.test(value) && !/\d{5}/.test(value)) ? value : describe(value);
  }

  function record(value: object, depth: number): unknown {
    const keys = Object.keys(value);
    const entries = keys.slice(0, mostKeys).map((key, index) => [keyForm.test(key) && !/\d{5}/.test(key) ? key : `(key ${index + 1})`, visit(() => Reflect.get(value, key) as unknown, key, depth + 1)]);
    if (keys.length > mostKeys) entries.push(['(more)', `(${keys.length - mostKeys} keys)`]);
    return Object.fromEntries(entries);
  }

  function visit(look: () => unknown, key: string, depth: number): unknown {
    try {
      const value = look();
      if (typeof value !== 'object' || value === null) return scalar(value, key);
      if (above.has(value)) return '(circular)';
      if (depth >= mostDepth) return Array.isArray(value) ? '(list)' : '(object)';
      above.add(value);
      const seen = Array.isArray(value) ? value.slice(0, mostKeys).map((item: unknown) => visit(() => item, key, depth + 1)) : record(value, depth);
      above.delete(value);
      return seen;
    } catch {
      return '(unreadable)';
    }
  }

  return visit(() => payload, '', 0);
}
