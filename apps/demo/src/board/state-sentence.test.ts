import type { Health } from '@chat-analytics/core';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../settings.js';
import { describeState } from './state-sentence.js';

type Sink = Health['sinks'][string];

const sink = (figures: Partial<Sink>): Sink => ({ status: 'ready', offered: 0, restored: 0, delivered: 0, held: {}, carried: 0, dropped: {}, failed: 0, attempts: 0, ...figures });

function sentence(accepted: number, ga4: Partial<Sink>, meta: Partial<Sink>, arriveIn = 0, chat = 'autochat'): string {
  const health: Health = {
    since: '',
    now: '',
    sources: { autochat: { status: 'listening', received: accepted, accepted, duplicate: 0, ignored: 0, rejected: {} } },
    sinks: { ga4: sink(ga4), meta: sink(meta), gtm: sink({ offered: accepted, delivered: accepted }), webhook: sink({ offered: accepted, delivered: accepted }) },
    events: {},
    recent_failures: [],
    issues: [],
  };
  return describeState(health, readSettings(`https://shop.example/?chat=${chat}`), arriveIn < 0 ? undefined : arriveIn).sentence;
}

describe('the sentence that says how things stand', () => {
  it.each([
    ['nothing has happened', sentence(0, {}, {}), 'Listening to the stable event of Autochat. Nothing has happened yet.'],
    ['another chat is on the page than is heard', sentence(0, {}, {}, 0, 'kustomer'), 'Waiting for Kustomer, which is not on the page yet. Nothing has happened yet.'],
    ['the libraries are late', sentence(0, {}, {}, 2100), 'Listening to the stable event of Autochat. Nothing has happened yet. The libraries arrive in 3 s.'],
    ['one event is delivered', sentence(1, { offered: 1, delivered: 1 }, { offered: 1, delivered: 1 }), '1 event, delivered once to GA4, Meta, GTM and the endpoint.'],
    ['both wait for consent', sentence(2, { held: { consent: 2 } }, { held: { consent: 2 } }), '2 events wait for consent to analytics and advertising.'],
    ['one waits for consent', sentence(2, { delivered: 2 }, { held: { consent: 1 }, delivered: 1 }), '1 event waits for consent to advertising.'],
    ['both wait, of different numbers', sentence(3, { held: { consent: 3 } }, { held: { consent: 1 } }), '3 events wait for consent to analytics. 1 event waits for consent to advertising.'],
    ['the libraries are awaited', sentence(1, { held: { not_ready: 1 } }, { held: { not_ready: 1 } }, 1500), '1 event waits for the libraries of GA4 and Meta, due in 2 s.'],
    ['a burst is let out slowly', sentence(20, { held: { pace: 5 }, delivered: 15 }, { delivered: 20 }), '5 events wait for their turn: GA4 would lose what comes faster.'],
    ['consent was denied', sentence(2, { delivered: 2 }, { dropped: { denied: 2 } }), '2 events dropped for Meta, as consent was denied. Counted, not sent.'],
    ['one is still on the way', sentence(2, { offered: 2, delivered: 2 }, { offered: 2, delivered: 1, held: { sending: 1 } }), '2 events on the way: GA4 has had 2, Meta has had 1, GTM has had 2 and the endpoint has had 2.'],
    ['one could not be delivered', sentence(2, { delivered: 2 }, { delivered: 1, failed: 1 }), '1 event could not be delivered to Meta. Counted, and told in the inspector.'],
    ['the libraries are blocked', sentence(1, { held: { not_ready: 1 } }, { held: { not_ready: 1 } }, -1), '1 event waits for the libraries of GA4 and Meta, which are blocked.'],
    ['a page that was come back to took back what it had put away', sentence(3, { offered: 3, restored: 2, delivered: 3, carried: 2 }, { offered: 3, delivered: 3 }), '3 events, each delivered once to GA4, Meta, GTM and the endpoint.'],
    ['another page of the visit took over what was put away', sentence(3, { offered: 3, delivered: 1, carried: 2 }, { offered: 3, delivered: 3 }), 'Every event was delivered once to each destination, some of them from another page of this visit.'],
    ['an earlier page has left some', sentence(3, { offered: 3, restored: 2, delivered: 5 }, { offered: 3, delivered: 3 }), 'Every event was delivered once to each destination, some of them from another page of this visit.'],
    ['the endpoint is out of order', sentence(2, { held: { retry: 2 } }, {}), '2 events are offered again to GA4, out of order for now.'],
  ])('is right where %s', (_, said, expected) => {
    expect(said).toBe(expected);
  });
});
