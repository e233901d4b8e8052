import type { ChatAnalytics, ConsentOption, ConsentSnapshot, ConsentState } from '@chat-analytics/core';
import { followConsentMode, type ConsentHolder } from '@chat-analytics/core/consent-mode';
import { followTcf } from '@chat-analytics/core/tcf';
import type { ChatAnalyticsConfig } from './config.js';

/** How analytics are created once it is known what the shopper allows at the start. */
type Create = (consent: ConsentOption) => ChatAnalytics;

/** Analytics, and how to stop following whoever tells of consent. */
interface Followed {
  readonly analytics: ChatAnalytics;
  readonly stopFollowing: () => void;
}

/**
 * Reads first what has been said already, and creates analytics then: what a page before has left goes out at once where it may, and must not where a
 * default has denied it.
 */
function follow(initial: ConsentSnapshot, platform: (holder: ConsentHolder) => () => void, create: Create): Followed {
  const known: { -readonly [Purpose in keyof ConsentSnapshot]: ConsentSnapshot[Purpose] } = { ...initial };
  const created: { analytics?: ChatAnalytics } = {};
  const stopFollowing = platform({
    consent: {
      update(change) {
        Object.assign(known, change);
        created.analytics?.consent.update(change);
      },
    },
  });
  const analytics = (created.analytics = create(known));
  return { analytics, stopFollowing };
}

const both = (state: ConsentState): ConsentSnapshot => ({ analytics: state, advertising: state });

/** Whether the beginning of a data layer may be missing, and with it what was said of consent: Google's libraries keep 300 entries. */
function isCut(name: string): boolean {
  try {
    const layer: unknown = Reflect.get(window, name);
    return Array.isArray(layer) && layer.length >= 300;
  } catch {
    return true;
  }
}

const strictest = (states: readonly ConsentState[]): ConsentState => (['denied', 'pending'] as const).find((state) => states.includes(state)) ?? 'granted';

/** Creates analytics with the consent that the settings say, and keeps it up to date where a platform tells of it. */
export function createWithConsent({ consent = 'consent_mode', region, gtm, ga4, meta }: ChatAnalyticsConfig, create: Create): Followed {
  if (consent === 'consent_mode') {
    // An attribute without a value is the empty text, and means the layer of the usual name.
    const named = typeof gtm === 'object' ? gtm.dataLayer : gtm;
    const own = typeof named === 'string' && named !== '' ? named : 'dataLayer';
    // Where GTM has a layer of another name, gtag.js has its own all the same: the stricter word counts. What is off is undefined here.
    const layers = [...new Set((ga4 ?? meta) === undefined ? [own] : [own, 'dataLayer'])];
    // By Google's own rule a signal is granted until a command speaks of it: a page that never speaks of `ad_user_data` has not withheld it.
    // Where a command may have been cut off, nothing is granted that none speaks of.
    const heard = layers.map((name) => {
      const isWhole = !isCut(name);
      return { name, isWhole, ...both(isWhole ? 'granted' : 'pending') };
    });
    const strictestOf = (purpose: keyof ConsentSnapshot): ConsentState => strictest(heard.map((layer) => layer[purpose]));
    return follow(
      { analytics: strictestOf('analytics'), advertising: strictestOf('advertising') },
      (holder) => {
        const stops = heard.map((layer) =>
          followConsentMode(
            {
              consent: {
                update(change) {
                  Object.assign(layer, change);
                  // Of another purpose the page itself may have said something by now.
                  const stricter: { -readonly [Purpose in keyof ConsentSnapshot]?: ConsentState } = {};
                  for (const purpose of Object.keys(change) as (keyof ConsentSnapshot)[]) stricter[purpose] = strictestOf(purpose);
                  holder.consent.update(stricter);
                },
              },
            },
            { dataLayer: layer.name, ...(layer.isWhole && { unset: 'granted' }), ...(region && { region }) },
          ),
        );
        return () => stops.forEach((stop) => stop());
      },
      create,
    );
  }
  if (consent === 'tcf') return follow(both('pending'), (holder) => followTcf(holder), create);
  const stated: ConsentOption = typeof consent === 'object' || consent === 'not_required' ? consent : both(consent);
  return { analytics: create(stated), stopFollowing: () => undefined };
}
