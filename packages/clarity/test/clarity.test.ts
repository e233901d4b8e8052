import { createChatAnalytics } from '@chat-analytics/core';
import { createClarityWebchat, createRecordingSink, type ClarityWebchat } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { clarity, contract, type ClarityEventName, type ClarityOptions } from '../src/index.js';
import { listen } from './page.js';

let webchat: ClarityWebchat;

beforeEach(() => {
  webchat = createClarityWebchat(window);
});
afterEach(() => webchat.remove());

describe('a call of the SDK', () => {
  const clarityCalls: [string, unknown[], string][] = [
    ['one of the 23 actions', ['webchat', { action: 'menu_click' }], 'accepted menu_click'],
    ['the survey closed, without an action', ['close_survey', {}], 'accepted close_survey'],
    ['the survey closed, without any property', ['close_survey'], 'accepted close_survey'],
    ['the survey closed, with an action', ['webchat', { action: 'close_survey' }], 'accepted close_survey'],
    ['an action that has got lost, where the type says it', ['url_click', { chat_widget_size: 'large' }], 'accepted url_click'],
    ['a trigger shown', ['webchat', { action: 'actual_show', component: 'SEARCH_SUGGESTION' }], 'accepted actual_show'],
    ['an event of A/B tests, by its component', ['webchat', { action: 'show', component: 'PLP_BANNER' }], 'ignored show'],
    ['an event of A/B tests, by its template', ['webchat', { action: 'bundle_show', component_template: 'X_v2' }], 'ignored bundle_show'],
    ['an event of A/B tests, by its variant', ['webchat', { action: 'session_start', global_variant_id: '7' }], 'ignored session_start'],
    ['an error of Clarity’s, by its name', ['webchat', { action: 'clarity_error', type: 'x', location: 'y', message: 'z', latency: 7 }], 'ignored clarity_error'],
    ['a warning of Clarity’s, by its name', ['webchat', { action: 'clarity_warning' }], 'ignored clarity_warning'],
    ['an action of next year', ['webchat', { action: 'voice_started', chat_config: '{}' }], 'rejected unknown_event'],
    ['an action of next year, by its name', ['webchat', { action: 'clarity_started' }], 'rejected unknown_event'],
    ['an action that is no text', ['webchat', { action: { name: 'url_click' }, conversation_state: 'idle' }], 'rejected unknown_event'],
    ['no action, and a type that says nothing', ['webchat', { chat_widget_state: 'open' }], 'rejected unknown_event'],
  ];
  for (const [what, args, becomes] of clarityCalls) {
    it(`is Clarity's: ${what} is ${becomes}`, () => {
      const { analytics, books, events } = listen();
      const entries: string[] = [];
      analytics.trace(({ stage, reason, source, event }) => source && entries.push(`${stage} ${reason ?? event?.vendor_event ?? ''}`));
      webchat.track(...args);
      expect(entries).toEqual([becomes]);
      expect(books()?.received).toBe(1);
      expect(events).toHaveLength(becomes.startsWith('accepted') ? 1 : 0);
    });
  }

  const foreignCalls: [string, unknown[]][] = [
    ['a page view', ['page_visit', { location: '/' }]],
    ['a session of the SDK', ['session_start', { os: 'Linux' }]],
    ['a banner shown', ['banner', { action: 'show', banner_id: '7' }]],
    ['another action', ['checkout', { action: 'pay' }]],
    ['a component that is not one of Clarity’s', ['click', { action: 'click', component: 'nav' }]],
    ['a name that is one of Clarity’s, for something else', ['menu_click', { entry: 'Shoes' }]],
    ['an A/B test that is not Clarity’s', ['ab test', { action: 'actual_show' }]],
    ['an action that every object has', ['x', { action: 'toString' }]],
    ['no properties', ['cart']],
    ['nothing at all', []],
    ['properties that are a list', ['close_chat', ['action', 'menu_click']]],
  ];
  for (const [what, args] of foreignCalls) {
    it(`is nobody's business: ${what}`, () => {
      const { books, issues } = listen();
      webchat.track(...args);
      expect(books()?.received).toBe(0);
      expect(issues).toEqual([]);
    });
  }

  it('that is not Clarity’s is not looked into beyond what tells it', () => {
    listen();
    const asked: unknown[] = [];
    const properties = new Proxy(
      { action: 'pay', card: '4111' },
      {
        get(target, key): unknown {
          asked.push(key);
          return Reflect.get(target, key);
        },
        ownKeys() {
          asked.push('all');
          return [];
        },
      },
    );
    webchat.track('checkout', properties);
    expect(asked).toEqual(['action', 'component']);
  });
});

