import { isPlainObject } from './plain-object.js';

/** What a tag manager knows of a page: every plain object that was pushed, merged into one. */
export interface DataLayerModel {
  /** Merges an object in, key by key. With `_clear` in it, each of its keys is emptied before. */
  take(pushed: Readonly<Record<string, unknown>>): void;
  /** What stands at a path such as `chat.event_type`. */
  value(path: string): unknown;
  /** A copy of all of it. */
  copy(): Record<string, unknown>;
}

/** Objects and lists merge to any depth, a list by its places; everything else replaces what was there, `undefined` too. */
function merge(from: Readonly<Record<string, unknown>>, into: Record<string, unknown>): void {
  for (const key of Object.keys(from)) {
    const value = from[key];
    if (!Array.isArray(value) && !isPlainObject(value)) into[key] = value;
    else {
      const fits = Array.isArray(value) ? Array.isArray(into[key]) : isPlainObject(into[key]);
      if (!fits) into[key] = Array.isArray(value) ? [] : {};
      merge(value as Readonly<Record<string, unknown>>, into[key] as Record<string, unknown>);
    }
  }
}

/** A dotted key is a path: `{ 'a.b': 1 }` is `{ a: { b: 1 } }`. */
const expand = (key: string, value: unknown): Record<string, unknown> =>
  key.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), value) as Record<string, unknown>;

/**
 * The merge is that of Google's data-layer-helper 0.1.0; `_clear`, which that package does not know, is from a run of gtm.js (2022), which does
 * not keep the key itself.
 */
export function createDataLayerModel(): DataLayerModel {
  const model: Record<string, unknown> = {};
  return {
    take(pushed) {
      for (const key of Object.keys(pushed)) {
        if (key === '_clear') continue;
        if (pushed._clear) merge(expand(key, undefined), model);
        merge(expand(key, pushed[key]), model);
      }
    },
    value: (path) => path.split('.').reduce<unknown>((inner, part) => (isPlainObject(inner) || Array.isArray(inner) ? Reflect.get(inner, part) : undefined), model),
    copy() {
      const copy = {};
      merge(model, copy);
      return copy;
    },
  };
}
