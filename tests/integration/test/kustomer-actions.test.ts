import { createChatAnalytics, findRecipe, recipeParameters, type ChatEvent, type ChatEventType } from '@chat-analytics/core';
import { ga4, type Ga4Options } from '@chat-analytics/ga4-sink';
import { contract, kustomer } from '@chat-analytics/kustomer';
import { createGtag, createKustomer, type GtagFake, type KustomerFake, type KustomerGeneration } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

type Fakes = Record<'widget' | 'core' | 'on', KustomerFake>;

const fields = { conversationId: 'conv_abc123' };
const names = { 'conversation ended': 'conversationEnded', 'proactive trigger': 'proactiveTrigger' } as const;

/** The published table: what the shop sees in the data layer, and how each SDK that tells of it does. */
const table: {
  readonly chat_Action: string;
  readonly description: string;
  readonly type: ChatEventType;
  readonly dataLayer?: { readonly conversationId?: string; readonly satisfactionScore?: number };
  readonly told: Partial<Record<keyof Fakes, (fake: KustomerFake) => void>>;
}[] = [
  { chat_Action: 'chat opened', description: 'Widget opens', type: 'chat_opened', told: { widget: (fake) => fake.open(), on: (fake) => fake.open() } },
  { chat_Action: 'chat closed', description: 'Widget closes', type: 'chat_closed', told: { widget: (fake) => fake.close(), on: (fake) => fake.close() } },
  {
    chat_Action: 'conversation started',
    description: 'Chat initiated',
    type: 'conversation_started',
    dataLayer: { conversationId: 'conv_abc123' },
    told: { widget: (fake) => fake.startConversation(fields), core: (fake) => fake.startConversation(fields), on: (fake) => fake.startConversation(fields) },
  },
  {
    chat_Action: 'message sent',
    description: 'Visitor sends message',
    type: 'message_sent',
    dataLayer: { conversationId: 'conv_abc123' },
    told: { core: (fake) => fake.say('hello', fields), on: (fake) => fake.say('hello', fields) },
  },
  {
    chat_Action: 'message received',
    description: 'Agent replies',
    type: 'message_received',
    dataLayer: { conversationId: 'conv_abc123' },
    told: {
      widget(fake) {
        for (const total of [0, 1]) fake.tell('onUnread', { total, change: fields });
      },
      core: (fake) => fake.reply('hello', fields),
      on: (fake) => fake.reply('hello', fields),
    },
  },
  {
    chat_Action: 'satisfaction submitted',
    description: 'CSAT rating sent',
    type: 'survey_submitted',
    dataLayer: { satisfactionScore: 4 },
    told: {
      core(fake) {
        fake.tell('onSatisfactionReceived', { satisfactionId: 's1' });
        fake.tell('onSatisfactionReceived', { satisfactionId: 's1', response: { rating: 4, followupAnswer: '' } });
      },
      on: (fake) => fake.answerSatisfaction(4),
    },
  },
  {
    chat_Action: 'conversation ended',
    description: 'Chat session closed',
    type: 'conversation_ended',
    dataLayer: { conversationId: 'conv_abc123' },
    told: { core: (fake) => fake.endConversation(fields), on: (fake) => fake.tell(names['conversation ended'], fields) },
  },
  { chat_Action: 'proactive trigger', description: 'Proactive message shown', type: 'chat_teaser_shown', told: { on: (fake) => fake.tell(names['proactive trigger']) } },
];

const generations: Record<keyof Fakes, KustomerGeneration> = { widget: 'v2', core: 'core', on: 'legacy' };
let gtag: GtagFake;
let fake: KustomerFake | undefined;

beforeEach(() => {
  gtag = createGtag(window);
});
afterEach(() => {
  gtag.remove();
  fake?.remove();
  fake = undefined;
});

