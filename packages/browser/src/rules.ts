import type { SettingName } from './config.js';

/** What a setting may be, where it is text. */
export interface Rule {
  /** What is allowed, in words. */
  readonly allowed: string;
  /** What the text stands for. `wrong` is called where a part or the whole of it is not allowed; of the whole nothing is left. */
  read(text: string, wrong: () => void): unknown;
}

function oneOf(...values: readonly string[]): Rule {
  return matching(new RegExp(`^(${values.join('|')})$`), values.join(', '));
}

function matching(pattern: RegExp, allowed: string): Rule {
  return {
    allowed,
    read(text, wrong) {
      if (pattern.test(text)) return text;
      wrong();
      return undefined;
    },
  };
}

/** A list, which may be empty for all. */
function someOf(...values: readonly string[]): Rule {
  return {
    allowed: `${values.join(', ')}, or several of them`,
    read(text, wrong) {
      const given = text.split(/[\s,]+/).filter(Boolean);
      const known = given.filter((value) => values.includes(value));
      if (known.length < given.length) wrong();
      if (!given.length) return values;
      return known.length ? known : undefined;
    },
  };
}

const flag: Rule = {
  allowed: 'true, false',
  read(text, wrong) {
    const value = /^(true)?$/.test(text);
    if (!value && text !== 'false') wrong();
    return value || (text === 'false' ? false : undefined);
  },
};

/** The settings that an attribute can hold: `data-` and the name. */
export const rules = {
  vendors: someOf('autochat', 'kustomer', 'clarity'),
  ga4: matching(/^(G-\w+)?$/, 'a measurement id such as G-XXXXXXXXXX, or nothing for every property on the page'),
  meta: matching(/^\d*$/, 'the number of a pixel, or nothing for every pixel on the page'),
  gtm: matching(/^([A-Za-z_$][\w$]*)?$/, 'the name of a data layer, or nothing for dataLayer'),
  webhook: matching(/^(https?:\/)?\/./, 'an address such as https://shop.example/chat-events, or a path on this host'),
  consent: oneOf('consent_mode', 'tcf', 'not_required', 'granted', 'pending', 'denied'),
  naming: oneOf('normalized', 'recipe'),
  storage: oneOf('session', 'local', 'none'),
  load: someOf('ga4', 'meta'),
  region: matching(/^[A-Z]{2}(-[A-Z\d]{1,3})?$/i, 'a country or a part of one, such as DE or US-CA'),
  debug: flag,
} as const satisfies Partial<Record<SettingName, Rule>>;

/** The settings that only `window.chatAnalyticsConfig` can hold, and those that may be objects there: options of a part, checked by that part. */
export const objects: readonly SettingName[] = ['autochat', 'kustomer', 'clarity', 'ga4', 'meta', 'gtm', 'webhook', 'consent', 'beforeEvent', 'redact', 'limits', 'onIssue'];
