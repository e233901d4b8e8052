import { autochat } from '@chat-analytics/autochat';
import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics, type ChatAnalyticsOptions, type Issue } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { gtm } from '@chat-analytics/gtm-sink';
import { kustomer } from '@chat-analytics/kustomer';
import { meta } from '@chat-analytics/meta-sink';
import { createGtag, createKustomer, createMetaPixel, createRecordingSink, hostEventOf, unbalanced } from '@chat-analytics/testing';
import { webhook } from '@chat-analytics/webhook-sink';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** In the build for production nobody checks options: what is wrong with them must harm neither the page nor the shopper all the same. */
beforeEach(() => {
  vi.stubEnv('NODE_ENV', 'production');
  return () => {
    vi.unstubAllEnvs();
  };
});

/** Options as somebody writes them who was not compiled. */
const start = (options: unknown): ReturnType<typeof createChatAnalytics> => createChatAnalytics(options as ChatAnalyticsOptions);

/** What is no option, as a factory is given it. */
const given = (options: unknown): never => options as never;

describe('in the build for production', () => {
  it('an SDK’s event whose name is undefined among those of `customEvents` keeps its own', () => {
    const chat = createKustomer(window, { generation: 'legacy' });
    const sink = createRecordingSink();
    const analytics = start({ sources: [kustomer(given({ customEvents: { 'chat opened': undefined } }))], sinks: [sink], consent: 'not_required' });
    chat.open();
    expect(sink.events.map(({ event_type }) => event_type)).toEqual(['chat_opened']);
    analytics.stop();
    chat.remove();
  });

  it('events arrive as they do in development', () => {
    const gtag = createGtag(window, { measurementId: 'G-TEST' });
    const pixel = createMetaPixel(window);
    gtag.load();
    pixel.load();
    const analytics = start({
      sources: [autochat()],
      sinks: [ga4({ measurementId: 'G-TEST', rename: { goal_met: 'chat_goal' }, pace: { burst: 5 } }), meta({ standardEvents: { goal_met: 'Lead' } })],
      consent: 'not_required',
    });
    analytics.track(hostEventOf('goal_met', 'a'));
    expect(analytics.health().sinks).toMatchObject({ ga4: { delivered: 1 }, meta: { delivered: 1 } });
    analytics.stop();
  });

  it('no consent that cannot be read is a grant', () => {
    for (const consent of [undefined, null, true, 'granted', 'not-required', { analytics: true }, { analytics: 'Granted' }, { analytic: 'granted' }, [], 7]) {
      const sink = createRecordingSink({ name: 'sink', purpose: 'analytics' });
      const analytics = start({ sources: [], sinks: [sink], consent });
      analytics.consent.update(consent as object);
      analytics.track(hostEventOf('chat_opened', 'a'));
      expect(analytics.consent.get(), JSON.stringify(consent)).toEqual({ analytics: 'pending', advertising: 'pending' });
      expect(sink.events).toEqual([]);
      expect(unbalanced(analytics.health())).toEqual([]);
      analytics.stop();
    }
  });

  it('whatever the options are, nothing is thrown and the books balance', () => {
    const names = ['consent', 'beforeEvent', 'redact', 'storage', 'limits', 'debug', 'sources', 'sinks', 'measurementId', 'events', 'rename', 'pace', 'parameters', 'naming', 'listen', 'globals', 'standardEvents', 'batch', 'url', 'customEvents', 'dataLayer'];
    const scalar = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined, 'granted', 'recipe', 'local', -1, Number.NaN));
    const anyValue = fc.oneof(scalar, fc.array(scalar), fc.dictionary(fc.constantFrom('held', 'burst', 'goal_met', 'analytics', 'patterns', 'size'), scalar, { noNullPrototype: true }), fc.func(scalar));
    const anyOptions = fc.dictionary(fc.constantFrom(...names), anyValue, { noNullPrototype: true });
    vi.spyOn(console, 'warn').mockReturnValue();
    fc.assert(
      fc.property(anyOptions, anyOptions, (own, parts) => {
        const factories = [autochat, kustomer, clarity, ga4, meta, gtm, webhook] as ((options: unknown) => unknown)[];
        const made = factories.map((make) => make(parts));
        const good = createRecordingSink({ name: 'good' });
        const analytics = start({ sources: made.slice(0, 3), sinks: [...made.slice(3), undefined, false, good], ...own });
        analytics.track(hostEventOf('chat_opened', 'a'));
        expect(unbalanced(analytics.health())).toEqual([]);
        analytics.stop();
      }),
      { numRuns: 200 },
    );
  });

  it('personal data is hidden unless `redact` is false', () => {
    for (const [redact, expected] of [[undefined, '[email]'], [null, '[email]'], [0, '[email]'], ['no', '[email]'], [false, 'jane@example.com']]) {
      const sink = createRecordingSink({ name: 'sink' });
      const analytics = start({ sources: [], sinks: [sink], consent: 'not_required', redact });
      analytics.track({ event_type: 'chat_opened', properties: { opened_via: 'jane@example.com' } });
      expect(sink.events[0]?.properties).toEqual({ opened_via: expected });
      analytics.stop();
    }
  });

  it('a sink that is none takes no event from the others', () => {
    const sink = createRecordingSink({ name: 'sink', purpose: 'analytics' });
    const analytics = start({ sources: [], sinks: [false, undefined, ga4, sink], consent: 'not_required' });
    analytics.track(hostEventOf('chat_opened', 'a'));
    expect(sink.events).toHaveLength(1);
    analytics.stop();
  });

  it('what is found out while it runs is told as ever', () => {
    const issues: Issue[] = [];
    const analytics = start({ sources: [autochat()], sinks: [], consent: 'not_required', onIssue: (issue: Issue) => issues.push(issue) });
    window.dispatchEvent(new CustomEvent('autochat.widget_tracking.v1', { detail: { scope: 'another' } }));
    expect(issues).toMatchObject([{ code: 'rejected', where: 'autochat.wrong_scope' }]);
    analytics.stop();
  });

  it('an option that is not one is not looked at', () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    start({ sources: [autochat(given({ dataKey: ['plan'] }))], sinks: [ga4(given({ measurmentId: 'G-TEST' }))], consent: 'not_required', sinksToo: true }).stop();
    expect(warn).not.toHaveBeenCalled();
  });

  it('a pace and limits that are undefined are left out', () => {
    const gtag = createGtag(window, { measurementId: 'G-TEST' });
    const waiting = Object.assign(createRecordingSink(), { running: false });
    const analytics = start({
      sources: [],
      sinks: [ga4(given({ measurementId: 'G-TEST', pace: { burst: undefined, perSecond: 4 } })), waiting],
      consent: 'not_required',
      limits: { held: undefined, stored: 500 },
    });
    for (let count = 0; count < 60; count++) analytics.track(hostEventOf('goal_met', `p${count}`));
    expect(analytics.health().sinks).toMatchObject({ ga4: { delivered: 15, held: { pace: 45 } }, recording: { held: { not_ready: 60 }, dropped: {} } });
    analytics.stop();
    gtag.remove();
  });
});
