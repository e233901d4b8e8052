import { createChatAnalytics, eventTypes, kindOf, propertyNames, type ChatAnalytics, type ChatAnalyticsOptions, type ChatEvent, type HostEvent } from '@chat-analytics/core';
import { createRecordingSink, hostEventOf, unbalanced, valueOfKind, type RecordingSink } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeBrowser, openBrowser, type Browser, type Page, type Tab } from './journey/browser.js';
import { chats } from './journey/chats.js';

const minute = 60_000;
const kinds = ['session', 'local'] as const;

let browser: Browser;
let tab: Tab;

beforeEach(() => {
  browser = openBrowser();
  tab = browser.openTab();
});
afterEach(closeBrowser);

interface Visit {
  page: Page;
  analytics: ChatAnalytics;
  issues: string[];
  track(...ids: string[]): void;
  books(): ReturnType<ChatAnalytics['health']>['sinks'][string] | undefined;
}

/** A page with one destination, which may be that of a page before. */
async function visit(sink: RecordingSink, { on = tab, ...options }: Partial<ChatAnalyticsOptions> & { on?: Tab } = {}): Promise<Visit> {
  const page = on.openPage();
  const issues: string[] = [];
  const analytics = createChatAnalytics({
    sources: [],
    sinks: [sink],
    consent: 'not_required',
    window: page.window,
    debug: false,
    onIssue: ({ code }) => issues.push(code),
    ...options,
  });
  page.show();
  // What comes back goes with the next task; from storage that tabs share, after the lock was had.
  await browser.wait(options.storage === 'local' ? 1000 : 10);
  return { page, analytics, issues, track: (...ids) => ids.forEach((id) => analytics.track(hostEventOf('chat_opened', id))), books: () => analytics.health().sinks.recording };
}

/** A destination whose library is not there yet. */
function waitingSink({ idempotent = false, maxAgeMs }: { idempotent?: boolean; maxAgeMs?: number } = {}): RecordingSink {
  return Object.assign(createRecordingSink({ purpose: 'analytics' }), { idempotent, maxAgeMs, running: false });
}

const sent = (sink: RecordingSink): string[] => sink.events.map(({ event_id }) => event_id);
const storageOf = (kind: (typeof kinds)[number]): Map<string, string> => (kind === 'local' ? browser.local : tab.session);
const text = (storage: Map<string, string>): string => [...storage.values()].join('\n');

describe('an event that comes back from storage is what it was', () => {
  const properties = Object.fromEntries(propertyNames().map((name) => [name, valueOfKind[kindOf(name) ?? 'details']]));

  async function expectSame(first: Visit, happen: () => void, sink: RecordingSink): Promise<void> {
    const before: ChatEvent[] = [];
    first.analytics.subscribe((event) => before.push(event));
    happen();
    expect(before).toHaveLength(1);
    first.page.leave();
    sink.running = true;
    const second = await visit(sink);
    expect(sink.events).toEqual(JSON.parse(JSON.stringify(before)));
    expect(second.issues).toEqual([]);
  }

  it.each(eventTypes)('%s with every property there is', async (type) => {
    const sink = waitingSink();
    const first = await visit(sink);
    const event = { event_type: type, event_id: 'e', conversation_id: 'c', session_id: 's', inferred: true, properties: { ...properties, rating: 4, sentiment: 'positive' } };
    await expectSame(first, () => first.analytics.track(event as HostEvent), sink);
  });

  it.each(chats)('an event of $vendor', async (chat) => {
    const sink = waitingSink();
    const first = await visit(sink, { sources: [chat.createSource()] });
    const open = chat.open(first.page.window);
    await browser.wait(minute);
    await expectSame(first, () => open.happen('one'), sink);
  });

  it('an event with the longest id that its vendor may give it', async () => {
    const sink = waitingSink();
    const [, kustomer] = chats;
    const first = await visit(sink, { sources: kustomer ? [kustomer.createSource()] : [] });
    const open = kustomer?.open(first.page.window);
    await browser.wait(minute);
    await expectSame(first, () => open?.happen('m'.repeat(256)), sink);
  });
});

