import type { ConsentSnapshot } from './consent.js';
import { isRecord } from './options.js';

/** Whose consent is kept up to date: what `createChatAnalytics` returns. */
export interface ConsentHolder {
  readonly consent: { update(change: Partial<ConsentSnapshot>): void };
}

export type ConsentPurpose = keyof ConsentSnapshot;
export const consentPurposes: readonly ConsentPurpose[] = ['analytics', 'advertising'];

/** Something per purpose. */
export type PerPurpose<Value> = Readonly<Partial<Record<ConsentPurpose, Value>>>;

const isList = (value: unknown): boolean => value === undefined || Array.isArray(value);
const checks = {
  string: (value: unknown) => typeof value === 'string' && value !== '',
  'lists by purpose': (value: unknown) => isRecord(value) && Object.entries(value).every(([purpose, list]) => consentPurposes.some((known) => known === purpose) && isList(list)),
  granted: (value: unknown) => value === 'granted',
  window: (value: unknown) => isRecord(value) && typeof value.addEventListener === 'function',
};

/** What each option may be. */
export type FollowRules<Options> = { readonly [Name in keyof Required<Options>]: keyof typeof checks };

/** Returns the options that are as they should be. Says in the console what is wrong with the others: their defaults hold. */
export function readOptions<Options extends object>(where: string, given: unknown, rules: FollowRules<Options>): Partial<Options> {
  const good: Record<string, unknown> = {};
  const known = new Map<string, keyof typeof checks>(Object.entries(rules));
  try {
    for (const [name, value] of Object.entries(isRecord(given) ? given : {})) {
      const rule = known.get(name);
      if (rule && (value === undefined || checks[rule](value))) good[name] = value;
      else console.warn('[chat-analytics]', rule ? 'bad_option' : 'unknown_option', `${where}.${name}`, rule ? `must be ${rule}` : `allowed: ${[...known.keys()].join(', ')}`);
    }
  } catch {
    console.warn('[chat-analytics]', 'bad_option', where, 'cannot be read');
  }
  // Every value fits the rule of its name, and the rules are those of these options.
  return good as Partial<Options>;
}

/** The window to live in; none on a server. */
export function findWindow(given: Window | undefined): Window | undefined {
  return given ?? (globalThis as { window?: Window }).window;
}
