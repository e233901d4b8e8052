import { describe, expect, it } from 'vitest';
import type { LayerEntry } from '../src/data-layer.js';
import type { Facts, Verdict } from '../src/doctor/facts.js';
import { checks } from '../src/doctor/checks/index.js';
import { ask, begun, factsOf, issue, outcome, sink, source } from './facts.js';

type Case = readonly [says: string, verdict: Verdict, facts: Facts, words: RegExp];

const soon = { now: '2026-02-11T09:30:01.000Z' };
const push = { kind: 'push', layer: 'dataLayer', name: 'chat_lead_qualified', id: 'evt_1', isChat: true, seenByTagManager: true, fields: {} } as const;
const call = { ...push, kind: 'call', seenByTagManager: false } as const;
const callTo = (destination: unknown): LayerEntry => ({ ...call, fields: { send_to: destination } });
const vendorPush = { ...push, name: 'autochat.widget_tracking.v1' } as const;
const noAds = { analytics: 'granted', advertising: 'denied' } as const;
const purchase = { ...push, name: 'purchase_by_ada', id: 'ada-1', isChat: false } as const;

const cases: Readonly<Record<string, readonly Case[]>> = {
  tracking_block: [
    ['no answer is known', 'unknown', factsOf(), /paste/],
    ['answers are watched, and none has come', 'unknown', factsOf({ answers: { watching: true } }), /Write to the chat/],
    ['an answer has the block', 'pass', factsOf({ answers: { seen: 2, tracked: 1 } }), /1 of 2 answers/],
    ['no answer has it', 'fail', factsOf({ answers: { seen: 2 } }), /Settings → Chat Widget → Tracking/],
    ['the page has no Autochat', 'unknown', factsOf({ health: { sources: { kustomer: source() } }, answers: { seen: 1 } }), /no Autochat source/],
  ],
  browser_events: [
    ['events were heard', 'pass', factsOf(), /Autochat: listening, 1 event/],
    ['one vendor of two was heard', 'pass', factsOf({ health: { sources: { autochat: source(), kustomer: source({ received: 0, accepted: 0 }) } } }), /none yet of Kustomer/],
    ['nothing was heard', 'unknown', factsOf({ health: { sources: { autochat: source({ received: 0, accepted: 0 }) } } }), /e-mail address/],
    ['the SDK is not there', 'fail', factsOf({ health: { sources: { kustomer: source({ status: 'not_found', received: 0 }) } } }), /SDK of Kustomer/],
    ['the endpoint tells of outcomes that nobody hears', 'fail', factsOf({ health: { sources: { autochat: source({ received: 0 }) } }, answers: { outcomes: [outcome()] } }), /frame/],
    ['the endpoint tells of an outcome that may be on its way', 'unknown', factsOf({ health: { sources: { autochat: source({ received: 0 }) } }, answers: { outcomes: [outcome({ at: Date.parse('2026-02-11T09:30:58.000Z') })] } }), /Nothing has been heard/],
    ['a pasted answer tells of an outcome', 'unknown', factsOf({ health: { sources: { autochat: source({ received: 0 }) } }, answers: { outcomes: [outcome({ at: 0 })] } }), /Nothing has been heard/],
    ['there is no source', 'fail', factsOf({ health: { sources: {} } }), /no source/],
    ['everything was stopped', 'fail', factsOf({ health: { sources: { autochat: source({ status: 'stopped' }) } } }), /stop\(\)/],
  ],
  tag_manager: [
    ['there is none, and none is wanted', 'unknown', factsOf(), /if you do not use it/],
    ['the sink waits for one that never comes', 'fail', factsOf({ health: { sinks: { gtm: sink({ status: 'waiting' }) } } }), /googletagmanager/],
    ['the sink waits, and has only begun to', 'unknown', factsOf({ health: { ...soon, sinks: { gtm: sink({ status: 'waiting' }) } } }), /Wait/],
    ['it is blocked from the first moment', 'fail', factsOf({ health: { ...soon, sinks: { gtm: sink({ status: 'blocked' }) } } }), /blocker/],
    ['there is its snippet alone', 'fail', factsOf({ window: { gtm: 'stub' } }), /snippet is there/],
    ['it runs and gets nothing', 'fail', factsOf({ window: { gtm: 'running', containers: ['GTM-SHOP'] } }), /never fires by itself/],
    ['it runs, and nothing has happened', 'unknown', factsOf({ health: { sinks: { gtm: sink({ delivered: 0 }) } }, window: { gtm: 'running' } }), /no event has been pushed/],
    ['it took a push', 'pass', factsOf({ window: { gtm: 'running', containers: ['GTM-SHOP'], layer: [push] } }), /`chat_lead_qualified`/],
    ['the shop pushes what has an id of its own', 'fail', factsOf({ window: { gtm: 'running', layer: [purchase] } }), /nothing is pushed for it/],
    ['a page pushes a chat event by a name of its own', 'pass', factsOf({ window: { gtm: 'running', layer: [{ ...purchase, id: 'evt_1' }] } }), /took 1 push.*`another name`/],
    ['Kustomer’s recipe has no id', 'pass', factsOf({ health: { sinks: { gtm: sink() } }, window: { gtm: 'running', layer: [{ ...push, name: 'Kustomer_Chat_Event', id: undefined }] } }), /took 1 push.*`Kustomer_Chat_Event`/],
    ['it took none of the pushes', 'fail', factsOf({ window: { gtm: 'running', layer: [{ ...push, seenByTagManager: false }] } }), /took none/],
  ],
  tags_fire: [
    ['both run', 'pass', factsOf(), /realtime report of GA4 and Test Events of Meta/],
    ['the pixel is a snippet alone', 'fail', factsOf({ health: { sinks: { ga4: sink(), meta: sink({ status: 'waiting' }) } }, window: { meta: 'stub' } }), /connect\.facebook\.net/],
    ['gtag.js is not there', 'fail', factsOf({ health: { sinks: { ga4_2: sink({ status: 'waiting' }) } }, window: { ga4: 'absent' } }), /GA4 2: gtag\.js is not on this page/],
    ['they may come yet', 'unknown', factsOf({ health: { ...soon, sinks: { ga4: sink({ status: 'waiting' }) } } }), /Wait/],
    ['gtag.js runs for another property', 'fail', factsOf({ health: { sinks: { ga4: sink({ status: 'waiting', held: { not_ready: 1 } }) } }, window: { containers: ['G-OTHER'] } }), /gtag\.js runs, but for another id than the sink’s.*`measurementId`.*G-OTHER runs/],
    ['the analytics were stopped', 'fail', factsOf({ health: { sinks: { ga4: sink({ status: 'stopped' }) } }, window: { ga4: 'absent' } }), /stop\(\)/],
    ['a library may wait for consent', 'unknown', factsOf({ consent: { analytics: 'pending', advertising: 'granted' }, health: { sinks: { ga4: sink({ status: 'waiting', delivered: 0 }), meta: sink() } }, window: { ga4: 'absent' } }), /GA4: the library may wait for the shopper’s consent.*Agree/],
    ['a purpose of another kind is asked for', 'unknown', factsOf({ consent: { analytics: 'pending', advertising: 'granted' }, health: { sinks: { meta: sink({ status: 'waiting', held: { consent: 1 } }) } }, window: { meta: 'absent' } }), /Meta: the library may wait/],
    ['consent is not what the library waits for', 'fail', factsOf({ consent: { analytics: 'denied', advertising: 'granted' }, health: { sinks: { ga4: sink({ status: 'waiting', held: { not_ready: 1 } }) } }, window: { ga4: 'absent' } }), /not on this page/],
    ['a library is blocked whatever the consent', 'fail', factsOf({ consent: { analytics: 'pending', advertising: 'granted' }, health: { sinks: { ga4: sink({ status: 'blocked' }) } }, window: { ga4: 'absent' } }), /not on this page/],
    ['they run, and nothing has happened', 'unknown', factsOf({ health: { sinks: { ga4: sink({ delivered: 0 }) } } }), /no event has gone yet/],
    ['debugging is asked for and GA4 does not know', 'fail', factsOf({ wantsDebug: true }), /debug: true/],
    ['debugging is asked for and GA4 knows', 'pass', factsOf({ wantsDebug: true, window: { ga4Debug: true } }), /DebugView/],
    ['there is neither', 'unknown', factsOf({ health: { sinks: {} } }), /neither/],
  ],
  duplicates: [
    ['nothing came twice', 'pass', factsOf(), /No event came twice/],
    ['what came twice was left out', 'pass', factsOf({ trace: { repeated: { autochat: 2 } } }), /Autochat told 2 events again/],
    ['GTM and the GA4 sink do the same', 'fail', factsOf({ health: { issues: [issue('double_counting', 'gtm', 'chat_opened')] } }), /one of the two/],
    ['a pasted snippet still sends', 'fail', factsOf({ window: { layer: [call, { ...call, name: 'chat_widget_tracking' }] } }), /chat_lead_qualified, chat_widget_tracking/],
    ['two GA4 sinks send to two properties', 'pass', factsOf({ health: { sinks: { ga4: sink(), ga4_2: sink() } }, window: { layer: [callTo('G-A'), callTo(['G-B'])] } }), /No event/],
    ['a pasted snippet sends beside two GA4 sinks', 'fail', factsOf({ health: { sinks: { ga4: sink(), ga4_2: sink() } }, window: { layer: [callTo('G-A'), callTo('G-B'), { ...call, name: 'chat_widget_tracking' }] } }), /chat_lead_qualified, chat_widget_tracking/],
    ['a pasted snippet sends to one of two properties', 'fail', factsOf({ health: { sinks: { ga4: sink(), ga4_2: sink() } }, window: { layer: [callTo('G-A'), callTo('G-B'), callTo('G-B')] } }), /GA4 is told of one event twice/],
    ['a call is for a group or an ad alone', 'pass', factsOf({ window: { layer: [call, callTo('AW-1/label')] } }), /No event/],
    ['a pasted snippet still pushes what the sink does', 'fail', factsOf({ window: { layer: [vendorPush, vendorPush] } }), /pushed for GTM twice.*the GTM sink.*evt_1: autochat\.widget_tracking\.v1/],
    ['two names, two layers, or a push and a call are for two tags', 'pass', factsOf({ window: { layer: [push, vendorPush, { ...push, layer: 'shopLayer' }, call] } }), /No event/],
    ['the shop has one id for two events of its own', 'pass', factsOf({ window: { layer: [{ ...purchase, kind: 'call' }, { ...purchase, kind: 'call' }, purchase, purchase] } }), /No event/],
    ['nothing has happened', 'unknown', factsOf({ health: { sources: { autochat: source({ accepted: 0 }) } } }), /No event has come/],
  ],
  missing_events: [
    ['it is not known what should have come', 'unknown', factsOf(), /emit_browser/],
    ['everything came', 'pass', factsOf({ answers: { outcomes: [outcome()] } }), /All of 1 outcome/],
    ['a mapping keeps it from the browser', 'fail', factsOf({ answers: { outcomes: [outcome({ emitBrowser: false })] } }), /`emit_browser` is off/],
    ['it did not come', 'fail', factsOf({ answers: { outcomes: [outcome({ id: 'evt_2' })] } }), /did not reach/],
    ['it may be on its way', 'unknown', factsOf({ answers: { outcomes: [outcome({ id: 'evt_2', at: Date.parse('2026-02-11T09:30:59.000Z') })] } }), /may be on the way/],
    ['it has no id, and came', 'pass', factsOf({ answers: { outcomes: [outcome({ id: undefined })] } }), /All of 1/],
    ['it has no id, and did not come', 'fail', factsOf({ answers: { outcomes: [outcome({ id: undefined }), outcome({ id: undefined, at: begun + 20_000 })] } }), /1 outcome of the endpoint did not reach/],
    ['two have no id, and one came', 'fail', factsOf({ answers: { outcomes: [outcome({ id: undefined }), outcome({ id: undefined })] } }), /1 outcome of the endpoint did not reach/],
    ['a mapping kept it from the browser, and no longer does', 'pass', factsOf({ answers: { outcomes: [outcome({ id: 'evt_0', emitBrowser: false }), outcome()] } }), /All of 1/],
    ['a mapping told the browser, and no longer does', 'fail', factsOf({ answers: { outcomes: [outcome(), outcome({ id: 'evt_2', emitBrowser: false })] } }), /`emit_browser` is off/],
    ['the answer was pasted', 'unknown', factsOf({ answers: { outcomes: [outcome({ id: 'evt_2', at: 0 })] } }), /cannot be told/],
    ['a pasted answer tells of what came', 'pass', factsOf({ answers: { outcomes: [outcome({ at: 0 })] } }), /All of 1/],
    ['the timeline has forgotten what came then', 'unknown', factsOf({ answers: { outcomes: [outcome({ id: 'evt_2' })] }, trace: { completeSince: begun + 30_000 } }), /cannot be told/],
    ['the timeline was emptied', 'unknown', factsOf({ answers: { outcomes: [outcome({ id: 'evt_2' })] }, trace: { ids: new Set(), completeSince: undefined } }), /cannot be told/],
    ['nothing ever came', 'fail', factsOf({ health: { sources: { autochat: source({ received: 0, accepted: 0 }) } }, answers: { outcomes: [outcome()] }, trace: { ids: new Set(), completeSince: undefined } }), /did not reach/],
    ['the page has no Autochat', 'unknown', factsOf({ health: { sources: {} }, answers: { outcomes: [outcome()] } }), /no Autochat/],
  ],
  sdk_generation: [
    ['Autochat speaks version 1', 'pass', factsOf(), /version 1/],
    ['Autochat speaks another', 'fail', factsOf({ health: { sources: { autochat: source({ rejected: { unknown_dispatch_version: 1 } }) } } }), /Update/],
    ['Kustomer is Chat v2', 'pass', factsOf({ health: { sources: { kustomer: source() } }, window: { kustomer: 'widget' } }), /Chat v2/],
    ['Kustomer is the agents’ desktop', 'fail', factsOf({ health: { sources: { autochat: source(), kustomer: source() } }, window: { kustomer: 'cards' } }), /Cards SDK/],
    ['Kustomer is not started', 'unknown', factsOf({ health: { sources: { kustomer: source() } }, window: { kustomer: 'loader' } }), /start/],
    ['Clarity has another global that nobody named', 'unknown', factsOf({ health: { sources: { bloomreach_clarity: source({ received: 0 }) } } }), /globals/],
    ['Clarity has another global, by which it is heard', 'pass', factsOf({ health: { sources: { bloomreach_clarity: source() } } }), /Clarity: it is heard/],
    ['Kustomer has another global that nobody named', 'unknown', factsOf({ health: { sources: { kustomer: source({ received: 0 }) } } }), /`attach`/],
    ['Kustomer was handed over, and is heard', 'pass', factsOf({ health: { sources: { kustomer: source() } } }), /Kustomer: it is heard/],
    ['Clarity’s library never said anything', 'unknown', factsOf({ health: { sources: { bloomreach_clarity: source({ received: 0 }) } }, window: { clarity: { global: 'exponea', state: 'stub' } } }), /blocked/],
    ['Clarity was heard', 'pass', factsOf({ health: { sources: { bloomreach_clarity: source() } }, window: { clarity: { global: 'brweb', state: 'stub' } } }), /`brweb`/],
    ['there is no vendor', 'unknown', factsOf({ health: { sources: {} } }), /no source/],
  ],
  consent: [
    ['everything is granted', 'pass', factsOf(), /granted/],
    ['events wait for an answer', 'fail', factsOf({ consent: { analytics: 'pending', advertising: 'granted' }, health: { sinks: { ga4: sink({ held: { consent: 3 } }) } } }), /GA4: 3 events waiting/],
    ['a purpose waits, and no event', 'unknown', factsOf({ consent: { analytics: 'pending', advertising: 'granted' } }), /Answer/],
    ['the shopper refused', 'fail', factsOf({ consent: { analytics: 'granted', advertising: 'denied' }, health: { sinks: { meta: sink({ dropped: { denied: 1 } }) } } }), /as they must be/],
    ['the shopper refused, and nothing has happened yet', 'fail', factsOf({ consent: noAds, health: { sinks: { meta: sink({ delivered: 0 }) } } }), /will be dropped/],
    ['the shopper refused, and nothing has happened since', 'unknown', factsOf({ consent: noAds }), /whether Meta needs it shows/],
    ['the shopper refused what no destination needs', 'pass', factsOf({ consent: noAds, health: { sinks: { ga4: sink(), gtm: sink({ delivered: 0 }), webhook: sink() } } }), /Every purpose that a destination needs/],
    ['nobody asks for what no destination needs', 'pass', factsOf({ consent: { analytics: 'granted', advertising: 'pending' }, health: { sinks: { ga4: sink() } } }), /Every purpose/],
    ['events were dropped once, and what was refused since is not needed', 'pass', factsOf({ consent: noAds, health: { sinks: { ga4: sink({ dropped: { denied: 2 } }) } } }), /2 events dropped/],
    ['a destination of one’s own had to drop what came last', 'fail', factsOf({ consent: noAds, health: { sinks: { crm: sink({ dropped: { denied: 1 } }) } }, trace: { refused: new Set(['crm']) } }), /as they must be/],
    ['a destination of one’s own got what came last', 'pass', factsOf({ consent: noAds, health: { sinks: { crm: sink({ dropped: { denied: 1 } }) } } }), /Every purpose/],
    ['GA4 may be for advertising', 'unknown', factsOf({ consent: noAds, health: { sinks: { ga4: sink({ dropped: { denied: 1 } }) } }, trace: { refused: new Set(['ga4']) } }), /whether GA4 needs it/],
    ['Meta is for analytics', 'pass', factsOf({ consent: noAds, health: { sinks: { meta: sink({ held: { not_ready: 1 } }) } } }), /Every purpose/],
  ],
  blocked: [
    ['nothing is', 'pass', factsOf(), /can be reached/],
    ['a library cannot be loaded', 'fail', factsOf({ health: { sinks: { meta: sink({ status: 'blocked' }) } } }), /Meta cannot be loaded/],
    ['a library does not come', 'fail', factsOf({ health: { sinks: { ga4: sink({ status: 'waiting', held: { not_ready: 5 } }) } }, window: { ga4: 'stub' } }), /GA4 is not there.*www\.googletagmanager\.com.*5 events waiting/],
    ['a library runs for somebody else', 'fail', factsOf({ health: { sinks: { ga4: sink({ status: 'waiting', held: { not_ready: 5 } }) } } }), /GA4 is not there.*compare the ids/],
    ['a library may come yet', 'unknown', factsOf({ health: { ...soon, sinks: { ga4: sink({ status: 'waiting' }) } } }), /Wait/],
    ['an endpoint and a library are not reached', 'fail', factsOf({ health: { sinks: { webhook: sink({ held: { retry: 5 } }), ga4: sink({ status: 'waiting', held: { not_ready: 5 } }) } } }), /Webhook does not take events\. GA4 is not there\./],
    ['an endpoint does not answer', 'fail', factsOf({ health: { sinks: { webhook: sink({ held: { retry: 5 } }) } }, trace: { failingSince: { webhook: Date.parse(soon.now) } } }), /network panel/],
    ['its next try is on its way', 'fail', factsOf({ health: { sinks: { webhook: sink({ held: { sending: 5 } }) } }, trace: { failingSince: { webhook: Date.parse(soon.now) } } }), /Webhook does not take events/],
    ['an endpoint has only begun to fail', 'unknown', factsOf({ health: { sinks: { webhook: sink({ held: { retry: 5 } }) } }, trace: { failingSince: { webhook: Date.parse('2026-02-11T09:30:58.000Z') } } }), /Wait/],
    ['an endpoint failed, and nothing waits for it', 'pass', factsOf({ health: { sinks: { webhook: sink() } }, trace: { failingSince: { webhook: Date.parse(soon.now) } } }), /can be reached/],
    ['a library waits for the shopper’s consent', 'pass', factsOf({ consent: { analytics: 'pending', advertising: 'granted' }, health: { sinks: { ga4: sink({ status: 'waiting', held: { consent: 1 } }) } }, window: { ga4: 'absent' } }), /can be reached/],
    ['the endpoint refuses', 'fail', factsOf({ health: { issues: [issue('http_error', 'webhook', '403')] } }), /403/],
    ['events failed', 'fail', factsOf({ health: { sinks: { webhook: sink({ failed: 2, attempts: 9 }) } } }), /2 of 9 attempts/],
  ],
  contract: [
    ['everything was understood', 'pass', factsOf(), /watchDrift/],
    ['a vendor has something new', 'fail', factsOf({ health: { sources: { autochat: source({ rejected: { unknown_event: 2 } }) }, issues: [issue('rejected', 'autochat.unknown_event', 'autochat.x.v1')] } }), /autochat\.x\.v1/],
    ['a value is not documented', 'fail', factsOf({ health: { issues: [issue('unknown_value', 'bloomreach_clarity.widget_size')] } }), /widget_size/],
    ['the page’s own mistakes are not the vendor’s', 'pass', factsOf({ health: { issues: [issue('bad_value', 'host.survey_submitted.rating')] } }), /understood/],
    ['nothing was understood yet', 'unknown', factsOf({ health: { sources: { autochat: source({ accepted: 0 }) } } }), /No event/],
  ],
  options: [
    ['they are', 'pass', factsOf(), /Every option/],
    ['one is not', 'fail', factsOf({ health: { issues: [issue('unknown_option', 'ga4.meazurementId', 'allowed: measurementId')] } }), /meazurementId/],
  ],
  books: [
    ['they balance', 'pass', factsOf(), /accepted, repeated/],
    ['they do not', 'fail', factsOf({ health: { sinks: { ga4: sink({ offered: 5 }) } } }), /GA4 do not balance/],
  ],
};

