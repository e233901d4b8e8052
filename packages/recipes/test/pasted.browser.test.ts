import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics } from '@chat-analytics/core';
import { autochatOutcomes, createAutochatWidget, createClarityWebchat, createKustomer, createTagManager, type ClarityWebchat } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { buildGtmContainer, buildSnippet, vendorNames, type SnippetOptions } from '../src/index.js';
import { openPage, plain, type Page } from './page.js';
import { sent } from './play.js';

let page: Page;
beforeEach(() => {
  page = openPage(false);
});
afterEach(() => page.close());

const paste = (options: SnippetOptions): void => page.paste(buildSnippet(options).code);

describe('what is pasted twice counts once', () => {
  it('the same snippet', () => {
    const widget = createAutochatWidget(page.window);
    paste({ vendor: 'autochat', provider: 'ga4' });
    paste({ vendor: 'autochat', provider: 'ga4' });
    widget.outcome('autochat.goal_met.v1');
    expect(sent(page.calls.gtag)).toHaveLength(1);
  });

  it('two that want some events both, while each of the others is told', () => {
    const widget = createAutochatWidget(page.window);
    paste({ vendor: 'autochat', provider: 'meta', events: ['goal_met', 'lead_qualified'] });
    paste({ vendor: 'autochat', provider: 'meta', events: ['goal_met', 'followup_scheduled'] });
    for (const name of ['goal_met', 'lead_qualified', 'followup_scheduled', 'escalation_triggered'] as const) widget.outcome(`autochat.${name}.v1`);
    expect(sent(page.calls.fbq).map(([, name]) => name)).toEqual(['ChatGoalMet', 'ChatLeadQualified', 'ChatFollowupScheduled']);
  });

  it('chats whose events have no ids', () => {
    const webchat = createClarityWebchat(page.window);
    const chat = createKustomer(page.window, { generation: 'v2' });
    for (const vendor of ['clarity', 'clarity', 'kustomer', 'kustomer'] as const) paste({ vendor, provider: 'ga4' });
    webchat.event('expand_from_trigger');
    chat.open();
    expect(sent(page.calls.gtag).map(([, , parameters]) => (parameters as { chat_vendor: string }).chat_vendor)).toEqual(['bloomreach_clarity', 'kustomer']);
    webchat.remove();
    chat.remove();
  });

  it('while other places are told too', () => {
    const widget = createAutochatWidget(page.window);
    for (const naming of ['normalized', 'recipe'] as const) for (const provider of ['ga4', 'meta', 'gtm'] as const) paste({ vendor: 'autochat', provider, naming });
    widget.outcome('autochat.goal_met.v1');
    expect(sent(page.calls.gtag)).toHaveLength(2);
    expect(sent(page.calls.fbq)).toHaveLength(2);
  });
});

/** How many wrappers of this project there are around the SDK's own method. */
function wrappersOf(webchat: ClarityWebchat): number {
  let count = -1;
  for (let method: unknown = webchat.sdk().track; typeof method === 'function'; method = Reflect.get(method, Symbol.for('chat-analytics'))) count++;
  return count;
}

describe('the host page does not suffer', () => {
  it('where the packages listen in on the same SDK: neither wraps the other for ever', async () => {
    const webchat = createClarityWebchat(page.window);
    const events: unknown[] = [];
    paste({ vendor: 'clarity', provider: 'meta' });
    createChatAnalytics({ window: page.window, sources: [clarity()], sinks: [], consent: 'not_required', storage: 'none' }).subscribe((event) => events.push(event));
    paste({ vendor: 'clarity', provider: 'gtm' });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(wrappersOf(webchat)).toBe(3);
    webchat.event('menu_click');
    expect([events.length, sent(page.calls.fbq).length, webchat.calls.length]).toEqual([1, 1, 1]);
    webchat.remove();
  });

  it('where snippets of several kinds listen in on one SDK, its calls go on untouched and its wrappers stay few', async () => {
    const webchat = createClarityWebchat(page.window);
    for (const provider of ['ga4', 'meta', 'gtm', 'custom'] as const) paste({ vendor: 'clarity', provider });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(wrappersOf(webchat)).toBe(4);
    const properties = { action: 'menu_click' };
    expect(webchat.sdk().track('webchat', properties, 'more')).toBe(webchat.calls[0]?.returned);
    expect(webchat.calls[0]).toMatchObject({ args: ['webchat', properties, 'more'], self: webchat.sdk() });
    expect(sent(page.calls.fbq)).toHaveLength(1);
    webchat.remove();
  });

  it('where a function of the page throws, or a payload does', () => {
    const errors: unknown[] = [];
    page.window.addEventListener('error', (event) => errors.push(event.message));
    page.window.onChat = () => {
      throw new Error('of the page');
    };
    for (const vendor of vendorNames) paste({ vendor, provider: 'custom', callback: 'onChat' });
    createAutochatWidget(page.window).outcome('autochat.goal_met.v1');
    const chat = createKustomer(page.window, { generation: 'core' });
    chat.tell('onMessageSent', {
      get messageId(): string {
        throw new Error('of the vendor');
      },
    });
    expect(errors).toEqual([]);
    chat.remove();
  });

  it('where the SDK takes no listeners', () => {
    const errors: unknown[] = [];
    page.window.addEventListener('error', (event) => errors.push(event.message));
    page.window.Kustomer = {
      addListener() {
        throw new Error('not ready');
      },
    };
    paste({ vendor: 'kustomer', provider: 'ga4' });
    expect(errors).toEqual([]);
  });
});

