import { createAutochatWidget, createClarityWebchat, createKustomer, createTagManager } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { buildGtmContainer } from '../src/index.js';
import { openPage, plain, type Page } from './page.js';
import { sent } from './play.js';

let page: Page;
beforeEach(() => {
  page = openPage(false);
});
afterEach(() => page.close());

describe('consent', () => {
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