describe('a webchat that lies', () => {
  it('about its actions has its events rejected, and that is reported once', () => {
    const { names, books, issues } = listen();
    webchat.lie('renamed_action');
    webchat.event('url_click');
    webchat.event('user_respond');
    expect(names()).toEqual([]);
    expect(books()).toMatchObject({ received: 2, rejected: { unknown_event: 2 } });
    expect(issues).toMatchObject([{ code: 'rejected', where: 'bloomreach_clarity.unknown_event', count: 2 }]);
  });

  it('about its actions, with an address in the place of a name, has that hidden before it is told', () => {
    const { analytics, issues } = listen();
    webchat.track('webchat', { action: 'jane@example.com', chat_config: '{}' });
    expect(issues).toMatchObject([{ code: 'rejected', detail: '[email]' }]);
    expect(JSON.stringify(analytics.health())).not.toContain('jane');
  });

  it('about types is put right where that is safe', () => {
    const { events, issues } = listen();
    webchat.lie('numbers_for_ids', 'strings_for_values');
    webchat.event('product_select');
    webchat.event('submit_feedback');
    webchat.event('trigger_clicked', { trigger_conversation_starters_is_generated: false });
    expect(events.map(({ properties }) => properties)).toMatchObject([
      { product_id: '431374', selected_product_ids: ['431374', '531284'] },
      { rating: 4, rating_max: 5 },
      { starter_generated: true, starters_generated: false, product_ids: ['431374', '531284'] },
    ]);
    expect(issues).toEqual([]);
  });

  it('about shapes loses those values, is reported once for each, and its events pass where they can', () => {
    const { events, issues, books } = listen();
    webchat.lie('wrong_shapes');
    webchat.event('url_click');
    webchat.event('url_click');
    webchat.event('submit_feedback');
    expect(events.map(({ properties }) => properties)).toEqual([{}, {}]);
    expect(books()?.rejected).toEqual({ missing_rating: 1 });
    expect(issues.find(({ where }) => where === 'bloomreach_clarity.url_click.link_url')).toEqual({ code: 'bad_value', where: 'bloomreach_clarity.url_click.link_url', count: 2 });
  });

  it('about values that it has published passes: they are open sets', () => {
    const { events, issues } = listen();
    webchat.event('url_click', { link_type: 'hologram', chat_widget_size: 'gigantic', conversation_state: 'dreaming', page_type: 'PDP' });
    webchat.event('chat_closed', { chat_widget_state: 'floating' });
    webchat.event('submit_feedback', { feedback_state: 11 });
    expect(events.map(({ properties }) => properties)).toMatchObject([
      { link_type: 'hologram', widget_size: 'gigantic', conversation_state: 'dreaming' },
      { closed_from: 'floating', widget_state_before: 'floating' },
      { rating: 11 },
    ]);
    expect(issues).toEqual([]);
  });

  it('about its configuration is not even read', () => {
    const { events, issues } = listen();
    const properties = {
      action: 'close_bubble',
      get chat_config(): never {
        throw new Error('nobody asked');
      },
    };
    webchat.track('webchat', properties);
    expect(events).toHaveLength(1);
    expect(issues).toEqual([]);
  });
});

describe('what a shopper writes', () => {
  const mail = 'Write to jane@example.com';
  const texts = {
    message: mail,
    feedback_message: mail,
    feedback_target_text: mail,
    suggested_question_text: mail,
    suggested_button: mail,
    link_text: mail,
    trigger_conversation_starters_list: [mail],
    suggestion_buttons_shown: [mail],
    url: 'https://jane:pw@shop.example/p/1?mail=jane@example.com#jane',
    chat_config: mail,
  };
  const all = Object.keys(contract.events) as ClarityEventName[];

  it('stays out, and its length goes in', () => {
    const { events } = listen();
    for (const action of all) webchat.track('webchat', { action, feedback_state: 4, component: 'FLOATING_TRIGGER', ...texts });
    expect(events).toHaveLength(24);
    expect(JSON.stringify(events)).not.toContain('jane');
    expect(events.find(({ vendor_event }) => vendor_event === 'user_respond')?.properties).toMatchObject({ message_length: mail.length });
  });

  it('goes in where the host opts in, without the address in it, and nothing else does', () => {
    const { events } = listen({ captureText: true });
    for (const action of all) webchat.track('webchat', { action, feedback_state: 4, component: 'FLOATING_TRIGGER', ...texts });
    const found = new Set(events.flatMap(({ properties }) => Object.entries(properties).flatMap(([name, value]) => (JSON.stringify(value).includes('[email]') ? [name] : []))));
    expect([...found].sort()).toEqual(['feedback_text', 'link_text', 'message_text', 'rated_text', 'starter_text', 'starters', 'suggestions']);
  });
});