function listen(generation: KustomerGeneration, options?: Ga4Options): { events: ChatEvent[]; source: ReturnType<typeof kustomer>; sdk: KustomerFake } {
  fake = createKustomer(window, { generation });
  const source = kustomer({ customEvents: names });
  const analytics = createChatAnalytics({ sources: [source], sinks: [ga4(options)], consent: 'not_required', debug: false });
  const events: ChatEvent[] = [];
  analytics.subscribe((event) => events.push(event));
  return { events, source, sdk: fake };
}

/** What the contract's recipe makes of an event for the data layer. */
function dataLayerOf(event: ChatEvent): object | undefined {
  const recipe = findRecipe(event, 'gtm', { window, report: () => undefined, blocked: () => undefined, contract: () => contract });
  return recipe && { event: recipe.name, ...recipeParameters(event, recipe) };
}

const rows = table.flatMap((row) => Object.entries(row.told).map(([way, tell]) => ({ ...row, way: way as keyof Fakes, tell })));

describe('the data layer output of the published listener', () => {
  for (const { chat_Action, description, type, dataLayer = {}, way, tell } of rows) {
    it(`${chat_Action}: ${description}, told by the ${way} SDK`, () => {
      const { events, sdk } = listen(generations[way]);
      tell(sdk);
      expect(events.map((event) => event.event_type)).toEqual([type]);
      // Every key every time, so that GTM keeps no value of an earlier event.
      expect(events.map(dataLayerOf)).toStrictEqual([{ event: 'Kustomer_Chat_Event', chat_Action, conversationId: undefined, satisfactionScore: undefined, ...dataLayer }]);
    });
  }

  for (const { chat_Action, description, type, dataLayer } of table) {
    it(`${chat_Action}: ${description}, taken in by ingest as that very output`, () => {
      const { events, source } = listen('cards');
      const output = { event: 'Kustomer_Chat_Event', chat_Action, ...dataLayer };
      source.ingest(output);
      expect(events.map((event) => [event.event_type, dataLayerOf(event)])).toEqual([[type, output]]);
    });
  }
});

describe('the GA4 mapping of the published listener', () => {
  const mapping = [
    { name: 'chat_widget_open', condition: 'chat opened', parameters: { 'ep.chat_platform': 'kustomer' } },
    { name: 'chat_rating', condition: 'satisfaction submitted', parameters: { 'epn.rating_value': '4' } },
  ];
  for (const { name, condition, parameters } of mapping) {
    for (const { way, tell } of rows.filter((row) => row.chat_Action === condition)) {
      it(`${name} on ${condition}, told by the ${way} SDK`, () => {
        const { sdk } = listen(generations[way], { naming: 'recipe' });
        tell(sdk);
        expect(gtag.hits).toEqual([{ en: name, ...parameters }]);
      });
    }
  }

  it('has no other event: those are sent in normalized naming', () => {
    const { sdk } = listen('legacy', { naming: 'recipe' });
    sdk.close();
    expect(gtag.hits).toMatchObject([{ en: 'chat_closed', 'ep.chat_vendor': 'kustomer' }]);
  });
});

describe('in normalized naming GA4 gets, the same from every SDK,', () => {
  for (const { chat_Action, type, way, tell } of rows) {
    const name = type.startsWith('chat_') ? type : `chat_${type}`;
    it(`${name} for ${chat_Action}, told by the ${way} SDK`, () => {
      const { sdk } = listen(generations[way]);
      tell(sdk);
      expect(gtag.hits).toMatchObject([{ en: name, 'ep.chat_vendor': 'kustomer' }]);
      expect(gtag.hits[0]).not.toHaveProperty(['ep.chat_conversation_id']);
    });
  }

  it('the rating as a number, and who acted', () => {
    const { sdk } = listen('legacy');
    sdk.answerSatisfaction(4);
    expect(gtag.hits).toEqual([
      { en: 'chat_survey_submitted', 'ep.chat_vendor': 'kustomer', 'ep.chat_event_id': expect.any(String) as unknown, 'ep.chat_actor': 'visitor', 'epn.chat_rating': '4' },
    ]);
  });
});
