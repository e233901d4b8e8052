import { createAutochatWidget } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildSnippet } from '../src/index.js';
import { openPage, plain, type Page } from './page.js';
import { sent } from './play.js';

let page: Page;
beforeEach(() => {
  page = openPage(true);
});
afterEach(() => page.close());

describe('a library that is late', () => {
  it('gets the events of one property once that runs, and they are for it alone', async () => {
    page.paste(buildSnippet({ vendor: 'autochat', provider: 'ga4', measurementId: 'G-TEST00000' }).code);
    // Another container of Google's proves nothing.
    page.window.google_tag_manager = { 'G-OTHER0000': {} };
    createAutochatWidget(page.window).outcome('autochat.goal_met.v1');
    expect(sent(page.calls.gtag)).toEqual([]);
    page.load();
    await expect.poll(() => sent(page.calls.gtag)).toMatchObject([['event', 'chat_goal_met', { send_to: 'G-TEST00000' }]]);
  });

  it('gets them without a gtag function, too, where a tag manager has brought it in', async () => {
    page.paste(buildSnippet({ vendor: 'autochat', provider: 'ga4' }).code);
    page.load();
    Reflect.deleteProperty(page.window, 'gtag');
    createAutochatWidget(page.window).outcome('autochat.goal_met.v1');
    await expect.poll(() => page.gtag.hits.map(({ en }) => en)).toEqual(['chat_goal_met']);
  });

  it('gets none that would be dated wrongly by half an hour', async () => {
    page.paste(buildSnippet({ vendor: 'autochat', provider: 'meta' }).code);
    const widget = createAutochatWidget(page.window);
    let now = Date.now();
    Reflect.set(page.window, 'Date', function () {
      return { getTime: () => now };
    });
    widget.outcome('autochat.goal_met.v1');
    now += 31 * 60_000;
    widget.outcome('autochat.lead_qualified.v1');
    page.load();
    await expect.poll(() => sent(page.calls.fbq).map(([, name]) => name)).toEqual(['ChatLeadQualified']);
  });

  it('gets the last hundred', async () => {
    page.paste(buildSnippet({ vendor: 'autochat', provider: 'meta' }).code);
    const widget = createAutochatWidget(page.window);
    for (let count = 1; count <= 120; count++) widget.outcome('autochat.goal_met.v1', { event_id: `evt_${count}` });
    page.load();
    await expect.poll(() => sent(page.calls.fbq).length).toBe(100);
    expect(sent(page.calls.fbq)[0]?.[3]).toEqual({ eventID: 'evt_21' });
  });
});

describe('a function of the page', () => {
  it('gets the event, though it comes later', async () => {
    const widget = createAutochatWidget(page.window);
    page.paste(buildSnippet({ vendor: 'autochat', provider: 'custom', callback: 'onChat' }).code);
    widget.outcome('autochat.lead_qualified.v1', { event_id: 'evt_1' });
    const heard: unknown[][] = [];
    page.window.onChat = (...args: unknown[]) => heard.push(args);
    await expect.poll(() => plain(heard)).toMatchObject([['chat_lead_qualified', { vendor: 'autochat', event_id: 'evt_1', event_type: 'lead_qualified', trigger_source: 'tool' }]]);
  });
});
