import { afterEach, describe, expect, it } from 'vitest';
import { closeBrowser, type Browser } from './journey/browser.js';
import { chats } from './journey/chats.js';
import { createEndpoint, createGa4, createGtm, createMeta } from './journey/destinations.js';
import { beginJourney, type Journey, type JourneySettings } from './journey/journey.js';
import { recordsOf } from './journey/world.js';

afterEach(closeBrowser);

const minute = 60_000;
const hour = 60 * minute;
/** What the destination has in the tab's storage, by name. */
const records = ({ tab, destination }: Journey): [name: string, text: string][] => recordsOf(destination, tab.session);

type Outcome = 'all' | 'none' | ((ids: readonly string[]) => readonly string[]);

interface Fault {
  /** A sentence about the fault. What follows from it is said by `then`. */
  readonly when: string;
  readonly settings?: Partial<JourneySettings>;
  /** Two copies do not wait for each other. */
  readonly inAnyOrder?: boolean;
  /** Lets it happen, and says which of the events arrive: all, none, or those at some places. */
  readonly run: (journey: Journey) => Promise<Outcome>;
}

const library: readonly Fault[] = [
  {
    when: 'the library never comes',
    settings: { loaded: false },
    async run(journey) {
      journey.happen(3);
      await journey.wait(hour);
      expect(journey.books()).toMatchObject({ delivered: 0, held: { not_ready: 3 } });
      return 'none';
    },
  },
  {
    when: 'the library comes late',
    settings: { loaded: false },
    async run(journey) {
      journey.happen(20);
      await journey.wait(10_000);
      journey.library.load();
      journey.happen(20);
      return 'all';
    },
  },
  {
    when: 'the library is blocked and its stub stays',
    settings: { loaded: false },
    async run(journey) {
      journey.library.block();
      journey.library.load();
      journey.happen(3);
      await journey.wait(minute);
      expect(journey.library.queued()).toBe(0);
      expect(journey.books().held).toEqual({ not_ready: 3 });
      return 'none';
    },
  },
  {
    when: 'the library is blocked on one page and runs on the next but one',
    settings: { loaded: false },
    async run(journey) {
      journey.library.block();
      journey.happen(3);
      await journey.next({ loaded: false });
      journey.happen(3);
      await journey.next();
      journey.happen(3);
      return 'all';
    },
  },
  {
    when: 'the library is replaced by another copy',
    async run(journey) {
      journey.happen(3);
      await journey.settle();
      journey.library.replace();
      journey.happen(3);
      await journey.wait(2000);
      expect(journey.books().held).toEqual({ not_ready: 3 });
      journey.library.load();
      journey.happen(3);
      return 'all';
    },
  },
  {
    when: 'the library throws for a while',
    async run(journey) {
      journey.library.throws(true);
      journey.happen(3);
      await journey.wait(minute);
      journey.library.throws(false);
      journey.happen(3);
      await journey.settle();
      expect(journey.books()).toMatchObject({ failed: 3, delivered: 3 });
      return (ids) => ids.slice(3);
    },
  },
  {
    when: 'the library comes when what waits is too old',
    settings: { loaded: false },
    async run(journey) {
      journey.happen(3);
      await journey.wait(31 * minute);
      journey.library.load();
      await journey.settle();
      const { expires } = journey.destination;
      expect(journey.books().dropped).toEqual(expires ? { expired: 3 } : {});
      return expires ? 'none' : 'all';
    },
  },
];

