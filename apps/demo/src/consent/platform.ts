import type { ChatAnalytics, ConsentState } from '@chat-analytics/core';
import { followConsentMode } from '@chat-analytics/core/consent-mode';
import { followTcf } from '@chat-analytics/core/tcf';
import { createTcf, type TcfAnswer } from '@chat-analytics/testing';
import type { Settings } from '../settings.js';

/** How far the shopper has answered. */
export type Consents = Pick<Settings, 'analytics' | 'advertising'>;

/** What stands between the shopper and the analytics. */
export interface ConsentPlatform {
  /** What analytics that start now begin with. */
  initial(): Partial<Consents>;
  /** Lets the analytics follow it. Returns the way to stop that. */
  follow(analytics: ChatAnalytics): () => void;
  /** The shopper has answered, or answers otherwise. */
  answer(consents: Consents): void;
  remove(): void;
}

/** The shop's own code: it tells the analytics itself. */
function createShopConsent(consents: Consents): ConsentPlatform {
  let chat: ChatAnalytics | undefined;
  let { analytics, advertising } = consents;
  return {
    initial: () => ({ analytics, advertising }),
    follow(started) {
      chat = started;
      return () => (chat = undefined);
    },
    answer(given) {
      ({ analytics, advertising } = given);
      chat?.consent.update({ analytics, advertising });
    },
    remove: () => undefined,
  };
}

/** Consent Mode: the page denies by default, and says on the data layer what the shopper answers. */
function createConsentMode(consents: Consents): ConsentPlatform {
  function say(action: 'default' | 'update', states: Readonly<Record<string, ConsentState>>): void {
    const gtag: unknown = Reflect.get(window, 'gtag');
    if (typeof gtag === 'function') Reflect.apply(gtag, window, ['consent', action, states]);
  }

  function answer({ analytics, advertising }: Consents): void {
    say('update', {
      ...(analytics !== 'pending' && { analytics_storage: analytics }),
      ...(advertising !== 'pending' && { ad_storage: advertising, ad_user_data: advertising, ad_personalization: advertising }),
    });
  }

  say('default', { analytics_storage: 'denied', ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied' });
  answer(consents);
  return { initial: () => ({}), follow: (analytics) => followConsentMode(analytics), answer, remove: () => undefined };
}

/** The purposes of the TCF that each of ours needs, and that the dialogue therefore asks for. */
const purposes = { analytics: [1, 8, 9], advertising: [1, 3, 4, 7] } as const;

function tcfAnswer({ analytics, advertising }: Consents): TcfAnswer {
  return { purposes: [...(analytics === 'granted' ? purposes.analytics : []), ...(advertising === 'granted' ? purposes.advertising : [])] };
}

/** A consent platform that speaks the TCF. It knows no half of an answer. */
function createTcfConsent(consents: Consents): ConsentPlatform {
  const answered = isAnswered(consents);
  const platform = createTcf(window, answered ? { stored: tcfAnswer(consents) } : {});
  if (!answered) platform.show();
  return { initial: () => ({}), follow: (analytics) => followTcf(analytics), answer: (given) => platform.answer(tcfAnswer(given)), remove: platform.remove };
}

/** Whether the shopper has said something on everything. */
export const isAnswered = ({ analytics, advertising }: Consents): boolean => analytics !== 'pending' && advertising !== 'pending';

/** Puts on the page what asks the shopper. The libraries have to be there: Consent Mode speaks through Google's. */
export function startConsent(settings: Settings): ConsentPlatform {
  const create = { shop: createShopConsent, consent_mode: createConsentMode, tcf: createTcfConsent }[settings.consentBy];
  return create(settings);
}

/** Whether an answer can only be taken back by asking anew, as on a page that is opened another time. */
export function startsAnew({ consentBy }: Settings, before: Consents, now: Consents): boolean {
  if (consentBy === 'shop') return false;
  return (['analytics', 'advertising'] as const).some((purpose) => now[purpose] === 'pending' && before[purpose] !== 'pending');
}

/** What becomes of the other purpose where a platform knows no half of an answer. */
export function complete(settings: Settings, change: Partial<Settings>): Partial<Settings> {
  const { analytics, advertising } = change;
  if (settings.consentBy !== 'tcf' && change.consentBy !== 'tcf') return change;
  const now: Consents = { ...settings, ...change };
  if (isAnswered(now) || (now.analytics === 'pending' && now.advertising === 'pending')) return change;
  const taken = analytics === 'pending' || advertising === 'pending' || change.consentBy === 'tcf';
  const rest = taken ? 'pending' : 'denied';
  return { ...change, ...(taken ? { analytics: rest, advertising: rest } : now.analytics === 'pending' ? { analytics: rest } : { advertising: rest }) };
}
