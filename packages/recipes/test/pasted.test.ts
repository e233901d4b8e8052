import { autochat } from '@chat-analytics/autochat';
import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics, type Source } from '@chat-analytics/core';
import { kustomer } from '@chat-analytics/kustomer';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildGtmContainer, buildSnippet, buildTemplate, type SnippetOptions } from '../src/index.js';

type Callback = (response: unknown) => void;
type Track = (...args: unknown[]) => unknown;
const page = window as Window & { exponea?: { track: Track }; dataLayer?: { event: string }[] };

let got: [name: string, event: Readonly<Record<string, unknown>>][];
const stops: (() => void)[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  got = [];
  Object.assign(window, { onChat: (...told: (typeof got)[number]) => got.push(told) });
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
  for (const name of ['Kustomer', 'KustomerCore', 'exponea', 'chatAnalyticsRecipes', 'onChat', 'dataLayer', 'gtag', 'google_tag_manager']) Reflect.deleteProperty(window, name);
});

/** Runs a snippet as a page that it is pasted into. */
function paste(code: string): void {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- happy-dom runs no script
  new Function(code.replace(/<\/?script>/g, ''))();
}

const run = (vendor: SnippetOptions['vendor']): void => paste(buildSnippet({ vendor, provider: 'custom', callback: 'onChat' }).code);

const names = (): string[] => got.map(([name]) => name);

/** The types that the packages make of it. */
function typesOf(source: Source): string[] {
  const types: string[] = [];
  const analytics = createChatAnalytics({ sources: [source], sinks: [], consent: 'not_required', storage: 'none', debug: false });
  analytics.subscribe(({ event_type: type }) => types.push(type));
  stops.push(() => analytics.stop());
  return types;
}

function outcome(more: object): void {
  const detail = {
    scope: 'chat_widget_tracking',
    dispatch_version: 1,
    event_id: 'e1',
    event_type: 'autochat.goal_met.v1',
    occurred_at: '2026-02-11T09:30:00Z',
    conversation_id: 'c1',
    trigger_source: 'tool',
    data: {},
    ...more,
  };
  window.dispatchEvent(new CustomEvent('autochat.widget_tracking.v1', { detail }));
}

/** An SDK of Kustomer that tells what it is told to. */
function kustomerSdk(name: 'Kustomer' | 'KustomerCore', isCore = name === 'KustomerCore'): (event: string, response: unknown) => void {
  const listeners: [event: string, callback: Callback][] = [];
  const sdk = { addListener: (...added: (typeof listeners)[number]) => listeners.push(added), removeListener: () => undefined };
  Object.assign(window, { [name]: isCore ? { ...sdk, init: () => undefined } : sdk });
  return (event, response) => {
    for (const [heard, callback] of [...listeners]) if (heard === event) callback(response);
  };
}

describe('a value', () => {
  it('that is cut leaves no half of an address, however much shorter hiding has made it', () => {
    run('autochat');
    const addresses = Array.from({ length: 20 }, (_, number) => `customer.number.${number}@example-company.com`).join(' ');
    for (let length = 1; length <= 60; length++) outcome({ event_id: `e${length}`, trigger_source: `${'x'.repeat(length)} ${addresses}` });
    expect(got).toHaveLength(60);
    expect(JSON.stringify(got)).not.toMatch(/customer|example-comp/);
  });

  it('that is cut ends with no half of a character, at which encoders throw', () => {
    run('autochat');
    outcome({ trigger_source: `${'x'.repeat(99)}😀` });
    expect(JSON.stringify(got)).toContain(`"${'x'.repeat(99)}"`);
  });

  it.each([true, '1', '5', 0, -1, -86_400_000, 1e15, NaN, null, 'tel:123', '2026-02-11T09:30:00+01:00', '2026-13-01', 1_770_000_000_000.5, ['5'], {}])('that is a time, or is none, is read as the packages read it: %j', (occurred_at) => {
    vi.setSystemTime('2026-02-11T10:00:00Z');
    const times: unknown[] = [];
    const analytics = createChatAnalytics({ sources: [autochat()], sinks: [], consent: 'not_required', storage: 'none', debug: false });
    stops.push(() => analytics.stop());
    analytics.subscribe((event) => times.push(event.occurred_at));
    run('autochat');
    outcome({ occurred_at });
    expect(times).toHaveLength(1);
    expect(got.map(([, event]) => event.occurred_at)).toEqual(times);
  });

  it('that is an id and an e-mail address is refused, an encoded one too', () => {
    run('autochat');
    outcome({ conversation_id: 'sam%40example.com' });
    expect(got).toHaveLength(1);
    expect(JSON.stringify(got)).not.toContain('sam');
  });
});