const storage: readonly Fault[] = [
  ...(['full', 'off'] as const).map(
    (condition): Fault => ({
      when: `storage is ${condition} and the shopper leaves while events wait`,
      settings: { loaded: false },
      async run(journey) {
        journey.browser.storage = condition;
        journey.happen(3);
        const { analytics } = journey;
        await journey.next();
        expect(analytics.health().sinks[journey.destination.name]).toMatchObject({ carried: 0, held: { not_ready: 3 } });
        journey.happen(3);
        await journey.settle();
        expect(journey.issues).toContain('storage_failed');
        return (ids) => ids.slice(3);
      },
    }),
  ),
  ...(['full', 'off'] as const).map(
    (condition): Fault => ({
      when: `storage is ${condition} and the shopper comes back to the page`,
      settings: { loaded: false },
      async run(journey) {
        journey.browser.storage = condition;
        journey.happen(20);
        await journey.away(minute);
        journey.library.load();
        journey.happen(3);
        return 'all';
      },
    }),
  ),
  ...(['full', 'off'] as const).map(
    (condition): Fault => ({
      when: `storage is ${condition} and analytics are stopped and started again`,
      settings: { loaded: false },
      async run(journey) {
        journey.browser.storage = condition;
        journey.happen(20);
        journey.stop();
        journey.start();
        journey.library.load();
        journey.happen(3);
        await journey.settle();
        return 'all';
      },
    }),
  ),
  {
    when: 'what is stored was tampered with',
    settings: { loaded: false },
    async run(journey) {
      journey.happen(3);
      const junk = ['', 'null', '{}', '7', '"text"', '[', '[[],null]', '[[1,null,[],[1],["now",{}],[1,{"event_id":"x"}]],[{},null,7]]', '[[[1,{"event_id":"x","event_type":"no_type","properties":{}}]],[]]'];
      await journey.next({
        meanwhile() {
          const [[name] = ['']] = records(journey);
          junk.forEach((text, index) => journey.tab.session.set(`${name}${index}`, text));
        },
      });
      await journey.settle();
      expect(journey.issues).toContain('bad_storage');
      expect(journey.page.errors).toEqual([]);
      return 'all';
    },
  },
  {
    when: 'another version and other scripts have stored their own',
    settings: { loaded: false },
    async run(journey) {
      const foreign: [string, string][] = [
        ['chat-analytics:1:ga4 x', '[[],["of an older copy"]]'],
        ['chat-analytics:3:ga4 x', '{"format":"another"}'],
        ['chat-analytics', 'x'],
        ['cart', '[]'],
      ];
      for (const [name, text] of foreign) journey.tab.session.set(name, text);
      journey.happen(3);
      await journey.next();
      await journey.settle();
      for (const entry of foreign) expect([...journey.tab.session]).toContainEqual(entry);
      return 'all';
    },
  },
];

const consent: readonly Fault[] = [
  {
    when: 'consent is given late',
    settings: { consent: {} },
    async run(journey) {
      journey.happen(20);
      await journey.wait(minute);
      expect(journey.destination.hits).toEqual([]);
      journey.consent('granted');
      journey.happen(3);
      return 'all';
    },
  },
  {
    when: 'consent is refused',
    settings: { consent: {} },
    async run(journey) {
      journey.happen(3);
      journey.consent('denied');
      journey.happen(2);
      expect(journey.books()).toMatchObject({ dropped: { denied: 5 }, held: {} });
      await journey.settle();
      return 'none';
    },
  },
  {
    when: 'consent is given, refused and given again',
    async run(journey) {
      journey.happen(3);
      await journey.settle();
      journey.consent('denied');
      journey.happen(3);
      journey.consent('granted');
      journey.happen(3);
      return (ids) => [...ids.slice(0, 3), ...ids.slice(6)];
    },
  },
  {
    when: 'consent was refused and is given after all',
    settings: { consent: { analytics: 'denied', advertising: 'denied' } },
    async run(journey) {
      journey.happen(3);
      journey.consent('granted');
      journey.happen(3);
      await journey.settle();
      return (ids) => ids.slice(3);
    },
  },
  {
    when: 'consent is given in words that nobody knows',
    settings: { consent: {} },
    async run(journey) {
      journey.happen(3);
      for (const state of ['yes', 'GRANTED', true, 1, null, undefined, {}, ['granted']]) journey.consent(state);
      await journey.wait(minute);
      expect(journey.books().held).toEqual({ consent: 3 });
      expect(journey.issues).toContain('bad_option');
      return 'none';
    },
  },
  {
    when: 'the shopper leaves before the question of consent is answered',
    settings: { consent: {} },
    async run(journey) {
      journey.happen(3);
      const { analytics } = journey;
      await journey.next();
      expect(analytics.health().sinks[journey.destination.name]?.held).toEqual({ consent: 3 });
      journey.consent('granted');
      journey.happen(3);
      return (ids) => ids.slice(3);
    },
  },
  {
    when: 'consent is in doubt again when the shopper leaves',
    settings: { loaded: false },
    async run(journey) {
      journey.happen(3);
      journey.consent('pending');
      journey.happen(3);
      await journey.next();
      journey.consent('granted');
      journey.happen(3);
      return (ids) => [...ids.slice(0, 3), ...ids.slice(6)];
    },
  },
  {
    when: 'consent is refused while events are stored',
    settings: { loaded: false },
    async run(journey) {
      journey.happen(3);
      await journey.next({ loaded: false });
      journey.consent('denied');
      expect(records(journey)).toEqual([]);
      await journey.next();
      journey.consent('granted');
      return 'none';
    },
  },
];