describe('the option', () => {
  it('attributes lets further attributes into details, scalars only, and nothing that a property has', () => {
    const { events } = listen({ attributes: ['experiment', 'variant', 'sampled', 'absent', 'nested'] });
    webchat.track('webchat', { action: 'close_bubble', experiment: 'e7', variant: 2, sampled: true, nested: { a: 1 }, email: 'jane@example.com' });
    webchat.track('webchat', { action: 'url_click', experiment: 'e7' });
    webchat.track('close_survey');
    expect(events.map(({ properties }) => properties)).toEqual([{ details: { experiment: 'e7', variant: 2, sampled: true } }, { details: { experiment: 'e7' } }, {}]);
  });

  it('attributes does not go past the privacy class of a property', () => {
    const source = clarity({ attributes: ['message', 'experiment', 'url', 'feedback_target_text'] });
    expect(source.problems).toEqual(
      ['message', 'url', 'feedback_target_text'].map((name) => ({ code: 'bad_option', where: `clarity.attributes.${name}`, detail: 'must not be one that a property has' })),
    );
    expect(source.detailKeys).toEqual(['experiment']);
  });

  it('eventTypes leaves calls of another type to others', () => {
    const { names, books } = listen({ eventTypes: ['clarity', 'webchat'] });
    webchat.event('url_click');
    webchat.track('other', { action: 'menu_click' });
    webchat.track('close_survey');
    expect(names()).toEqual(['url_click']);
    expect(books()?.received).toBe(1);
  });

  it('that is wrong is reported, and its default holds', () => {
    const source = clarity({ globals: 'exponea', eventTypes: [7], dataLayer: 1, attributes: 'x', captureText: 'yes', more: 1 } as never);
    expect(source.problems?.map(({ where }) => where)).toEqual(['globals', 'eventTypes', 'dataLayer', 'attributes', 'captureText', 'more'].map((name) => `clarity.${name}`));
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { names } = listen({ globals: 7 } as never);
    expect(warn).toHaveBeenCalledOnce();
    webchat.event('url_click');
    expect(names()).toEqual(['url_click']);
  });

  it('is typed', () => {
    expectTypeOf<keyof ClarityOptions>().toEqualTypeOf<'globals' | 'eventTypes' | 'dataLayer' | 'attributes' | 'captureText'>();
    expectTypeOf<ClarityEventName>().toExtend<string>();
  });
});

describe('ingest', () => {
  it('takes in an event of Clarity’s, leaves alone what is not wanted, and says why it rejects the rest', () => {
    const source = clarity({ globals: [] });
    const sink = createRecordingSink();
    const analytics = createChatAnalytics({ sources: [source], sinks: [sink], consent: 'not_required', debug: false });
    for (const payload of [{ action: 'close_survey' }, { action: 'session_start' }, { action: 'constructor' }, {}, 'url_click', undefined]) source.ingest(payload);
    expect(sink.events.map((event) => event.event_type)).toEqual(['survey_dismissed']);
    expect(analytics.health().sources.bloomreach_clarity).toMatchObject({ status: 'listening', received: 6, ignored: 1, rejected: { unknown_event: 2, not_an_object: 2 } });
  });
});

it('never touches window.clarity, which is Microsoft’s', () => {
  const asked: unknown[] = [];
  Object.defineProperty(window, 'clarity', { configurable: true, get: () => asked.push('get'), set: () => asked.push('set') });
  const { analytics } = listen();
  webchat.event('url_click');
  analytics.stop();
  Reflect.deleteProperty(window, 'clarity');
  expect(asked).toEqual([]);
});