describe('a snippet for Kustomer', () => {
  it('hears an SDK that takes the place of another, and the other no more', async () => {
    const chat = createKustomer(page.window, { generation: 'v2', replaces: true });
    paste({ vendor: 'kustomer', provider: 'ga4' });
    chat.open();
    chat.loadAgain();
    await expect.poll(chat.listeners).toBe(8);
    chat.close();
    expect(sent(page.calls.gtag).map(([, name]) => name)).toEqual(['chat_opened', 'chat_closed']);
    chat.remove();
  });

  it('leaves the SDK of the agents’ desktop alone', async () => {
    const chat = createKustomer(page.window, { generation: 'cards' });
    paste({ vendor: 'kustomer', provider: 'ga4' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([chat.listeners(), chat.calls.filter((call) => call !== 'initialize')]).toEqual([0, []]);
    chat.remove();
  });
});

describe('a snippet for Autochat', () => {
  it('hears the aliases in place of the stable event, each outcome once', () => {
    const widget = createAutochatWidget(page.window);
    paste({ vendor: 'autochat', provider: 'ga4', listen: 'aliases' });
    for (const name of autochatOutcomes) widget.outcome(name);
    expect(sent(page.calls.gtag)).toHaveLength(autochatOutcomes.length);
  });
});

describe('a library that is late', () => {
  let late: Page;
  beforeEach(() => {
    late = openPage(true);
  });
  afterEach(() => late.close());

  it('gets the events of one property once that runs, and they are for it alone', async () => {
    late.paste(buildSnippet({ vendor: 'autochat', provider: 'ga4', measurementId: 'G-TEST00000' }).code);
    // Another container of Google's proves nothing.
    late.window.google_tag_manager = { 'G-OTHER0000': {} };
    createAutochatWidget(late.window).outcome('autochat.goal_met.v1');
    expect(sent(late.calls.gtag)).toEqual([]);
    late.load();
    await expect.poll(() => sent(late.calls.gtag)).toMatchObject([['event', 'chat_goal_met', { send_to: 'G-TEST00000' }]]);
  });

  it('gets them without a gtag function, too, where a tag manager has brought it in', async () => {
    late.paste(buildSnippet({ vendor: 'autochat', provider: 'ga4' }).code);
    late.load();
    Reflect.deleteProperty(late.window, 'gtag');
    createAutochatWidget(late.window).outcome('autochat.goal_met.v1');
    await expect.poll(() => late.gtag.hits.map(({ en }) => en)).toEqual(['chat_goal_met']);
  });

  it('gets none that would be dated wrongly by half an hour', async () => {
    late.paste(buildSnippet({ vendor: 'autochat', provider: 'meta' }).code);
    const widget = createAutochatWidget(late.window);
    let now = Date.now();
    Reflect.set(late.window, 'Date', function () {
      return { getTime: () => now };
    });
    widget.outcome('autochat.goal_met.v1');
    now += 31 * 60_000;
    widget.outcome('autochat.lead_qualified.v1');
    late.load();
    await expect.poll(() => sent(late.calls.fbq).map(([, name]) => name)).toEqual(['ChatLeadQualified']);
  });

  it('gets the last hundred', async () => {
    late.paste(buildSnippet({ vendor: 'autochat', provider: 'meta' }).code);
    const widget = createAutochatWidget(late.window);
    for (let count = 1; count <= 120; count++) widget.outcome('autochat.goal_met.v1', { event_id: `evt_${count}` });
    late.load();
    await expect.poll(() => sent(late.calls.fbq).length).toBe(100);
    expect(sent(late.calls.fbq)[0]?.[3]).toEqual({ eventID: 'evt_21' });
  });
});

describe('a function of the page', () => {
  it('gets the event, though it comes later', async () => {
    const widget = createAutochatWidget(page.window);
    paste({ vendor: 'autochat', provider: 'custom', callback: 'onChat' });
    widget.outcome('autochat.lead_qualified.v1', { event_id: 'evt_1' });
    const heard: unknown[][] = [];
    page.window.onChat = (...args: unknown[]) => heard.push(args);
    await expect.poll(() => plain(heard)).toMatchObject([['chat_lead_qualified', { vendor: 'autochat', event_id: 'evt_1', event_type: 'lead_qualified', trigger_source: 'tool' }]]);
  });
});

describe('Tag Manager without gtag.js, and consent', () => {
  function open(consent: 'required' | 'not_required'): { gtag: (...command: unknown[]) => void; outcome: () => void; manager: ReturnType<typeof createTagManager> } {
    const container = buildGtmContainer({ vendors: ['autochat'], consent, ga4MeasurementId: 'G-TEST00000', metaPixelId: '1234567890' });
    const manager = createTagManager(page.window, { container: plain(container) });
    onTestFinished(() => manager.remove());
    const widget = createAutochatWidget(page.window);
    return { manager, gtag: page.window.gtag as (...command: unknown[]) => void, outcome: () => void widget.outcome('autochat.goal_met.v1') };
  }

  it('tags that need consent fire once it is given, and the listener before', () => {
    (page.window.gtag as (...command: unknown[]) => void)('consent', 'default', { analytics_storage: 'denied', ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied' });
    const { gtag, outcome, manager } = open('required');
    outcome();
    expect(manager.tags.map(({ tag, outcome: what }) => [tag, what])).toEqual([
      ['Chat - Autochat listener', 'fired'],
      ['Chat - GA4 - all events', 'blocked'],
      ['Chat - Meta - all events', 'blocked'],
    ]);
    gtag('consent', 'update', { analytics_storage: 'granted' });
    outcome();
    expect([page.gtag.hits.length, sent(page.calls.fbq).length]).toEqual([1, 0]);
    gtag('consent', 'update', { ad_storage: 'granted', ad_user_data: 'granted', ad_personalization: 'granted' });
    outcome();
    expect([page.gtag.hits.length, sent(page.calls.fbq).length]).toEqual([2, 1]);
  });

  it('tags that need none ask for none', () => {
    (page.window.gtag as (...command: unknown[]) => void)('consent', 'default', { analytics_storage: 'denied', ad_storage: 'denied' });
    const { outcome } = open('not_required');
    outcome();
    expect([page.gtag.hits.length, sent(page.calls.fbq).length]).toEqual([1, 1]);
  });
});

it('three chats in one container do not disturb each other', () => {
  const container = buildGtmContainer({ vendors: ['autochat', 'kustomer', 'clarity'], ga4MeasurementId: 'G-TEST00000', metaPixelId: '1234567890' });
  const manager = createTagManager(page.window, { container: plain(container) });
  onTestFinished(() => manager.remove());
  const chat = createKustomer(page.window, { generation: 'legacy' });
  const webchat = createClarityWebchat(page.window);
  page.window.document.dispatchEvent(new page.window.Event('load'));
  createAutochatWidget(page.window).outcome('autochat.lead_qualified.v1', { event_id: 'evt_1' });
  webchat.event('product_select');
  page.window.dispatchEvent(new page.window.Event('kustomerLoaded'));
  chat.answerSatisfaction(5);
  expect(sent(page.calls.fbq).map(([, , name, parameters]) => [name, (parameters as { chat_vendor: string }).chat_vendor])).toEqual([
    ['ChatLeadQualified', 'autochat'],
    ['ChatProductSelected', 'bloomreach_clarity'],
    ['ChatSurveySubmitted', 'kustomer'],
  ]);
  // What the last event has not is not there.
  expect(plain(manager.value('chat'))).toMatchObject({ vendor: 'kustomer', rating: 5 });
  expect(manager.value('chat.product_id')).toBeUndefined();
  expect(manager.value('chat.trigger_source')).toBeUndefined();
  chat.remove();
  webchat.remove();
});
