import { autochat } from '@chat-analytics/autochat';
import { reference as autochatReference } from '@chat-analytics/autochat/reference';
import { clarity } from '@chat-analytics/clarity';
import { reference as clarityReference } from '@chat-analytics/clarity/reference';
import { createChatAnalytics, watchDrift, type ChatEvent, type Issue, type Source } from '@chat-analytics/core';
import { kustomer } from '@chat-analytics/kustomer';
import { reference as kustomerReference } from '@chat-analytics/kustomer/reference';
import { createAutochatWidget, createClarityWebchat, createKustomer, createRecordingSink } from '@chat-analytics/testing';
import { afterEach, describe, expect, it } from 'vitest';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0).reverse()) clean();
});

/** Hears a source, and keeps what it brings. */
function hear(source: Source): { events: readonly ChatEvent[]; issues: () => Issue[]; told: readonly Issue[]; stop: () => void } {
  const sink = createRecordingSink();
  const told: Issue[] = [];
  const analytics = createChatAnalytics({ sources: [source], sinks: [sink], consent: 'not_required', debug: false, onIssue: (issue) => told.push(issue) });
  cleanups.push(analytics.stop);
  return { events: sink.events, issues: () => analytics.health().issues, told, stop: analytics.stop };
}

const goal = {
  scope: 'chat_widget_tracking',
  event_id: 'e1',
  event_type: 'autochat.goal_met.v1',
  occurred_at: '2026-02-11T09:30:00.000Z',
  conversation_id: 'c1',
  session_id: null,
  trigger_source: 'tool',
  data: { anything: 'goes' },
  dispatch_version: 1,
} as const;

describe('a value that is not among those that are documented', () => {
  it('passes, and is reported once and counted where drift is watched', () => {
    const { event, remove } = createClarityWebchat(window);
    cleanups.push(remove);
    const { events, issues, told } = hear(watchDrift(clarity(), clarityReference));
    event('url_click', { link_type: 'jane@example.com', chat_widget_size: 'gigantic' });
    event('thumbs_up', { chat_widget_size: 'tiny' });
    event('url_click', { chat_widget_size: 'small' });
    expect(events.map(({ properties }) => properties)).toMatchObject([{ link_type: '[email]', widget_size: 'gigantic' }, { widget_size: 'tiny' }, { widget_size: 'small' }]);
    expect(issues()).toEqual([
      { code: 'unknown_value', where: 'bloomreach_clarity.link_type', detail: 'documented: product_card, text_url, mini_pdp_product, product_menu', count: 1 },
      { code: 'unknown_value', where: 'bloomreach_clarity.chat_widget_size', detail: 'documented: large, small, half_screen, full_screen', count: 2 },
    ]);
    expect(told).toHaveLength(2);
  });

  it('is not reported where drift is not watched', () => {
    const { event, remove } = createClarityWebchat(window);
    cleanups.push(remove);
    const { events, issues } = hear(clarity());
    event('url_click', { link_type: 'hologram' });
    expect(events).toHaveLength(1);
    expect(issues()).toEqual([]);
  });

  it('is none where the attribute has a list in another event alone', () => {
    const { event, remove } = createClarityWebchat(window);
    cleanups.push(remove);
    const { issues } = hear(watchDrift(clarity(), clarityReference));
    event('menu_click', { button_content: 'Learn more' });
    expect(issues()).toEqual([]);
    event('product_menu_click', { button_content: 'Learn more' });
    expect(issues()).toMatchObject([{ code: 'unknown_value', where: 'bloomreach_clarity.button_content' }]);
  });

  it('is none where it is left out or is a number or text all the same, and of another shape it is what every source reports', () => {
    const { track, event, remove } = createClarityWebchat(window);
    cleanups.push(remove);
    const { issues } = hear(watchDrift(clarity(), clarityReference));
    track('webchat', { action: 'url_click', link_type: null, chat_widget_size: undefined });
    event('submit_feedback', { feedback_state: 5 });
    event('submit_feedback', { feedback_state: '1' });
    expect(issues()).toEqual([]);
    event('url_click', { link_type: { kind: 'text_url' } });
    expect(issues()).toMatchObject([{ code: 'bad_value', where: 'bloomreach_clarity.url_click.link_type' }]);
  });

  it('counts once where the same call is heard twice', () => {
    const { sdk, track, remove } = createClarityWebchat(window, { sdk: ['exponea', 'brweb'] });
    cleanups.push(remove);
    const { issues } = hear(watchDrift(clarity(), clarityReference));
    const call = { action: 'url_click', link_type: 'hologram' };
    track('webchat', call);
    sdk('brweb').track('webchat', call);
    expect(issues()).toMatchObject([{ where: 'bloomreach_clarity.link_type', count: 1 }]);
  });

  it('is a direction of a message in Kustomer', () => {
    const core = createKustomer(window, { generation: 'core' });
    cleanups.push(core.remove);
    const { events, issues } = hear(watchDrift(kustomer(), kustomerReference));
    core.say('hello', { direction: 'inbound' as never });
    expect(events.map((event) => event.event_type)).toContain('message_sent');
    expect(issues()).toMatchObject([{ code: 'unknown_value', where: 'kustomer.direction', detail: 'documented: in, out' }]);
  });
});

