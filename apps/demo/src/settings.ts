import type { ConsentState, Naming } from '@chat-analytics/core';
import { isVendorName, type VendorName } from './chats/vendor-name.js';

/** What a visitor of the demo can change. */
export interface Settings {
  /** Whose chat is on the page. */
  readonly chat: VendorName;
  readonly naming: Naming;
  /** Which of Autochat's two events the page listens to. */
  readonly listen: 'stable' | 'aliases';
  /** Which of Kustomer's SDKs is on the page. */
  readonly kustomerSdk: 'legacy' | 'v2' | 'core';
  /** The global name of the SDK that Clarity tracks through. */
  readonly claritySdk: 'exponea' | 'brweb';
  /** When the chat's own script runs: from the start, {@link lateArrival} after it, or never. */
  readonly chatScript: 'running' | 'late' | 'blocked';
  /** When the libraries of Google and Meta run. */
  readonly libraries: 'running' | 'late';
  readonly analytics: ConsentState;
  readonly advertising: ConsentState;
  /** Whether the shop is shown as on a phone, where there is room for more. */
  readonly screen: 'wide' | 'phone';
}

const defaultSettings: Settings = {
  chat: 'autochat',
  naming: 'normalized',
  listen: 'stable',
  kustomerSdk: 'legacy',
  claritySdk: 'exponea',
  chatScript: 'running',
  libraries: 'running',
  analytics: 'granted',
  advertising: 'granted',
  screen: 'wide',
};

/** Milliseconds. */
export const lateArrival = 3000;

/** The settings of a page that was just opened: a link may name a chat. */
export function readSettings(address: string): Settings {
  const chat = new URL(address).searchParams.get('chat');
  return isVendorName(chat) ? { ...defaultSettings, chat } : defaultSettings;
}

/** The page's address with its chat in it. */
export function addressOf(address: string, { chat }: Settings): string {
  const url = new URL(address);
  url.searchParams.set('chat', chat);
  return url.href;
}