describe.each(['full', 'forgetful'] as const)('storage that is %s', (condition) => {
  it.each(kinds)('(%s) leaves what waits in memory, until there is room', async (storage) => {
    const sink = waitingSink();
    const first = await visit(sink, { storage });
    first.track('a', 'b');
    browser.storage = condition;
    first.page.freeze();
    expect(first.books()).toMatchObject({ held: { not_ready: 2 }, carried: 0 });
    expect(first.issues).toEqual(['storage_failed']);
    first.page.show();
    browser.storage = 'fine';
    first.page.leave();
    sink.running = true;
    await visit(sink, { storage });
    expect(sent(sink)).toEqual(['a', 'b']);
  });
});

describe('storage that is off', () => {
  it.each(kinds)('(%s) is no reason not to deliver', async (storage) => {
    browser.storage = 'off';
    const sink = waitingSink();
    const page = await visit(sink, { storage });
    page.track('a');
    sink.running = true;
    await browser.wait(2000);
    expect(sent(sink)).toEqual(['a']);
    expect(page.issues).toEqual(['storage_failed']);
  });

  it('is not looked at where none is wanted', async () => {
    browser.storage = 'off';
    const sink = waitingSink();
    const page = await visit(sink, { storage: 'none' });
    page.track('a');
    page.page.freeze();
    page.page.show();
    expect(page.issues).toEqual([]);
    expect(page.books()).toMatchObject({ held: { not_ready: 1 }, carried: 0 });
  });
});

describe('what others have put into storage', () => {
  /** The next page finds `change` of what was stored. */
  async function tamper(sink: RecordingSink, change: (text: string) => string): Promise<Visit> {
    const first = await visit(sink);
    first.track('a');
    first.page.leave();
    for (const [name, stored] of tab.session) tab.session.set(name, change(stored));
    sink.running = true;
    return visit(sink);
  }

  it.each(['', 'null', '0', '{}', '"ab"', '[', '[]', '[[]]', '[null]', '\n', '[]\n', 'null\nnull', '[]\n[', '[]\n0', '[]\n{}', '[]\n[]', '[]\n[1]', '[]\n[1,null]', '[]\n[1,"event"]', '[]\n["soon",{}]', '[]\n\n\n'])(
    'is left out where it is no event: %s',
    async (junk) => {
      const sink = waitingSink();
      const page = await tamper(sink, () => junk);
      expect(sink.events).toEqual([]);
      expect(page.books()).toMatchObject({ restored: 0, held: {} });
      expect(page.issues.filter((code) => code !== 'bad_storage')).toEqual([]);
      page.track('new');
      expect(sent(sink)).toEqual(['new']);
    },
  );

  it('brings in no foreign fields and no other version', async () => {
    const sink = waitingSink();
    await tamper(sink, (stored) =>
      stored
        .replace('"properties":{}', '"properties":{"email":"jane@example.com","__proto__":{"polluted":true}}')
        .replace('"schema_version":1', '"schema_version":7,"foreign":1'),
    );
    expect(sent(sink)).toEqual(['a']);
    expect(JSON.stringify(sink.events)).not.toMatch(/jane|foreign|polluted|"schema_version":7/);
    expect({}).not.toHaveProperty('polluted');
  });

  it('is left to them where it is of another version or not ours at all', async () => {
    const sink = waitingSink();
    const page = await visit(sink);
    page.track('a');
    page.page.leave();
    const [[name = '', stored = ''] = []] = tab.session;
    const ofVersion = (step: number): string => name.replace(/\d/, (version) => String(Number(version) + step));
    const foreign = new Map([
      [ofVersion(-1), stored],
      [ofVersion(1), stored],
      ['chat-analytics', 'theirs'],
      ['basket', '["vase"]'],
    ]);
    expect(foreign.size).toBe(4);
    expect(foreign.has(name)).toBe(false);
    for (const [key, text] of foreign) tab.session.set(key, text);
    const second = await visit(sink);
    expect(second.books()?.restored).toBe(1);
    second.analytics.consent.update({ analytics: 'denied' });
    expect(tab.session).toEqual(foreign);
  });

  it('is not taken for the events of another destination', async () => {
    const sink = waitingSink();
    const other = waitingSink();
    const page = await visit(sink);
    page.track('a');
    page.page.leave();
    other.running = true;
    await visit(other);
    expect(other.events).toEqual([]);
    sink.running = true;
    await visit(sink);
    expect(sent(sink)).toEqual(['a']);
  });

  it('is not taken for those of one whose name begins alike', async () => {
    const sink = Object.assign(waitingSink(), { name: 'crm eu', destination: undefined });
    const other = Object.assign(waitingSink(), { name: 'crm', destination: undefined, running: true });
    const page = await visit(sink);
    page.track('a');
    page.page.leave();
    await visit(other);
    expect(other.events).toEqual([]);
    sink.running = true;
    await visit(sink);
    expect(sent(sink)).toEqual(['a']);
  });
});