describe('the doctor', () => {
  it('never shows what the shop has on the data layer for itself', () => {
    const own = { ...purchase, name: 'purchase_by_ada', id: 'ada-1' };
    const layer: readonly LayerEntry[] = [own, own, { ...own, kind: 'call' }, { ...own, kind: 'call' }, { ...own, id: 'evt_1' }, { ...own, id: 'evt_1' }, { ...own, isChat: true }, { ...own, isChat: true }, { ...push, id: 'ada-2' }, { ...push, id: 'ada-2' }];
    for (const gtm of ['running', 'stub', 'absent'] as const) {
      for (const shown of [layer, layer.slice(4), layer.slice(6), layer.slice(8)]) {
        const facts = factsOf({ window: { gtm, layer: shown } });
        expect(JSON.stringify(checks.map((check) => check.look(facts)))).not.toContain('ada');
      }
    }
  });

  it('asks the six questions of the vendor’s checklist first, in their order, and every question has cases here', () => {
    expect(checks.flatMap(({ item }) => item ?? [])).toEqual([1, 2, 3, 4, 5, 6]);
    expect(checks.slice(0, 6).every(({ item }) => item)).toBe(true);
    expect(Object.keys(cases)).toEqual(checks.map(({ id }) => id));
  });

  for (const [id, list] of Object.entries(cases)) {
    describe(id, () => {
      it.each(list)('where %s: %s', (_says, verdict, facts, words) => {
        const { verdict: found, finding, next, evidence } = ask(id, facts);
        expect(found).toBe(verdict);
        expect(next).toMatch(/\.$/);
        expect([finding, next, ...evidence].join(' ')).toMatch(words);
      });
    });
  }
});