describe('an attribute that is not documented', () => {
  it('is left out, and reported once per event and counted where all are documented', () => {
    const widget = createAutochatWidget(window);
    const { events, issues, told } = hear(watchDrift(autochat(), autochatReference));
    widget.dispatch({ ...goal, channel: 'jane@example.com' });
    widget.dispatch({ ...goal, event_id: 'e2', channel: 'web' });
    expect(events).toHaveLength(2);
    expect(JSON.stringify([events, issues()])).not.toContain('jane');
    expect(issues()).toEqual([{ code: 'unknown_attribute', where: 'autochat.autochat.goal_met.v1', detail: 'channel', count: 2 }]);
    expect(told).toHaveLength(1);
  });

  it('whose name may be personal data is not named', () => {
    const widget = createAutochatWidget(window);
    const { issues } = hear(watchDrift(autochat(), autochatReference));
    for (const name of ['jane@example.com', '4712345678', 'x'.repeat(51)]) widget.dispatch({ ...goal, event_id: name.slice(0, 4), [name]: 1 });
    expect(issues()).toEqual([{ code: 'unknown_attribute', where: 'autochat.autochat.goal_met.v1', count: 3 }]);
  });

  it('of a message is one, and of a conversation is none, for not all that these have is known', () => {
    const core = createKustomer(window, { generation: 'core' });
    cleanups.push(core.remove);
    const { issues } = hear(watchDrift(kustomer(), kustomerReference));
    core.startConversation({ brandId: 'b1' });
    expect(issues()).toEqual([]);
    core.say('hello', { mood: 'good' } as never);
    expect(issues()).toMatchObject([{ code: 'unknown_attribute', where: 'kustomer.message sent', detail: 'mood' }]);
  });

  it('is none in Clarity, whose events carry attributes that are listed nowhere', () => {
    const { event, remove } = createClarityWebchat(window);
    cleanups.push(remove);
    const { issues } = hear(watchDrift(clarity(), clarityReference));
    event('url_click', { page_type: 'PDP', customer: 'jane@example.com' });
    expect(issues()).toEqual([]);
  });
});

describe('a source that is watched for drift', () => {
  it('is the source that it was, with its own methods', () => {
    const source = watchDrift(kustomer({ global: 'Nothing' }), kustomerReference);
    const { events } = hear(source);
    const widget = createKustomer(window, { generation: 'v2' });
    cleanups.push(widget.remove);
    source.attach(widget.sdk());
    widget.open();
    expect(events.map((event) => event.event_type)).toEqual(['chat_opened']);
  });

  it('rejects unknown events and payloads that throw as before, and counts each once', () => {
    const widget = createAutochatWidget(window);
    const source = watchDrift(autochat(), autochatReference);
    const analytics = createChatAnalytics({ sources: [source], sinks: [], consent: 'not_required', debug: false });
    cleanups.push(analytics.stop);
    widget.dispatch({ ...goal, event_type: 'autochat.refund_requested.v1', channel: 'web' });
    widget.dispatch(
      Object.defineProperty({ ...goal }, 'trigger_source', {
        enumerable: true,
        get() {
          throw new Error('vendor');
        },
      }),
    );
    expect(analytics.health()).toMatchObject({ sources: { autochat: { received: 2, rejected: { unknown_event: 1, unreadable: 1 } } } });
    expect(analytics.health().issues.map(({ where }) => where)).toEqual(['autochat.unknown_event', 'autochat.unreadable']);
  });

  it('counts what throws when it is looked at, as before', () => {
    const { event, remove } = createClarityWebchat(window, { lies: ['throwing_getters'] });
    cleanups.push(remove);
    const { issues } = hear(watchDrift(clarity(), clarityReference));
    event('url_click');
    expect(issues()).toEqual([{ code: 'rejected', where: 'bloomreach_clarity.unreadable', count: 1 }]);
  });

  it('costs no more for a payload of a hundred thousand attributes than for one of a hundred', () => {
    const widget = createAutochatWidget(window);
    const { events, issues } = hear(watchDrift(autochat(), autochatReference));
    widget.dispatch({ ...Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key_${index}`, index])), ...goal });
    expect(events).toHaveLength(1);
    expect(issues()).toMatchObject([{ count: 100 }]);
  });

  it('reports for each analytics that hears it', () => {
    const source = watchDrift(clarity({ globals: [] }), clarityReference);
    const [first, second] = [hear(source), hear(source)];
    source.ingest({ action: 'url_click', link_type: 'hologram' });
    expect([first.issues().length, second.issues().length]).toEqual([1, 1]);
    first.stop();
    source.ingest({ action: 'url_click', link_type: 'hologram' });
    expect([first.issues()[0]?.count, second.issues()[0]?.count]).toEqual([1, 2]);
  });
});