describe('two tabs that share storage', () => {
  const options = { storage: 'local' } as const;

  it.each([true, false])('get every event once, where the destination is idempotent: %s', async (idempotent) => {
    const sink = waitingSink({ idempotent });
    const other = browser.openTab();
    const first = await visit(sink, options);
    const second = await visit(sink, { ...options, on: other });
    first.track('a');
    second.track('b');
    first.page.leave();
    second.page.leave();
    const third = await visit(sink, options);
    const fourth = await visit(sink, { ...options, on: other });
    await browser.wait(minute);
    expect([third.books()?.restored, fourth.books()?.restored]).toEqual([2, 0]);
    sink.running = true;
    await browser.wait(minute);
    expect(sent(sink).sort()).toEqual(['a', 'b']);
    third.page.leave();
    fourth.page.leave();
    await visit(sink, options);
    expect(sink.events).toHaveLength(2);
  });

  it('get what a tab that crashed had taken, where the destination is idempotent', async () => {
    const sink = waitingSink({ idempotent: true });
    const first = await visit(sink, options);
    first.track('a');
    first.page.leave();
    const second = await visit(sink, options);
    const third = await visit(sink, { ...options, on: browser.openTab() });
    expect(third.books()?.restored).toBe(0);
    second.page.crash();
    sink.running = true;
    await browser.wait(minute);
    expect(sent(sink)).toEqual(['a']);
  });

  it('know each what the other has delivered before they were opened', async () => {
    const sink = waitingSink();
    sink.running = true;
    const first = await visit(sink, options);
    first.track('a');
    first.page.leave();
    const second = await visit(sink, { ...options, on: browser.openTab() });
    second.track('a');
    expect(second.books()?.dropped).toEqual({ duplicate: 1 });
    expect(sent(sink)).toEqual(['a']);
  });

  it('do without locks where the browser has none', async () => {
    const sink = waitingSink();
    const page = tab.openPage();
    Reflect.deleteProperty(page.window.navigator, 'locks');
    const analytics = createChatAnalytics({ sources: [], sinks: [sink], consent: 'not_required', window: page.window, debug: false, ...options });
    analytics.track(hostEventOf('chat_opened', 'a'));
    page.leave();
    sink.running = true;
    await visit(sink, { ...options, on: browser.openTab() });
    expect(sent(sink)).toEqual(['a']);
  });

  it('read nothing for analytics that were stopped while they waited for the lock', async () => {
    const sink = waitingSink({ idempotent: true });
    const first = await visit(sink, options);
    first.track('a');
    first.page.leave();
    const second = await visit(sink, options);
    const third = await visit(sink, { ...options, on: browser.openTab() });
    third.analytics.stop();
    second.page.leave();
    await browser.wait(minute);
    expect(third.books()?.restored).toBe(0);
    sink.running = true;
    await visit(sink, options);
    expect(sent(sink)).toEqual(['a']);
  });

  it('send what comes back before what has come since', async () => {
    const sink = waitingSink();
    const first = await visit(sink, options);
    first.track('a');
    first.page.leave();
    const page = tab.openPage();
    const analytics = createChatAnalytics({ sources: [], sinks: [sink], consent: 'not_required', window: page.window, debug: false, ...options });
    // The lock is never had at once.
    analytics.track(hostEventOf('chat_opened', 'b'));
    await browser.wait(1000);
    sink.running = true;
    await browser.wait(minute);
    expect(sent(sink)).toEqual(['a', 'b']);
  });
});

