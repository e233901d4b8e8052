import type { ConsentState } from '@chat-analytics/core';
import { vendorNames } from './chats/vendor-name.js';
import { keep, recall } from './site/visit.js';

const consentStates = ['granted', 'pending', 'denied'] as const satisfies readonly ConsentState[];

/** What a visitor of the demo can change, each with its choices; the first is how a visit begins. */
export const choices = {
  /** Whose chat is on the page. */
  chat: vendorNames,
  naming: ['normalized', 'recipe'],
  /** Which of Autochat's two events the page listens to. */
  listen: ['stable', 'aliases'],
  /** Which of Kustomer's SDKs is on the page. */
  kustomerSdk: ['legacy', 'v2', 'core'],
  /** The global name of the SDK that Clarity tracks through. */
  claritySdk: ['exponea', 'brweb'],
  /** By what the shopper's answer reaches the analytics: the shop's own code, Google's Consent Mode, or a platform that speaks the TCF. */
  consentBy: ['shop', 'consent_mode', 'tcf'],
  analytics: consentStates,
  advertising: consentStates,
  /** Whether the shop is shown as on a phone, where there is room for more. */
  screen: ['wide', 'phone'],
  /** When the chat's own script runs: from the start, {@link lateArrival} after it, or never. */
  chatScript: ['running', 'late', 'blocked'],
  /** The libraries of Google and Meta: when they run, and whether every call of them throws. */
  libraries: ['running', 'late', 'blocked', 'throwing'],
  /** Whether there is room in the tab's storage. */
  storage: ['room', 'full'],
  /** How often the chat tells the page of one thing. */
  tellings: ['once', 'twice'],
  /** Whether the chat's SDK tells what its documentation says, or what a later version might. */
  sdk: ['documented', 'changed'],
  /** How the shop's own endpoint answers. */
  webhook: ['accept', 'fail', 'refuse'],
} as const;

export type SettingName = keyof typeof choices;
export type Settings = { readonly [Name in SettingName]: (typeof choices)[Name][number] };

/** The settings that make something go wrong. */
export const faults = ['chatScript', 'libraries', 'storage', 'tellings', 'sdk', 'webhook'] as const satisfies readonly SettingName[];

/** Milliseconds. */
export const lateArrival = 3000;

/** What the address says, else what was chosen on an earlier page, else how a visit begins. */
function read<Choice extends string>(all: readonly [Choice, ...Choice[]], ...candidates: readonly unknown[]): Choice {
  for (const candidate of candidates) {
    const found = all.find((choice) => choice === candidate);
    if (found !== undefined) return found;
  }
  return all[0];
}

/** The settings of a page that was just opened: a link may name a chat, the rest is as it was on the page before. */
export function readSettings(address: string): Settings {
  const kept = recall('settings');
  const was = (name: SettingName): unknown => (typeof kept === 'object' && kept !== null ? Reflect.get(kept, name) : undefined);
  return {
    chat: read(choices.chat, new URL(address).searchParams.get('chat'), was('chat')),
    naming: read(choices.naming, was('naming')),
    listen: read(choices.listen, was('listen')),
    kustomerSdk: read(choices.kustomerSdk, was('kustomerSdk')),
    claritySdk: read(choices.claritySdk, was('claritySdk')),
    consentBy: read(choices.consentBy, was('consentBy')),
    analytics: read(choices.analytics, was('analytics')),
    advertising: read(choices.advertising, was('advertising')),
    screen: read(choices.screen, was('screen')),
    chatScript: read(choices.chatScript, was('chatScript')),
    libraries: read(choices.libraries, was('libraries')),
    storage: read(choices.storage, was('storage')),
    tellings: read(choices.tellings, was('tellings')),
    sdk: read(choices.sdk, was('sdk')),
    webhook: read(choices.webhook, was('webhook')),
  };
}

/** Keeps the settings for the pages to come. */
export const keepSettings = (settings: Settings): void => keep('settings', settings);

/** Whether a setting is as a visit begins with it. */
export const isDefault = (settings: Settings, name: SettingName): boolean => settings[name] === choices[name][0];

/** The page's address with its chat in it. */
export function addressOf(address: string, { chat }: Settings): string {
  const url = new URL(address);
  url.searchParams.set('chat', chat);
  return url.href;
}