describe('one trouble is not told as another', () => {
  const waiting = sink({ status: 'waiting', delivered: 0 });
  const pending = { analytics: 'pending', advertising: 'pending' } as const;

  it('of two libraries that are not there each has its own sentence and its own host', () => {
    const { finding, next } = ask('tags_fire', factsOf({ health: { sinks: { ga4: waiting, meta: waiting } }, window: { ga4: 'stub', meta: 'absent' } }));
    expect(finding).toBe('GA4: the snippet is there, but gtag.js never came. Meta: the pixel’s library is not on this page.');
    expect(next).toContain('`www.googletagmanager.com` or `connect.facebook.net`');
  });

  it('a tag manager that waits for consent is not blocked', () => {
    const facts = factsOf({ consent: pending, health: { sinks: { gtm: sink({ status: 'waiting', delivered: 0, held: { consent: 1 } }) } } });
    expect([ask('blocked', facts).verdict, ask('tag_manager', facts).verdict]).toEqual(['pass', 'unknown']);
  });

  it.each([
    ['throws', [issue('rejected', 'autochat.before_event'), issue('threw', 'beforeEvent', 'TypeError')], /`beforeEvent` threw an error/],
    ['returns what is no event', [issue('rejected', 'autochat.before_event')], /`beforeEvent` returned what is no event/],
  ])('a beforeEvent that %s is the page’s own, and no vendor’s', (_, issues, words) => {
    const facts = factsOf({ health: { sources: { autochat: source({ accepted: 0, rejected: { before_event: 1 } }) }, issues } });
    expect(ask('contract', facts).finding).not.toContain('A vendor sends');
    expect(ask('options', facts)).toMatchObject({ verdict: 'fail', finding: expect.stringMatching(words) as string });
  });

  it('a sink of one’s own that has had nothing yet may need what is pending', () => {
    const nothing = sink({ offered: 0, delivered: 0, attempts: 0 });
    expect(ask('consent', factsOf({ consent: pending, health: { sinks: { crm: nothing } } })).verdict).toBe('unknown');
  });
});