describe('limits', () => {
  it('store the latest events', async () => {
    const sink = waitingSink();
    const first = await visit(sink, { limits: { stored: 2 } });
    first.track('a', 'b', 'c', 'd');
    first.page.leave();
    expect(first.books()).toMatchObject({ carried: 2, held: { not_ready: 2 } });
    sink.running = true;
    await visit(sink);
    expect(sent(sink)).toEqual(['c', 'd']);
  });

  it('keep the others for a shopper who comes back', async () => {
    const sink = waitingSink();
    const first = await visit(sink, { limits: { stored: 2 } });
    first.track('a', 'b', 'c', 'd');
    first.page.freeze();
    first.page.show();
    sink.running = true;
    await browser.wait(minute);
    expect(sent(sink).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('hold for what comes back, too: the latest wait, the others are counted', async () => {
    const sink = waitingSink();
    const pages = await Promise.all([tab, browser.openTab(), browser.openTab()].map((on) => visit(sink, { on, storage: 'local', limits: { held: 3 } })));
    pages.forEach(({ track }, index) => track(`a${index}`, `b${index}`, `c${index}`));
    for (const { page } of pages) page.leave();
    const last = await visit(sink, { storage: 'local', limits: { held: 3 } });
    expect(last.books()).toMatchObject({ restored: 9, held: { not_ready: 3 }, dropped: { overflow: 6 } });
  });

  it('hold for what was refused for now, too', async () => {
    const sink = waitingSink();
    sink.running = true;
    sink.behave = () => Promise.reject(Object.assign(new Error('503'), { retryAfterMs: minute }));
    const page = await visit(sink, { limits: { held: 3 } });
    page.track('a', 'b', 'c', 'd', 'e');
    await browser.wait(10);
    expect(page.books()).toMatchObject({ held: { retry: 3 }, dropped: { overflow: 2 } });
  });

  it('hold for the ids that the next page is told: a hundred', async () => {
    const sink = waitingSink();
    sink.running = true;
    const ids = Array.from({ length: 150 }, (_, index) => `e${index}`);
    for (let pages = 0; pages < 3; pages++) {
      const page = await visit(sink);
      page.track(...ids.slice(pages * 50, pages * 50 + 50));
      page.page.leave();
    }
    const [stored = ''] = tab.session.values();
    expect(JSON.parse(stored.split('\n')[0] ?? '') as unknown).toEqual(ids.slice(-100));
  });
});

describe('consent', () => {
  it.each(kinds)('that is refused wipes what is stored (%s)', async (storage) => {
    const sink = waitingSink();
    const first = await visit(sink, { storage });
    first.track('a');
    first.page.leave();
    expect(text(storageOf(storage))).toContain('"a"');
    const second = await visit(sink, { storage, consent: { analytics: 'denied' } });
    await browser.wait(10);
    expect(storageOf(storage).size).toBe(0);
    expect(second.books()).toMatchObject({ restored: 1, dropped: { denied: 1 }, held: {} });
  });

  it.each(kinds)('that is refused later wipes what was kept for a crash (%s)', async (storage) => {
    const sink = waitingSink({ idempotent: true });
    const first = await visit(sink, { storage });
    first.track('a');
    first.page.leave();
    const second = await visit(sink, { storage });
    expect(text(storageOf(storage))).toContain('"a"');
    second.analytics.consent.update({ analytics: 'denied' });
    await browser.wait(10);
    expect(storageOf(storage).size).toBe(0);
    expect(second.books()).toMatchObject({ dropped: { denied: 1 }, held: {} });
  });

  it('that is refused leaves no ids of what was delivered either', async () => {
    const sink = waitingSink();
    sink.running = true;
    const first = await visit(sink);
    first.track('a');
    first.analytics.consent.update({ analytics: 'denied' });
    first.page.leave();
    expect(tab.session.size).toBe(0);
  });

  it('that is pending stores nothing of what it keeps waiting', async () => {
    const sink = waitingSink();
    const first = await visit(sink, { consent: {} });
    first.track('a');
    first.page.leave();
    expect(tab.session.size).toBe(0);
    expect(first.books()).toMatchObject({ held: { consent: 1 }, carried: 0 });
  });

  it('that was given stores what came before it, too', async () => {
    const sink = waitingSink();
    const first = await visit(sink, { consent: {} });
    first.track('a');
    first.analytics.consent.update({ analytics: 'granted' });
    first.page.leave();
    expect(text(tab.session)).toContain('"a"');
  });

  it('that is in doubt again leaves storable what came while it was given', async () => {
    const sink = waitingSink();
    const first = await visit(sink);
    first.track('a');
    first.analytics.consent.update({ analytics: 'pending' });
    first.track('b');
    first.page.leave();
    expect(first.books()).toMatchObject({ carried: 1, held: { consent: 1 } });
    expect(text(tab.session)).toContain('"a"');
    expect(text(tab.session)).not.toContain('"b"');
  });

  it('keeps what was stored while it is pending on the next page', async () => {
    const sink = waitingSink();
    const first = await visit(sink);
    first.track('a');
    first.page.leave();
    for (let pages = 0; pages < 3; pages++) (await visit(sink, { consent: {} })).page.leave();
    sink.running = true;
    const last = await visit(sink, { consent: {} });
    expect(last.books()).toMatchObject({ held: { consent: 1 } });
    last.analytics.consent.update({ analytics: 'granted' });
    expect(sent(sink)).toEqual(['a']);
  });
});

describe('what was delivered', () => {
  it('is known after a reload, and after another', async () => {
    const sink = waitingSink();
    sink.running = true;
    for (let pages = 0; pages < 4; pages++) {
      const page = await visit(sink);
      page.track('a');
      expect(page.books()).toMatchObject(pages ? { dropped: { duplicate: 1 } } : { delivered: 1 });
      page.page.leave();
    }
    expect(sent(sink)).toEqual(['a']);
  });

  it('and comes back from storage all the same is a duplicate', async () => {
    const sink = waitingSink();
    const first = await visit(sink);
    first.track('a');
    first.page.leave();
    const copy = [...tab.session];
    sink.running = true;
    const second = await visit(sink);
    for (const [name, stored] of copy) tab.session.set(name, stored);
    second.page.show();
    expect(second.books()).toMatchObject({ restored: 2, delivered: 1, dropped: { duplicate: 1 } });
    expect(sent(sink)).toEqual(['a']);
  });
});

describe('a crash', () => {
  /** At what step a page crashes that had an event from storage; and how often the event has arrived when the shopper is back. */
  const steps: readonly { when: string; crash: (page: Visit, sink: RecordingSink) => Promise<void> | void; idempotent: number; other: number }[] = [
    { when: 'when the event was taken out of storage', crash: ({ page }) => page.crash(), idempotent: 1, other: 0 },
    {
      when: 'within the hand-over',
      async crash({ page }, sink) {
        sink.behave = () => page.crash();
        sink.running = true;
        await browser.wait(minute);
      },
      idempotent: 2,
      other: 1,
    },
    {
      when: 'while the acknowledgement is out',
      async crash({ page }, sink) {
        sink.behave = () => new Promise(() => undefined);
        sink.running = true;
        await browser.wait(minute);
        page.crash();
      },
      idempotent: 2,
      other: 1,
    },
    {
      when: 'right after the hand-over',
      async crash({ page }, sink) {
        sink.running = true;
        await browser.wait(minute);
        page.crash();
      },
      idempotent: 1,
      other: 1,
    },
  ];

  for (const storage of kinds) {
    for (const idempotent of [true, false]) {
      it.each(steps)(`($when, ${storage}) makes an event come ${idempotent ? 'twice rather than never' : 'never rather than twice'}`, async ({ crash, ...times }) => {
        const sink = waitingSink({ idempotent });
        const first = await visit(sink, { storage });
        first.track('a');
        first.page.leave();
        await crash(await visit(sink, { storage }), sink);
        sink.behave = undefined;
        sink.running = true;
        for (let pages = 0; pages < 3; pages++) (await visit(sink, { storage })).page.leave();
        expect(sent(sink)).toEqual(Array<string>(idempotent ? times.idempotent : times.other).fill('a'));
        expect(text(storageOf(storage))).not.toContain('event_type');
      });
    }
  }

  it('between two pages harms nothing that is stored', async () => {
    const sink = waitingSink();
    const first = await visit(sink);
    first.track('a');
    first.page.leave();
    tab.openPage().crash();
    sink.running = true;
    await visit(sink);
    expect(sent(sink)).toEqual(['a']);
  });

  it('while another copy of the library has the same events leaves them in storage, where the destination is idempotent', async () => {
    const sink = waitingSink({ idempotent: true });
    const first = await visit(sink);
    first.track('a');
    first.page.leave();
    const second = await visit(sink);
    createChatAnalytics({ sources: [], sinks: [sink], consent: 'not_required', window: second.page.window, debug: false });
    second.page.crash();
    sink.running = true;
    await visit(sink);
    expect(sent(sink)).toEqual(['a']);
  });
});

describe('an event that is not acknowledged yet when the shopper leaves', () => {
  it.each(kinds)('is sent again, where the destination is idempotent (%s)', async (storage) => {
    const sink = waitingSink({ idempotent: true });
    sink.running = true;
    sink.behave = () => new Promise(() => undefined);
    const first = await visit(sink, { storage });
    first.track('a');
    first.page.leave();
    expect(first.books()).toMatchObject({ carried: 1, held: {} });
    await visit(sink, { storage });
    expect(sent(sink)).toEqual(['a', 'a']);
  });

  it.each(kinds)('is not, where it would count twice (%s)', async (storage) => {
    const sink = waitingSink();
    sink.running = true;
    sink.behave = () => new Promise(() => undefined);
    const first = await visit(sink, { storage });
    first.track('a');
    first.page.leave();
    expect(first.books()).toMatchObject({ carried: 0, held: { sending: 1 } });
    await visit(sink, { storage });
    expect(sent(sink)).toEqual(['a']);
  });
});

describe('an event that comes as the shopper leaves', () => {
  it.each(kinds)('goes to the next page, as those before it (%s)', async (storage) => {
    const sink = waitingSink();
    const first = await visit(sink, { storage });
    // Heard after what the library does at the same moment.
    first.page.window.addEventListener('pagehide', () => first.track('b'));
    first.track('a');
    first.page.leave();
    expect(first.books()).toMatchObject({ offered: 2, carried: 2, held: {} });
    sink.running = true;
    await visit(sink, { storage });
    expect(sent(sink).sort()).toEqual(['a', 'b']);
  });

  it('waits on the page where that is shown again', async () => {
    const sink = waitingSink();
    const { page, track, books } = await visit(sink);
    page.freeze();
    page.show();
    track('a');
    expect(books()).toMatchObject({ carried: 0, held: { not_ready: 1 } });
  });
});

describe('an event that is too old', () => {
  it.each(kinds)('when the shopper comes back is dropped and counted (%s)', async (storage) => {
    const sink = waitingSink({ maxAgeMs: 30 * minute });
    const first = await visit(sink, { storage });
    first.track('a');
    await browser.wait(20 * minute);
    first.track('b');
    first.page.leave();
    await browser.wait(11 * minute);
    sink.running = true;
    const second = await visit(sink, { storage });
    expect(second.books()).toMatchObject({ restored: 2, delivered: 1, dropped: { expired: 1 } });
    expect(sent(sink)).toEqual(['b']);
  });

  it('is sent all the same where the destination takes the time with it', async () => {
    const sink = waitingSink();
    const first = await visit(sink);
    const now = new Date().toISOString();
    first.track('a');
    first.page.leave();
    await browser.wait(10 * 24 * 60 * minute);
    sink.running = true;
    await visit(sink);
    expect(sink.events).toMatchObject([{ event_id: 'a', occurred_at: now }]);
  });
});

describe('analytics that were stopped', () => {
  it('before an answer came that said to try again leave the event to the next start', async () => {
    const sink = waitingSink();
    sink.running = true;
    let refuse: () => void = () => undefined;
    sink.behave = () => new Promise((_, reject) => (refuse = () => reject(Object.assign(new Error('503'), { retryAfterMs: 10 }))));
    const first = await visit(sink, { storage: 'none' });
    first.track('a');
    first.analytics.stop();
    refuse();
    await browser.wait(minute);
    sink.behave = undefined;
    createChatAnalytics({ sources: [], sinks: [sink], consent: 'not_required', window: first.page.window, storage: 'none', debug: false });
    await browser.wait(minute);
    expect(sent(sink)).toEqual(['a', 'a']);
  });
});

describe('who hears that an event is restored', () => {
  it('and has everything sent at once gets none that was delivered before', async () => {
    const sink = createRecordingSink();
    sink.running = false;
    const { page, analytics, track } = await visit(sink);
    track('a');
    page.window.dispatchEvent(new Event('pagehide'));
    const [[name, record] = ['', '']] = [...tab.session];
    sink.running = true;
    page.window.dispatchEvent(new Event('pageshow'));
    await browser.wait(10);
    expect(sink.events).toHaveLength(1);
    tab.session.set(`${name}2`, record);
    analytics.trace(({ stage }) => {
      expect(unbalanced(analytics.health())).toEqual([]);
      if (stage === 'restored') void analytics.flush();
    });
    page.window.dispatchEvent(new Event('pageshow'));
    await browser.wait(10);
    expect(sink.events).toHaveLength(1);
  });

  it('and stops everything loses nothing that was stored', async () => {
    const sinks = ['one', 'other'].map((name) => createRecordingSink({ name })) as [RecordingSink, RecordingSink];
    for (const sink of sinks) sink.running = false;
    const before = await visit(sinks[0], { sinks });
    before.track('a', 'b');
    before.analytics.stop();
    const { analytics } = await visit(sinks[0], { sinks });
    analytics.stop();
    const page = tab.openPage();
    const stopping = createChatAnalytics({ sources: [], sinks, consent: 'not_required', debug: false, window: page.window });
    stopping.trace(({ stage }) => {
      if (stage === 'restored') stopping.stop();
    });
    await browser.wait(10);
    for (const sink of sinks) sink.running = true;
    const last = createChatAnalytics({ sources: [], sinks, consent: 'not_required', debug: false, window: page.window });
    await browser.wait(3000);
    for (const { events } of sinks) expect(events.map(({ event_id }) => event_id).sort()).toEqual(['a', 'b']);
    expect(unbalanced(stopping.health())).toEqual([]);
    last.stop();
  });
});

describe('a refusal while an event is on its way', () => {
  it('tells the next page nothing of it', async () => {
    const sink = createRecordingSink({ purpose: 'analytics' });
    sink.behave = () => new Promise(() => undefined);
    const { page, analytics, track } = await visit(sink);
    track('a');
    analytics.consent.update({ analytics: 'denied' });
    page.window.dispatchEvent(new Event('pagehide'));
    expect(tab.session.size).toBe(0);
  });

  it('is kept though it comes as the event is handed over, and is taken back', async () => {
    const sink = createRecordingSink({ purpose: 'analytics' });
    const { analytics, track, books } = await visit(sink);
    sink.behave = () => {
      analytics.consent.update({ analytics: 'denied' });
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what counts is the time
      return Promise.reject({ retryAfterMs: 100 });
    };
    track('a');
    analytics.consent.update({ analytics: 'granted' });
    await browser.wait(1000);
    expect(books()).toMatchObject({ attempts: 1, delivered: 0, held: {}, dropped: { denied: 1 } });
  });
});
