// Every row of what the vendors and others have published, done by what is made here.
import { createKustomer, createTagManager, type TagManagerFake } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import autochat from '../fixtures/autochat.json';
import kustomer from '../fixtures/kustomer.json';
import { buildGtmContainer, buildSnippet, buildTemplate } from '../src/index.js';
import { openPage, plain, type Page } from './page.js';
import { sent } from './play.js';

let page: Page;
let manager: TagManagerFake | undefined;
beforeEach(() => {
  page = openPage(false);
});
afterEach(() => {
  manager?.remove();
  manager = undefined;
  page.close();
});

function dispatch(name: string, detail: object): void {
  page.window.dispatchEvent(new page.window.CustomEvent(name, { detail }));
}

/** As the widget does: two events of one detail. */
function outcome(type = autochat.detail.event_type, event_id = autochat.detail.event_id): void {
  const detail = { ...autochat.detail, event_type: type, event_id };
  dispatch(autochat.trigger, detail);
  dispatch(type, detail);
}

const layer = (): unknown[] => (page.window.dataLayer as unknown[]).filter((entry) => Object.prototype.toString.call(entry) !== '[object Arguments]');

/** An SDK with `on`, as the published listener has it. */
function createOnSdk(): (name: string, data?: unknown) => void {
  const callbacks = new Map<string, (data: unknown) => void>();
  page.window.Kustomer = { on: (name: string, callback: (data: unknown) => void) => callbacks.set(name, callback) };
  return (name, data) => callbacks.get(name)?.(data);
}

describe('Autochat', () => {
  it('the stable listener writes every outcome to the console once', () => {
    const written: unknown[][] = [];
    page.window.console.log = (...args: unknown[]) => written.push(args);
    page.paste(buildTemplate('stable-listener', 'autochat').code);
    for (const type of autochat.types) outcome(type, `id of ${type}`);
    expect(written.map(([, name, detail]) => [name, (detail as { event_id: string }).event_id])).toEqual(autochat.types.map((type) => [type, `id of ${type}`]));
  });

  it('the alias listener writes its outcome, and no other', () => {
    const written: unknown[][] = [];
    page.window.console.log = (...args: unknown[]) => written.push(args);
    page.paste(buildTemplate('alias-listener', 'autochat').code);
    for (const type of autochat.types) outcome(type, `id of ${type}`);
    expect(written).toMatchObject([['Chat event', 'autochat.goal_met.v1', { event_type: 'autochat.goal_met.v1' }]]);
  });

  it('the GA4 bridge calls gtag with the event id', () => {
    page.paste(buildTemplate('ga4-bridge', 'autochat').code);
    outcome();
    expect(sent(page.calls.gtag)).toEqual([autochat.ga4]);
  });

  it('the Meta bridge calls fbq, with the event id as the fourth argument too', () => {
    page.paste(buildTemplate('meta-bridge', 'autochat').code);
    outcome();
    expect(sent(page.calls.fbq)).toEqual([[...autochat.meta, { eventID: 'evt_1' }]]);
  });

  it('selected types are standard events of Meta, if that is wanted', () => {
    page.paste(buildSnippet({ vendor: 'autochat', provider: 'meta', naming: 'recipe', standardEvents: true }).code);
    outcome();
    expect(sent(page.calls.fbq)).toMatchObject([['track', 'Lead', {}, { eventID: 'evt_1' }]]);
  });

  it('the data layer push is a plain object, which triggers and variables see', () => {
    page.paste(buildTemplate('data-layer-push', 'autochat').code);
    outcome();
    const { event_id, trigger_source, conversation_id, scope } = autochat.detail;
    expect(plain(layer())).toEqual([{ event: autochat.trigger, autochat: { event_type: autochat.detail.event_type, event_id, trigger_source, conversation_id, scope } }]);
  });

  for (const routing of ['single-tag', 'tag-per-event'] as const) {
    it(`in Tag Manager the four variables have their values, and both tags fire: ${routing}`, () => {
      const container = buildGtmContainer({ vendors: ['autochat'], naming: 'recipe', routing, ga4MeasurementId: 'G-TEST00000', metaPixelId: '1234567890' });
      manager = createTagManager(page.window, { container: plain(container) });
      for (const [index, type] of autochat.types.entries()) outcome(type, `id_${index}`);
      outcome();
      expect(autochat.variables.map((name) => manager?.variable(`Chat - autochat.${name}`))).toEqual(['autochat.lead_qualified.v1', 'evt_1', 'tool', 'conv_1']);
      expect(page.gtag.hits.map((hit) => [hit.en, hit['ep.autochat_event_type']])).toEqual([...autochat.types, autochat.detail.event_type].map((type) => ['chat_widget_tracking', type]));
      expect(sent(page.calls.fbq).map(([, , , , id]) => id)).toEqual([...autochat.types.map((_, index) => ({ eventID: `id_${index}` })), { eventID: 'evt_1' }]);
    });
  }
});

