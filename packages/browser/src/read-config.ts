import { isRecord } from '@chat-analytics/core';
import type { ChatAnalyticsConfig } from './config.js';
import { objects, rules, type Rule } from './rules.js';

/** Settings that have been checked, by name. */
export type Settings = Record<string, unknown>;

/** A map: an object would have a rule for `constructor`. */
const textRules: ReadonlyMap<string, Rule> = new Map(Object.entries(rules));

/** Says in the console what is wrong, as core does of its options. */
export function warn(...what: readonly string[]): void {
  console.warn('[chat-analytics]', ...what);
}

function complain(where: string, { allowed }: Rule): void {
  warn('bad_option', where, `must be ${allowed}`);
}

/** Reads the `data-` attributes of a script tag. */
export function readAttributes(script: HTMLScriptElement | undefined): Settings {
  const settings: Settings = {};
  for (const { name, value } of Array.from(script?.attributes ?? [])) {
    if (!name.startsWith('data-')) continue;
    const setting = name.slice('data-'.length);
    const rule = textRules.get(setting);
    if (rule) settings[setting] = rule.read(value.trim(), () => complain(name, rule));
    else warn('unknown_option', name, `allowed: ${Object.keys(rules).map((known) => `data-${known}`).join(', ')}`);
  }
  return settings;
}

/** Destinations and the like, which `false` turns off. */
const switches: readonly string[] = ['ga4', 'meta', 'gtm', 'webhook', 'load'] satisfies (keyof ChatAnalyticsConfig)[];

/** Text as an attribute would hold it: `true` is one without a value, a list is joined. */
function toText(value: unknown): string | undefined {
  if (value === true) return '';
  if (Array.isArray(value)) return value.join(',');
  return isRecord(value) || typeof value === 'function' ? undefined : String(value);
}

/** Reads one setting; `fail` is called where it is not as it should be. */
function readSetting(rule: Rule, name: string, value: unknown, fail: () => void): unknown {
  if (value === false && switches.includes(name)) return undefined;
  if (Array.isArray(value) && !value.length) return value;
  const text = toText(value);
  if (text !== undefined) return rule.read(text, fail);
  // What is in it is checked by the part whose options they are; what throws when it is looked at does so here.
  if (isRecord(value) && objects.some((object) => object === name)) return { ...value };
  fail();
  return undefined;
}

/** Reads `window.chatAnalyticsConfig`. */
export function readConfig(config: unknown): Settings {
  const settings: Settings = {};
  const names = [...new Set<string>([...Object.keys(rules), ...objects])];
  const allowed = names.join(', ');
  if (!isRecord(config)) {
    if (config !== undefined) warn('bad_option', 'chatAnalyticsConfig', `must be an object of ${allowed}`);
    return settings;
  }
  for (const name of Object.keys(config)) {
    const where = `chatAnalyticsConfig.${name}`;
    if (!names.includes(name)) {
      warn('unknown_option', where, `allowed: ${allowed}`);
      continue;
    }
    const rule = textRules.get(name);
    let isWrong = false as boolean;
    function fail(): void {
      isWrong = true;
      if (rule) complain(where, rule);
      else warn('bad_option', where, 'cannot be read');
    }
    let setting: unknown;
    try {
      const value = config[name];
      if (value === undefined) continue;
      setting = rule ? readSetting(rule, name, value, fail) : value;
    } catch {
      fail();
    }
    // A typo undoes no attribute, but for that of consent: see below.
    if (setting !== undefined || !isWrong || name === 'consent') settings[name] = setting;
  }
  return settings;
}

/** What is said in both places holds as `window.chatAnalyticsConfig` has it. Whether anybody may send without being asked must not hang on a typo. */
export function settle(attributes: Settings, config: Settings): ChatAnalyticsConfig {
  const settings = { ...attributes, ...config };
  if ('consent' in settings) settings.consent ??= 'pending';
  // Every value has passed the rule of its name.
  return settings;
}
