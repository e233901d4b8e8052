// @vitest-environment happy-dom
import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics, type ChatAnalyticsOptions, type ChatEvent, type HostEvent, type Issue } from '@chat-analytics/core';
import { expect, it } from 'vitest';

/** What becomes of one event. */
function pass(event: HostEvent, options: Partial<ChatAnalyticsOptions> = {}): ChatEvent | undefined {
  let result: ChatEvent | undefined;
  const analytics = createChatAnalytics({ sources: [], sinks: [], consent: 'not_required', debug: false, ...options });
  analytics.subscribe((passed) => (result = passed));
  analytics.track(event);
  analytics.stop();
  return result;
}

const link = { event_type: 'link_clicked', properties: { link_text: 'write to jane@shop.example', link_url: 'https://shop.example/u/jane%40shop.example/orders', link_type: '+49 151 12345678' } } as const;

it('personal data is hidden in texts, choices and addresses', () => {
  expect(pass(link)?.properties).toEqual({ link_text: 'write to [email]', link_url: 'https://shop.example/u/[email]/orders', link_type: '[number]' });
});

it('and in lists, in details and in the path of the page', () => {
  history.replaceState({}, '', '/account/jane@shop.example/chat');
  const event = pass({ event_type: 'product_selected', properties: { suggestions: ['call +49 151 12345678', 'red'], details: { note: 'jane@shop.example', seats: 3 } } });
  history.replaceState({}, '', '/');
  expect(event).toMatchObject({ page_path: '/account/[email]/chat', properties: { suggestions: ['call [number]', 'red'], details: { note: '[email]', seats: 3 } } });
});

it('an address that a cut would halve is hidden whole', () => {
  const event = pass({ event_type: 'message_sent', properties: { message_text: `${'a '.repeat(495)}jane.doe@shop.example` } });
  expect(JSON.stringify(event)).not.toMatch(/jane|doe/);
});

it('ids are never touched, for one thing would become two', () => {
  const event = pass({ event_type: 'product_selected', event_id: '4111111111111111', conversation_id: '+49 151 12345678', properties: { product_id: '4111111111111111' } });
  expect(event).toMatchObject({ event_id: '4111111111111111', conversation_id: '+49 151 12345678', properties: { product_id: '4111111111111111' } });
});

it('more is hidden by patterns of the host', () => {
  expect(pass({ event_type: 'link_clicked', properties: { link_text: 'customer-77 asks' } }, { redact: { patterns: [/customer-\d+/g] } })?.properties).toEqual({ link_text: '[hidden] asks' });
});

it('nothing is hidden where the host says so', () => {
  expect(pass(link, { redact: false })?.properties).toEqual({ ...link.properties, link_url: 'https://shop.example/u/jane%40shop.example/orders' });
});

it('wrong options hide what is hidden by default, and are named', () => {
  const issues: Issue[] = [];
  const options = { onIssue: (issue: Issue) => issues.push(issue) };
  expect(pass(link, { ...options, redact: { patterns: 'x' } as never })?.properties).toMatchObject({ link_text: 'write to [email]' });
  expect(pass(link, { ...options, redact: true as never })?.properties).toMatchObject({ link_text: 'write to [email]' });
  expect(issues).toMatchObject([
    { code: 'bad_option', where: 'createChatAnalytics.redact.patterns' },
    { code: 'bad_option', where: 'createChatAnalytics.redact' },
  ]);
});

it('what a vendor sends is no exception', () => {
  const source = clarity({ captureText: true });
  const events: ChatEvent[] = [];
  const analytics = createChatAnalytics({ sources: [source], sinks: [], consent: 'not_required', debug: false });
  analytics.subscribe((event) => events.push(event));
  source.ingest({ action: 'user_respond', component: 'chat', message: 'I am jane@shop.example, +49 151 12345678' });
  expect(events).toMatchObject([{ properties: { message_text: 'I am [email], [number]' } }]);
  analytics.stop();
});
