import { autochat } from '@chat-analytics/autochat';
import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics, type ChatAnalyticsOptions, type Issue } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { gtm } from '@chat-analytics/gtm-sink';
import { kustomer } from '@chat-analytics/kustomer';
import { meta } from '@chat-analytics/meta-sink';
import { createAutochatWidget, createGtag, createKustomer, createMetaPixel, createRecordingSink, hostEventOf, unbalanced } from '@chat-analytics/testing';
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
    const names = ['consent', 'beforeEvent', 'redact', 'storage', 'limits', 'debug', 'sources', 'sinks', 'measurementId', 'events', 'rename', 'pace', 'parameters', 'naming', 'listen', 'globals', 'standardEvents', 'batch', 'url', 'customEvents', 'dataLayer', 'attributes', 'dataKeys', 'load', 'window'];
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

  const parts: Readonly<Record<string, readonly [make: (options: never) => unknown, names: readonly string[]]>> = {
    autochat: [autochat, ['listen', 'events', 'dataKeys']],
    kustomer: [kustomer, ['global', 'customEvents', 'captureText']],
    clarity: [clarity, ['globals', 'eventTypes', 'dataLayer', 'attributes', 'captureText']],
    ga4: [ga4, ['measurementId', 'naming', 'sendTo', 'debug', 'pace', 'load', 'nonce', 'events', 'rename', 'parameters', 'purpose']],
    meta: [meta, ['pixelId', 'naming', 'standardEvents', 'limitedDataUse', 'manageConsent', 'load', 'nonce', 'events', 'rename', 'parameters', 'purpose']],
    gtm: [gtm, ['dataLayer', 'naming', 'aliases', 'pace', 'events', 'purpose']],
    webhook: [webhook, ['url', 'headers', 'batch', 'events', 'purpose']],
    createChatAnalytics: [
      (options: object) => {
        const { track, health, stop } = start({ sources: [], sinks: [], consent: {}, ...options });
        track(hostEventOf('goal_met', 'a'));
        expect(unbalanced(health())).toEqual([]);
        stop();
      },
      ['sources', 'sinks', 'consent', 'beforeEvent', 'redact', 'storage', 'limits', 'onIssue', 'debug', 'window'],
    ],
  };

  it.each(Object.keys(parts))('%s throws at no option, whatever it is given', (name) => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const [make, names] = parts[name] ?? [];
    for (const value of [null, true, false, 0, 5, '', 'x', [], {}, [null], () => 1, Number.NaN]) {
      make?.(given(value));
      for (const option of names ?? []) expect(() => make?.(given({ [option]: value })), `${option}: ${typeof value} ${JSON.stringify(value)}`).not.toThrow();
    }
  });

  it.each([null, true, 'plan', {}, 5])('keys of data that are no list, such as %s, let none in and lose no event', (dataKeys) => {
    const sink = createRecordingSink();
    const analytics = start({ sources: [autochat(given({ dataKeys }))], sinks: [sink], consent: 'not_required' });
    createAutochatWidget(window).outcome('autochat.lead_qualified.v1', { data: { first_name: 'Jane' } });
    expect(sink.events.map(({ properties }) => properties)).toEqual([expect.not.objectContaining({ details: expect.anything() as unknown })]);
    analytics.stop();
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
