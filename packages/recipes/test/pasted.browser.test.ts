import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics } from '@chat-analytics/core';
import { autochatOutcomes, createAutochatWidget, createClarityWebchat, createKustomer, type ClarityWebchat } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildSnippet, vendorNames, type SnippetOptions } from '../src/index.js';
import { openPage, type Page } from './page.js';
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