describe('Kustomer', () => {
  it('does not hear of what throws when looked at', () => {
    const tell = kustomerSdk('KustomerCore');
    run('kustomer');
    const hostile = {
      get direction() {
        throw new Error('not yours');
      },
    };
    expect(() => tell('onMessageReceived', hostile)).not.toThrow();
  });

  it('may tell an unread count that cannot be read, and the last one still counts', () => {
    const tell = kustomerSdk('Kustomer');
    run('kustomer');
    for (const response of [{ total: 0 }, null, { total: 1 }]) tell('onUnread', response);
    expect(names()).toEqual(['chat_message_received']);
  });

  it('is heard by the widget where a Core is there that says nothing, as by the packages, and once where both tell', () => {
    const widget = kustomerSdk('Kustomer');
    const core = kustomerSdk('KustomerCore');
    const types = typesOf(kustomer());
    run('kustomer');
    widget('onConversationCreate', { conversationId: 'c1' });
    widget('onConversationCreate', { conversationId: 'c2' });
    core('onConversationCreate', { conversationId: 'c2' });
    widget('onConversationCreate', {});
    expect(types).toEqual(['conversation_started', 'conversation_started']);
    expect(names()).toEqual(types.map((type) => `chat_${type}`));
  });

  it('of which there are two of one kind is heard where it came last, once', () => {
    kustomerSdk('Kustomer', true);
    const core = kustomerSdk('KustomerCore');
    run('kustomer');
    vi.advanceTimersByTime(5000);
    core('onMessageSent', {});
    expect(names()).toEqual(['chat_message_sent']);
  });
});

describe('Clarity', () => {
  it('closes a survey once with no properties at all, though another script has wrapped the SDK after the snippet', () => {
    const calls: unknown[][] = [];
    const sdk: { track: Track } = { track: (...args) => calls.push(args) };
    page.exponea = sdk;
    run('clarity');
    const ours = sdk.track;
    sdk.track = (...args) => ours(...args);
    document.dispatchEvent(new Event('load'));
    sdk.track('close_survey');
    expect([calls.length, names()]).toEqual([1, ['chat_survey_dismissed']]);
    sdk.track('close_survey');
    expect(names()).toHaveLength(2);
  });

  it('measures a message that was typed, though it is a number, as the packages do', () => {
    page.exponea = { track: () => undefined };
    run('clarity');
    page.exponea.track('webchat', { action: 'user_respond', message: 42 });
    expect(got).toMatchObject([['chat_message_sent', { message_length: 2 }]]);
  });

  it('shows a trigger that is known by any of its attributes, as to the packages', () => {
    page.exponea = { track: () => undefined };
    const types = typesOf(clarity());
    run('clarity');
    page.exponea.track('webchat', { action: 'actual_show', global_variant_id: 'v1' });
    page.exponea.track('webchat', { action: 'actual_show', chat_widget_state: 'none' });
    page.exponea.track('banner', { action: 'actual_show' });
    expect(types).toEqual(['chat_trigger_shown', 'chat_trigger_shown']);
    expect(names()).toEqual(types);
  });
});

describe('what is pasted twice counts once, in whatever naming', () => {
  it('where the vendor has no recipe: a template, and the listener of a container', () => {
    page.exponea = { track: () => undefined };
    paste(buildTemplate('data-layer-push', 'clarity').code);
    const [listener] = buildGtmContainer({ vendors: ['clarity'] }).containerVersion.tag;
    for (const entry of listener?.parameter ?? []) if ('value' in entry && entry.key === 'html') paste(entry.value);
    page.exponea.track('webchat', { action: 'menu_click' });
    expect(page.dataLayer?.map(({ event }) => event)).toEqual(['chat_menu_clicked']);
  });

  it('where its recipe is for some of its events: those are told in either form', () => {
    const listeners: [name: string, callback: Callback][] = [];
    const calls: unknown[][] = [];
    Object.assign(window, {
      Kustomer: { on: (...added: (typeof listeners)[number]) => listeners.push(added) },
      google_tag_manager: { 'G-XXXXXXXXXX': {} },
      gtag: (...call: unknown[]) => calls.push(call),
    });
    paste(buildTemplate('ga4-bridge', 'kustomer').code);
    paste(buildSnippet({ vendor: 'kustomer', provider: 'ga4' }).code);
    for (const told of ['close', 'open']) for (const [name, callback] of listeners) if (name === told) callback({});
    expect(calls.map(([, name]) => name)).toEqual(['chat_closed', 'chat_widget_open', 'chat_opened']);
  });

  it('by the one that hears it: a copy that never does keeps it from no other', () => {
    const listeners: [name: string, callback: Callback][] = [];
    Object.assign(window, { Kustomer: { on: (...added: (typeof listeners)[number]) => listeners.push(added) } });
    run('kustomer');
    paste(buildSnippet({ vendor: 'kustomer', provider: 'custom', callback: 'onChat', customEvents: { 'proactive trigger': 'proactiveShown', 'message sent': 'said' } }).code);
    for (const told of ['open', 'proactiveShown', 'said', 'open']) for (const [name, callback] of listeners) if (name === told) callback({});
    expect(names()).toEqual(['chat_opened', 'chat_teaser_shown', 'chat_message_sent', 'chat_opened']);
  });
});
