import { createAutochatWidget, createTagManager } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { buildGtmContainer, buildSnippet } from '../src/index.js';
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

describe('a pixel that is late gets from the tags of a container', () => {
  function open(): ReturnType<typeof createAutochatWidget> {
    const manager = createTagManager(page.window, { container: plain(buildGtmContainer({ vendors: ['autochat'], metaPixelId: '1234567890', routing: 'tag-per-event' })) });
    onTestFinished(() => manager.remove());
    return createAutochatWidget(page.window);
  }

  /** The page's timers, by a clock of the test's own. */
  function holdTimers(): { readonly waiting: { readonly size: number }; advance(milliseconds: number): void } {
    const timers = new Map<number, { readonly due: number; readonly run: () => void }>();
    let now = 0;
    let last = 0;
    Object.assign(page.window, {
      setTimeout(run: () => void, delay: number) {
        timers.set(++last, { due: now + delay, run });
        return last;
      },
      clearTimeout: (id: number) => void timers.delete(id),
    });
    return {
      waiting: timers,
      advance(milliseconds) {
        const end = now + milliseconds;
        for (;;) {
          const [next] = [...timers].sort(([, one], [, other]) => one.due - other.due);
          if (!next || next[1].due > end) break;
          timers.delete(next[0]);
          now = next[1].due;
          next[1].run();
        }
        now = end;
      },
    };
  }

  it('its events in order, however long the first have waited', () => {
    const widget = open();
    const { advance } = holdTimers();
    widget.outcome('autochat.goal_met.v1', { event_id: 'evt_1' });
    widget.outcome('autochat.lead_qualified.v1', { event_id: 'evt_2' });
    // The longer it is waited, the seldomer the pixel is looked for.
    advance(60_000);
    widget.outcome('autochat.goal_met.v1', { event_id: 'evt_3' });
    page.load();
    advance(10_000);
    expect(sent(page.calls.fbq).map(([, , , , id]) => id)).toEqual([{ eventID: 'evt_1' }, { eventID: 'evt_2' }, { eventID: 'evt_3' }]);
  });

  it('the last hundred, for which one timer is enough', () => {
    const widget = open();
    const { waiting, advance } = holdTimers();
    for (let count = 1; count <= 120; count++) widget.outcome('autochat.goal_met.v1', { event_id: `evt_${count}` });
    expect(waiting.size).toBe(1);
    page.load();
    advance(10_000);
    expect(sent(page.calls.fbq)).toHaveLength(100);
    expect(sent(page.calls.fbq)[0]?.[4]).toEqual({ eventID: 'evt_21' });
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