const navigation: readonly Fault[] = [
  {
    when: 'the shopper leaves right after more events than go at once',
    async run(journey) {
      journey.happen(40);
      await journey.next();
      journey.happen(3);
      return 'all';
    },
  },
  {
    when: 'the shopper leaves while events are on their way',
    async run(journey) {
      journey.happen(40);
      await journey.wait(2500);
      journey.happen(1);
      await journey.next();
      return 'all';
    },
  },
  {
    when: 'the shopper leaves page after page before the library comes',
    settings: { loaded: false },
    async run(journey) {
      for (let pages = 0; pages < 5; pages++) {
        journey.happen(7);
        await journey.next({ loaded: pages === 4 });
      }
      return 'all';
    },
  },
  {
    when: 'the vendor says on every further page what it said on the first',
    async run(journey) {
      journey.happen(3);
      if (chats.find(({ vendor }) => vendor in journey.analytics.health().sources)?.hasIds) {
        for (let pages = 0; pages < 3; pages++) {
          await journey.settle();
          await journey.next();
          journey.happen(3, 0);
        }
      }
      await journey.settle();
      expect(journey.ids).toHaveLength(3);
      return 'all';
    },
  },
  {
    when: 'the page crashes when everything has been sent',
    async run(journey) {
      journey.happen(10);
      await journey.settle();
      await journey.next({ by: 'crash' });
      journey.happen(3);
      return 'all';
    },
  },
  {
    when: 'the page crashes while events wait in memory',
    settings: { loaded: false },
    async run(journey) {
      journey.happen(3);
      await journey.next({ by: 'crash' });
      journey.happen(3);
      return (ids) => ids.slice(3);
    },
  },
  {
    when: 'the shopper comes back to a page of the back/forward cache',
    async run(journey) {
      journey.happen(40);
      await journey.away(minute);
      journey.happen(3);
      return 'all';
    },
  },
  {
    when: 'the shopper comes back to a cached page from another one',
    settings: { loaded: false },
    async run(journey) {
      journey.happen(40);
      await journey.next({ by: 'freezing' });
      journey.happen(3);
      await journey.wait(3000);
      await journey.back();
      journey.library.load();
      journey.happen(3);
      return 'all';
    },
  },
  {
    when: 'a page is shown as soon as it is loaded and again and again',
    async run(journey) {
      journey.happen(40);
      for (let times = 0; times < 3; times++) journey.page.show();
      await journey.settle();
      return 'all';
    },
  },
];