describe('Kustomer', () => {
  const customEvents = { 'conversation ended': 'conversationEnd', 'proactive trigger': 'proactiveShown' };

  function allActions(tell: (name: string, data?: unknown) => void): void {
    tell('open');
    tell('close');
    tell('conversationCreate', { conversationId: 'conv_abc123' });
    tell('messageSent');
    tell('messageReceived');
    tell('satisfactionSent', { rating: 4 });
    tell('conversationEnd', { conversationId: 'conv_abc123' });
    tell('proactiveShown');
  }

  it('the data layer gets each of the eight actions', () => {
    const tell = createOnSdk();
    page.paste(buildSnippet({ vendor: 'kustomer', provider: 'gtm', naming: 'recipe', customEvents }).code);
    allActions(tell);
    expect(layer().map((push) => Reflect.get(push as object, 'chat_Action') as unknown)).toEqual(kustomer.actions);
  });

  it('the data layer’s output is the published one to the letter', async () => {
    const chat = createKustomer(page.window, { generation: 'v2', arrival: 300, stub: false });
    page.paste(buildTemplate('data-layer-push', 'kustomer').code);
    await expect.poll(chat.listeners).toBeGreaterThan(0);
    chat.startConversation({ conversationId: 'conv_abc123' });
    expect(JSON.stringify(layer()[0], undefined, 2)).toBe(JSON.stringify(kustomer.push, undefined, 2));
    chat.remove();
  });

  it('nothing of an action is left in the next one', () => {
    const tell = createOnSdk();
    manager = createTagManager(page.window, { container: plain(buildGtmContainer({ vendors: ['kustomer'], naming: 'recipe' })) });
    tell('conversationCreate', { conversationId: 'conv_abc123' });
    tell('satisfactionSent', { rating: 4, conversationId: 'conv_abc123' });
    tell('close');
    expect(plain(manager.model())).toMatchObject({ chat_Action: 'chat closed' });
    expect([manager.value('conversationId'), manager.value('satisfactionScore')]).toEqual([undefined, undefined]);
  });

  for (const routing of ['single-tag', 'tag-per-event'] as const) {
    it(`in Tag Manager GA4 gets the two published events, and the other actions in normalized names: ${routing}`, () => {
      const tell = createOnSdk();
      manager = createTagManager(page.window, { container: plain(buildGtmContainer({ vendors: ['kustomer'], naming: 'recipe', routing, ga4MeasurementId: 'G-TEST00000', metaPixelId: '1234567890' })) });
      allActions(tell);
      const others = { 'ep.chat_vendor': 'kustomer' };
      expect(page.gtag.hits).toEqual([
        { en: 'chat_widget_open', 'ep.chat_platform': 'kustomer' },
        { en: 'chat_closed', ...others, 'ep.chat_actor': 'visitor' },
        { en: 'chat_conversation_started', ...others, 'ep.chat_actor': 'visitor' },
        { en: 'chat_message_sent', ...others, 'ep.chat_actor': 'visitor' },
        { en: 'chat_message_received', ...others, 'ep.chat_actor': 'agent' },
        { en: 'chat_rating', 'epn.rating_value': '4' },
      ]);
      expect(sent(page.calls.fbq).map(([method, , name]) => [method, name])).toEqual(
        ['ChatOpened', 'ChatClosed', 'ChatConversationStarted', 'ChatMessageSent', 'ChatMessageReceived', 'ChatSurveySubmitted'].map((name) => ['trackSingleCustom', name]),
      );
      // Of somebody else's actions nobody knows what they mean.
      (page.window.dataLayer as unknown[]).push({ event: kustomer.trigger, chat_Action: 'chat painted green' });
      expect(page.gtag.hits).toHaveLength(6);
      expect(sent(page.calls.fbq)).toHaveLength(6);
    });
  }

  it('the GA4 bridge sends the two published events as published', () => {
    const tell = createOnSdk();
    page.paste(buildTemplate('ga4-bridge', 'kustomer').code);
    tell('open');
    tell('satisfactionSent', { rating: 4 });
    expect(sent(page.calls.gtag).map(([, ...rest]) => rest)).toEqual([kustomer.ga4['chat opened'], kustomer.ga4['satisfaction submitted']]);
  });
});
