import { createChatAnalytics, type ChatAnalytics, type ChatAnalyticsOptions, type ChatEvent, type ConsentOption, type ConsentSnapshot, type Health } from '@chat-analytics/core';
import { createRecordingSink, unbalanced, watchPage, type PageWatch } from '@chat-analytics/testing';
import { expect } from 'vitest';
import { openBrowser, type Browser, type Page, type Tab } from './browser.js';
import type { Chat, ChatOnPage } from './chats.js';
import type { Destination, Library } from './destinations.js';

export interface JourneySettings {
  readonly chat: Chat;
  readonly destination: (browser: Browser) => Destination;
  readonly consent?: ConsentOption;
  readonly storage?: ChatAnalyticsOptions['storage'];
  readonly limits?: ChatAnalyticsOptions['limits'];
  /** Whether the library is there with the first page. Default true. */
  readonly loaded?: boolean;
}

/** A shopper's way through the shop, page by page, with one vendor and one destination, and a second that nothing ever happens to. */
export interface Journey {
  readonly browser: Browser;
  readonly tab: Tab;
  readonly destination: Destination;
  /** What the shopper is on now. */
  readonly page: Page;
  readonly chat: ChatOnPage;
  readonly library: Library;
  readonly analytics: ChatAnalytics;
  /** The ids of all accepted events, in order. */
  readonly ids: readonly string[];
  /** The codes of all issues, on all pages. */
  readonly issues: ReadonlySet<string>;
  /** The books of the destination on this page. */
  books(): Health['sinks'][string];
  /** Things happen in the chat; the first is number `from`, by default the one after the last. */
  happen(count?: number, from?: number): void;
  consent(state: unknown): void;
  wait(milliseconds: number): Promise<void>;
  /** The shopper leaves for another page, by whatever way; `loaded`: whether the library is there with it. */
  next(how?: { by?: 'leaving' | 'crash' | 'freezing'; loaded?: boolean; meanwhile?: () => void }): Promise<void>;
  /** Back to the page that was frozen last. */
  back(): Promise<void>;
  /** Away to somewhere else, and back to this very page after a while. */
  away(milliseconds: number): Promise<void>;
  stop(): void;
  start(): void;
  /** Another copy of the library on this page. */
  copy(): void;
  /** All of time that anything could take, short of events getting too old. */
  settle(): Promise<void>;
}

interface Visit {
  readonly page: Page;
  readonly chat: ChatOnPage;
  readonly library: Library;
  readonly watch: PageWatch;
  readonly copies: ChatAnalytics[];
}

const aWhile = 25 * 60_000;
/** What gtag.js itself leaves on a page. */
const libraryGlobal = 'the global google_tag_manager';

export async function beginJourney({ chat, destination: createDestination, consent: firstConsent = 'not_required', storage = 'session', limits = {}, loaded = true }: JourneySettings): Promise<Journey> {
  const browser = openBrowser();
  const destination = createDestination(browser);
  const tab = browser.openTab();
  const bystander = createRecordingSink({ name: 'bystander' });
  const ids = new Set<string>();
  const trespasses: string[] = [];
  const issues = new Set<string>();
  const frozen: Visit[] = [];
  const visits: Visit[] = [];
  const told: ChatAnalytics[] = [];
  let consent = firstConsent;
  let granted = firstConsent === 'not_required';
  let happened = 0;
  let visit: Visit;

  /** What holds at any moment, on every page there was. */
  function check(): void {
    for (const analytics of told) expect(unbalanced(analytics.health())).toEqual([]);
    for (const { page } of visits) expect(page.errors).toEqual([]);
    expect(new Set(destination.arrived).size, 'events that came twice').toBe(destination.arrived.length);
    expect(trespasses, 'events that came without consent').toEqual([]);
    expect(bystander.events.map(({ event_id }) => event_id), 'a sink that nothing happened to').toEqual([...ids]);
  }

  destination.onHit = (id) => {
    if (!granted) trespasses.push(id);
  };

  function start(): void {
    const analytics = createChatAnalytics({
      sources: [chat.createSource()],
      sinks: [destination.createSink(), bystander],
      consent,
      storage,
      limits,
      window: visit.page.window,
      debug: false,
      onIssue: (issue) => issues.add(issue.code),
    });
    // A second copy hears the same events.
    analytics.subscribe(({ event_id: id }: ChatEvent) => ids.add(id));
    visit.copies.push(analytics);
    told.push(analytics);
  }

  async function open(isLoaded: boolean): Promise<void> {
    const page = tab.openPage();
    const library = destination.open(page);
    if (isLoaded) library.load();
    visit = { page, library, chat: chat.open(page.window), watch: watchPage(page.window), copies: [] };
    visits.push(visit);
    start();
    page.show();
    await browser.wait(0);
    check();
  }

  function stop(): void {
    for (const analytics of visit.copies.splice(0)) analytics.stop();
    expect(visit.watch.left().filter((name) => name !== libraryGlobal)).toEqual([]);
    check();
  }

  await open(loaded);

  const analyticsNow = (): ChatAnalytics => {
    const [analytics] = visit.copies;
    if (!analytics) throw new Error('Nothing runs on this page now.');
    return analytics;
  };

  return {
    browser,
    tab,
    destination,
    get ids() {
      return [...ids];
    },
    issues,
    get page() {
      return visit.page;
    },
    get chat() {
      return visit.chat;
    },
    get library() {
      return visit.library;
    },
    get analytics() {
      return analyticsNow();
    },
    books() {
      const books = analyticsNow().health().sinks[destination.name];
      if (!books) throw new Error(`There are no books of ${destination.name}.`);
      return books;
    },
    happen(count = 1, from = happened) {
      for (let number = from; number < from + count; number++) visit.chat.happen(`number ${number}`);
      happened = Math.max(happened, from + count);
      check();
    },
    consent(state) {
      const change = { analytics: state, advertising: state } as ConsentSnapshot;
      // What is none of the three changes nothing.
      if (['granted', 'denied', 'pending'].includes(String(state))) granted = state === 'granted';
      for (const analytics of visit.copies) analytics.consent.update(change);
      consent = analyticsNow().consent.get();
      check();
    },
    async wait(milliseconds) {
      await browser.wait(milliseconds);
      check();
    },
    async next({ by = 'leaving', loaded: nextLoaded = true, meanwhile } = {}) {
      if (by === 'leaving') visit.page.leave();
      else if (by === 'crash') visit.page.crash();
      else if (visit.page.freeze()) frozen.push(visit);
      check();
      meanwhile?.();
      await open(nextLoaded);
    },
    async back() {
      const before = frozen.pop();
      if (!before) throw new Error('There is no page to go back to.');
      visit.page.leave();
      visit = before;
      visit.page.show();
      await browser.wait(0);
      check();
    },
    async away(milliseconds) {
      expect(visit.page.freeze()).toBe(true);
      await browser.wait(milliseconds);
      check();
      visit.page.show();
      await browser.wait(0);
      check();
    },
    stop,
    start() {
      start();
      check();
    },
    copy: start,
    async settle() {
      await browser.wait(aWhile);
      check();
    },
  };
}