const copies: readonly Fault[] = [
  {
    when: 'analytics are stopped and started again while events wait',
    settings: { loaded: false },
    async run(journey) {
      for (let times = 0; times < 3; times++) {
        journey.happen(20);
        journey.stop();
        journey.start();
      }
      journey.library.load();
      await journey.settle();
      return 'all';
    },
  },
  {
    when: 'analytics are stopped and started again while events are on their way',
    async run(journey) {
      journey.happen(40);
      await journey.wait(1000);
      journey.stop();
      await journey.wait(1000);
      journey.start();
      journey.happen(3);
      return 'all';
    },
  },
  {
    when: 'analytics are stopped and started again while consent is pending',
    settings: { consent: {} },
    async run(journey) {
      journey.happen(20);
      journey.stop();
      journey.start();
      journey.consent('granted');
      await journey.settle();
      return 'all';
    },
  },
  {
    when: 'analytics are stopped and the next page starts its own',
    settings: { loaded: false },
    async run(journey) {
      journey.happen(20);
      journey.stop();
      await journey.next();
      return 'all';
    },
  },
  {
    when: 'a second copy of the library is on the page',
    inAnyOrder: true,
    async run(journey) {
      journey.copy();
      journey.happen(40);
      await journey.next();
      journey.copy();
      journey.happen(3);
      return 'all';
    },
  },
];

const time: readonly Fault[] = [
  {
    when: 'the clock jumps hours ahead while events wait',
    settings: { loaded: false },
    async run(journey) {
      journey.happen(3);
      journey.browser.jump(3 * hour);
      journey.happen(3);
      journey.library.load();
      await journey.settle();
      return journey.destination.expires ? (ids) => ids.slice(3) : 'all';
    },
  },
  {
    when: 'the clock jumps hours back while events wait',
    settings: { loaded: false },
    async run(journey) {
      journey.happen(3);
      journey.browser.jump(-3 * hour);
      journey.happen(3);
      await journey.next();
      journey.happen(3);
      return 'all';
    },
  },
  {
    when: 'the clock jumps back and ahead again while events are on their way',
    async run(journey) {
      journey.happen(40);
      for (const hours of [-5, 5, -1, 1]) {
        journey.browser.jump(hours * hour);
        await journey.wait(1000);
      }
      return 'all';
    },
  },
  {
    when: 'the tab is in the background',
    async run(journey) {
      journey.page.hidden = true;
      journey.happen(45);
      await journey.wait(15_000);
      expect(journey.destination.arrived).toHaveLength(45);
      return 'all';
    },
  },
  {
    when: 'the page stalls between any two events',
    async run(journey) {
      for (let count = 0; count < 40; count++) {
        journey.happen();
        journey.browser.stall(50);
      }
      await journey.settle();
      return 'all';
    },
  },
  {
    when: 'ten thousand events come at once',
    async run(journey) {
      journey.happen(10_000);
      await journey.settle();
      const { burst } = journey.destination;
      // The latest may wait, up to the limit.
      expect(journey.books().dropped).toEqual(burst < 10_000 ? { overflow: 8000 - burst } : {});
      return (ids) => (burst < 10_000 ? [...ids.slice(0, burst), ...ids.slice(-2000)] : ids);
    },
  },
];

const destinations = { ga4: () => createGa4(), meta: () => createMeta(), gtm: () => createGtm(), 'the own endpoint': (browser: Browser) => createEndpoint(browser) };

for (const [name, destination] of Object.entries(destinations)) {
  for (const chat of chats) {
    describe(`from ${chat.vendor} to ${name}`, () => {
      for (const { when, settings, inAnyOrder, run } of [...library, ...storage, ...consent, ...navigation, ...copies, ...time]) {
        it(`what may arrive does so once${inAnyOrder ? '' : ' and in order'} when ${when}`, async () => {
          const journey = await beginJourney({ chat, destination, ...settings });
          const expected = await run(journey);
          await journey.settle();
          const { ids, destination: there } = journey;
          const arriving = expected === 'all' ? ids : expected === 'none' ? [] : expected(ids);
          if (inAnyOrder) expect(new Set(there.arrived)).toEqual(new Set(arriving));
          else expect(there.arrived).toEqual(arriving);
          journey.stop();
        });
      }
    });
  }
}
