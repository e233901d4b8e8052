import { createChatAnalytics, type ChatEvent } from '@chat-analytics/core';
import { autochatOutcomes, createAutochatWidget, createRecordingSink } from '@chat-analytics/testing';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { autochat, contract, type AutochatEventDetail, type AutochatEventName, type AutochatOptions } from '../src/index.js';

function listen(options?: AutochatOptions): { events: ChatEvent[]; health: () => ReturnType<ReturnType<typeof createChatAnalytics>['health']> } {
  const sink = createRecordingSink();
  const analytics = createChatAnalytics({ sources: [autochat(options)], sinks: [sink], consent: 'not_required', debug: false });
  return { events: sink.events, health: analytics.health };
}

describe('autochat', () => {
  it('knows the seven outcomes of the vendor', () => {
    expect(Object.keys(contract.events)).toEqual(autochatOutcomes);
  });

  it('listens as soon as it is started, and says so', () => {
    expect(listen().health().sources.autochat).toMatchObject({ status: 'listening', received: 0 });
  });

  it('hears nothing of an outcome whose mapping has emit_browser off', () => {
    const { events, health } = listen();
    const widget = createAutochatWidget(window, { emitBrowser: { 'autochat.goal_met.v1': false } });
    widget.outcome('autochat.goal_met.v1');
    expect(health().sources.autochat?.received).toBe(0);
    widget.setEmitBrowser('autochat.goal_met.v1', true);
    widget.outcome('autochat.goal_met.v1');
    expect(events).toHaveLength(1);
  });

  it('hears the aliases where told so, and does not hear the stable event then', () => {
    const { events, health } = listen({ listen: 'aliases' });
    const widget = createAutochatWidget(window);
    const detail = widget.outcome('autochat.lead_qualified.v1');
    widget.dispatch({ ...detail, event_id: 'stable alone' });
    expect(events.map((event) => event.event_id)).toEqual([detail.event_id]);
    expect(health().sources.autochat?.received).toBe(1);
  });

  it('counts as ignored what the option events leaves out', () => {
    const { events, health } = listen({ events: ['lead_qualified'] });
    const widget = createAutochatWidget(window);
    widget.outcome('autochat.goal_met.v1');
    widget.outcome('autochat.lead_qualified.v1');
    expect(events.map((event) => event.event_type)).toEqual(['lead_qualified']);
    expect(health().sources.autochat).toMatchObject({ received: 2, accepted: 1, ignored: 1 });
  });

  it('leaves an outcome out though its type is no text, but reads like one', () => {
    const { events } = listen({ events: ['lead_qualified'] });
    const widget = createAutochatWidget(window);
    widget.dispatch({ ...widget.outcome('autochat.goal_met.v1'), event_id: 'other', event_type: ['autochat.goal_met.v1'] });
    expect(events).toEqual([]);
  });

  it('lets the allowed keys of data into details, scalars only', () => {
    const { events } = listen({ dataKeys: ['plan', 'seats', 'trial', 'list', 'absent'] });
    const data = { plan: 'pro', seats: 3, trial: false, list: ['a'], email: 'jane@example.com' };
    createAutochatWidget(window).outcome('autochat.goal_met.v1', { data });
    expect(events[0]?.properties).toEqual({ trigger_source: 'tool', details: { plan: 'pro', seats: 3, trial: false } });
  });

  it('keeps any trigger source', () => {
    const { events } = listen();
    createAutochatWidget(window).outcome('autochat.goal_met.v1', { trigger_source: 'a source of next year' });
    expect(events[0]?.properties).toEqual({ trigger_source: 'a source of next year' });
  });

  it('falls back to the defaults where its options are wrong, and says which', () => {
    const source = autochat({ listen: 'both', events: ['chat_opend'], dataKeys: [1], more: 1 } as never);
    expect(source.problems?.map(({ where }) => where)).toEqual(['autochat.listen', 'autochat.events', 'autochat.dataKeys', 'autochat.more']);
  });

  it('types the detail of the vendor', () => {
    expectTypeOf<AutochatEventDetail['event_type']>().toEqualTypeOf<AutochatEventName>();
    expectTypeOf<AutochatEventDetail['session_id']>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<NonNullable<AutochatOptions['events']>[number]>().toEqualTypeOf<
      'contact_info_obtained' | 'lead_qualified' | 'escalation_triggered' | 'followup_scheduled' | 'followup_inferred' | 'appointment_scheduled' | 'goal_met'
    >();
  });
});
