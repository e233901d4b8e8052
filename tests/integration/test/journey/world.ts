import { createChatAnalytics, isRecord, type ChatAnalytics, type ChatEvent, type ConsentSnapshot, type Health, type HostEvent, type Purpose } from '@chat-analytics/core';
import { unbalanced, watchPage, type PageWatch } from '@chat-analytics/testing';
import { openBrowser, type Page, type Tab } from './browser.js';
import { chats, type ChatOnPage } from './chats.js';
import { createEndpoint, createGa4, createMeta, type Destination, type Library } from './destinations.js';
import type { Settings, Step } from './steps.js';

/** One shopper with two tabs, to whom steps happen; and what must hold whatever they are. */
export interface World {
  take(step: Step): Promise<void>;
  /** Lets everything be well again, and looks whether all came to its end. */
  end(): Promise<void>;
}

interface Visit {
  readonly tab: OpenTab;
  readonly page: Page;
  readonly chats: readonly ChatOnPage[];
  readonly libraries: readonly Library[];
  readonly watch: PageWatch;
  readonly copies: Set<ChatAnalytics>;
  /** The keys of what was told here. */
  readonly told: Set<string>;
  /** The ids of what was accepted here. */
  readonly ids: Set<string>;
  /** By destination, the ids of what came back from storage and is still to come to its end. */
  readonly restored: Map<string, Set<string>>;
  /** The destinations for which consent was refused here, whatever was said since. */
  readonly refused: Set<string>;
  consent: ConsentSnapshot;
}

interface OpenTab {
  readonly tab: Tab;
  readonly frozen: Visit[];
  visit: Visit;
}

const hour = 60 * 60_000;
const mostCopies = 2;
/** How often to look whether everything has gone, and for how long: more than it takes at the slowest pace. */
const interval = 5000;
const longEnough = 5 * 60_000;
/** As many ids as pages tell each other, less a few. */
const mostRemembered = 90;
const registryKey = Symbol.for('chat-analytics');
const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0);

/** An event in words that are the same for the same, in whatever order its fields are. */
function write(event: ChatEvent): string {
  return JSON.stringify(event, (_, value: unknown) => (isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value));
}

function must(holds: boolean, sentence: string, found?: unknown): asserts holds {
  if (!holds) throw new Error(found === undefined ? sentence : `${sentence}: ${JSON.stringify(found)}`);
}

/** What a storage has of a destination, by name. */
export const recordsOf = ({ name: destination }: Destination, storage: Iterable<[name: string, text: string]> = []): [name: string, text: string][] =>
  [...storage].filter(([name]) => name.startsWith(`chat-analytics:2:${destination} `));

export async function createWorld({ storage, limits, consent: firstConsent, loaded: firstLoaded, idempotent: tellsCopies }: Settings): Promise<World> {
  const browser = openBrowser();
  const endpoint = createEndpoint(browser, tellsCopies);
  const ga4 = createGa4();
  const destinations: readonly Destination[] = [ga4, createMeta(), endpoint];
  const visits: Visit[] = [];
  const everyCopy: ChatAnalytics[] = [];
  /** By id; one that is told again on another page may be of another time. */
  const accepted = new Map<string, ChatEvent[]>();
  /** By purpose, what was accepted under consent, or was given it later. */
  const storable: Record<string, Set<string>> = { analytics: new Set(), advertising: new Set() };
  const broken: string[] = [];
  const told: string[] = [];
  /** By destination, what was stored when a page last went: what one start leaves to the next in memory alone is not. */
  const putAway = new Map<string, readonly string[]>();
  let consent: ConsentSnapshot = firstConsent;
  let crashing = false;
  /** A page that crashes within a hand-over goes on a little in the test, and what it books then is fiction. */
  let fiction = false;
  /** Whether storage was always there for what pages tell each other. */
  let reliable = storage === 'session';
  /** Whether a vendor has told on one page what it told on another. */
  let repeated = false;
  /** Whether stored events can only have been taken by the library. */
  let untouched = true;
  /** Whether every copy in storage was removed when its time had come. */
  let tidy = true;

  const isGranted = (visit: Visit, purpose: Purpose): boolean => visit.consent[purpose as keyof ConsentSnapshot] === 'granted';

  for (const destination of destinations) {
    destination.onHit = (id, page) => {
      const visit = visits.find((other) => other.page === page);
      if (!visit || !isGranted(visit, destination.purpose)) broken.push(`${id} came to ${destination.name} without consent`);
      if (crashing) {
        crashing = false;
        fiction = true;
        reliable = tidy = false;
        page.crash();
      }
    };
  }

  function makeStorable(visit: Visit, ids: Iterable<string>): void {
    for (const id of ids) for (const purpose of ['analytics', 'advertising'] as const) if (isGranted(visit, purpose)) storable[purpose]?.add(id);
  }

  function start(visit: Visit): void {
    if (visit.copies.size >= mostCopies) return;
    const analytics = createChatAnalytics({
      sources: chats.map((chat) => chat.createSource()),
      sinks: destinations.map((destination) => destination.createSink()),
      consent: visit.consent,
      storage,
      limits,
      window: visit.page.window,
      debug: false,
    });
    analytics.subscribe((event) => {
      accepted.set(event.event_id, [...(accepted.get(event.event_id) ?? []), event]);
      visit.ids.add(event.event_id);
      makeStorable(visit, [event.event_id]);
    });
    analytics.trace(({ stage, event, sink = '' }) => {
      if (!event || stage === 'held') return;
      if (stage !== 'restored') {
        visit.restored.get(sink)?.delete(event.event_id);
        return;
      }
      if (putAway.get(sink)?.includes(event.event_id)) visit.restored.get(sink)?.add(event.event_id);
      const before = accepted.get(event.event_id)?.map(write) ?? [];
      if (!before.includes(write(event))) broken.push(`${before.join(' or ')} came back as ${write(event)}`);
    });
    visit.copies.add(analytics);
    everyCopy.push(analytics);
  }

  async function open(tab: Omit<OpenTab, 'visit'>, loaded: boolean): Promise<Visit> {
    const page = tab.tab.openPage();
    const libraries = destinations.map((destination) => destination.open(page));
    if (loaded) for (const library of libraries) library.load();
    const visit: Visit = {
      // The tab is given its visit by whoever opens it.
      tab: tab as OpenTab,
      page,
      libraries,
      chats: chats.map((chat) => chat.open(page.window)),
      watch: watchPage(page.window),
      copies: new Set(),
      told: new Set(),
      ids: new Set(),
      restored: new Map(destinations.map(({ name }) => [name, new Set()])),
      refused: new Set(),
      consent,
    };
    visits.push(visit);
    start(visit);
    page.show();
    await browser.wait(0);
    return visit;
  }

  async function openTab(): Promise<OpenTab> {
    const tab = { tab: browser.openTab(), frozen: [] };
    return Object.assign(tab, { visit: await open(tab, firstLoaded) });
  }

  const first = await openTab();
  let second: OpenTab | undefined;
  let here = first;

  const booksOf = (analytics: ChatAnalytics): Health['sinks'] => analytics.health().sinks;

  /** The events that are stored for a destination, anywhere or in one place. */
  function stored(destination: Destination, where = [browser.local, ...[first, second].map((tab) => tab?.tab.session)]): string[] {
    const ids: string[] = [];
    for (const data of where) {
      for (const [, text] of recordsOf(destination, data)) {
        const [, ...lines] = text.split('\n');
        for (const line of lines) {
          try {
            const [, event] = JSON.parse(line) as [number, { event_id: string }];
            if (accepted.has(event.event_id)) ids.push(event.event_id);
          } catch {
            // One that was tampered with.
          }
        }
      }
    }
    return ids;
  }

  /** A page goes, or its copies of the library do: what is over the limit of what is stored is in memory alone from now on. */
  function noteStored({ restored }: Visit): void {
    for (const destination of destinations) putAway.set(destination.name, stored(destination));
    for (const ids of restored.values()) ids.clear();
  }

  function checkStorage(): void {
    for (const destination of destinations) {
      for (const id of stored(destination)) must(storable[destination.purpose]?.has(id) === true, `${id} is stored for ${destination.name} without consent`);
    }
  }

  /** A page that has been shown has taken what was stored in its tab, and leaves no copy where a crash must not make two of one. */
  function checkShown(): void {
    if (storage !== 'session' || browser.storage !== 'fine' || here.visit.copies.size === 0) return;
    for (const destination of destinations) {
      const found = stored(destination, [here.tab.session]);
      if (!destination.idempotent) must(found.length === 0, `the page has not taken what was stored for ${destination.name}`, found);
    }
  }

  /** What a crash must not lose: what was stored before, where copies can be told. */
  function checkCrash({ restored }: Visit): void {
    if (!tidy || !untouched) return;
    for (const destination of destinations) {
      if (!destination.idempotent) continue;
      const copies = stored(destination);
      for (const id of restored.get(destination.name) ?? []) must(copies.includes(id), `a crash lost ${id}, which was stored for ${destination.name}`);
    }
  }

  /** What was refused waits no more, and is stored no more. */
  function checkRefusal({ copies, consent: given }: Visit): void {
    if (storage === 'local') return;
    for (const destination of destinations) {
      const { name, purpose } = destination;
      // The endpoint's sink gives back what it has gathered, and that takes a moment.
      if (given[purpose as keyof ConsentSnapshot] !== 'denied' || destination === endpoint) continue;
      for (const analytics of copies) must(sum({ ...booksOf(analytics)[name]?.held, sending: 0 }) === 0, `${name} holds what was refused`);
    }
    if (given.analytics === 'denied') checkShown();
  }

  function check(): void {
    must(broken.length === 0, broken[0] ?? '');
    const { page, copies } = here.visit;
    must(page.errors.length === 0, 'the page suffered', String(page.errors[0]));
    for (const analytics of copies) {
      const health = analytics.health();
      must(unbalanced(health).length === 0, 'the books do not balance', unbalanced(health));
      for (const [name, { held }] of Object.entries(health.sinks)) must(sum({ ...held, sending: 0 }) <= limits.held, `${name} holds too many`, held);
    }
    const hits = new Set(ga4.hits);
    must(hits.size === ga4.hits.length, 'an event came to GA4 twice', ga4.hits);
  }

  /** What waits when a page goes in order must have been for storage, as far as it may and can go there. */
  function checkLeaving({ copies, refused, consent: given }: Visit): void {
    if (storage === 'none' || browser.storage !== 'fine' || fiction) return;
    for (const analytics of copies) {
      const books = booksOf(analytics);
      for (const { name, purpose, idempotent } of destinations) {
        const { held = {}, carried = 0 } = books[name] ?? {};
        // What is out already must not go twice where copies are not told, nor where it was refused since.
        const waiting = sum(idempotent && !refused.has(name) ? held : { ...held, sending: 0 });
        if (given[purpose as keyof ConsentSnapshot] === 'granted') must(waiting === 0 || carried >= limits.stored, `${name} left events behind`, books[name]);
      }
    }
  }

  function leave(visit: Visit): void {
    if (browser.storage !== 'fine') reliable = tidy = false;
    visit.page.leave();
    noteStored(visit);
    checkLeaving(visit);
  }

  function stop(visit: Visit): void {
    for (const analytics of visit.copies) analytics.stop();
    noteStored(visit);
    visit.copies.clear();
    const left = visit.watch.left().filter((name) => !name.startsWith('the global '));
    must(left.length === 0, 'something is left after the stop', left);
  }

  async function go(tab: OpenTab, loaded: boolean): Promise<void> {
    tab.visit = await open(tab, loaded);
  }

  function tamper(how: string): void {
    reliable = untouched = tidy = false;
    for (const data of [browser.local, here.tab.session]) {
      for (const [name, text] of [...data]) {
        if (how === 'remove') data.delete(name);
        else data.set(name, how === 'cut' ? text.slice(0, -5) : how);
      }
    }
  }

  /** A step that happens on no page, or on one that is there. */
  async function happen(step: Step, visit: Visit): Promise<void> {
    const chat = 'chat' in step ? chats[step.chat] : undefined;
    const onPage = 'chat' in step ? visit.chats[step.chat] : undefined;
    const [analytics] = visit.copies;
    if (step.kind === 'happen') {
      for (let count = 0; count < step.count; count++) {
        const key = `${chat?.vendor ?? ''} ${told.length}`;
        told.push(key);
        visit.told.add(key);
        onPage?.happen(key);
      }
      if (told.length > mostRemembered) reliable = false;
    } else if (step.kind === 'repeat') {
      const key = told.at(-1 - step.back);
      // Nobody can know again what has no id, or what no page was told of.
      if (key?.startsWith(`${chat?.vendor ?? ''} `) && (visit.told.has(key) || (reliable && chat?.hasIds && here === first && !second))) {
        repeated ||= !visit.told.has(key);
        visit.told.add(key);
        onPage?.happen(key);
      }
    } else if (step.kind === 'lie') onPage?.lie(step.payload, step.name);
    else if (step.kind === 'track') analytics?.track({ event_type: step.type, properties: step.properties } as HostEvent);
    else if (step.kind === 'wait') await browser.wait(step.milliseconds);
    else if (step.kind === 'jump') browser.jump(step.hours * hour);
    else if (step.kind === 'stall') browser.stall(step.milliseconds);
    else if (step.kind === 'hide') visit.page.hidden = step.hidden;
    else if (step.kind === 'answer') endpoint.answer = step.answer;
    else if (step.kind === 'storage') {
      browser.storage = step.condition;
      if (step.condition === 'off') tidy = reliable = false;
    } else if (step.kind === 'tamper') tamper(step.how);
    else if (step.kind === 'flush') void analytics?.flush(1000);
    else if (step.kind === 'stop') {
      if (browser.storage !== 'fine') reliable = tidy = false;
      stop(visit);
    } else if (step.kind === 'start') start(visit);
    else if (step.kind === 'crash at the next hit') crashing = true;
    else if (step.kind === 'mumble') {
      const { states } = step;
      const understood = typeof states === 'object' && states !== null && ['analytics', 'advertising'].some((name) => name in states);
      if (!understood) for (const copy of visit.copies) copy.consent.update(states as Partial<ConsentSnapshot>);
    } else if (step.kind === 'consent') {
      consent = visit.consent = step.states;
      if (Object.values(step.states).includes('denied')) reliable = false;
      // What was refused is wiped, though a sink may have it already.
      for (const { name, purpose } of destinations) {
        if (step.states[purpose as keyof ConsentSnapshot] !== 'denied') continue;
        visit.restored.get(name)?.clear();
        visit.refused.add(name);
      }
      makeStorable(visit, visit.ids);
      for (const copy of visit.copies) copy.consent.update(step.states);
      await browser.wait(0);
      checkRefusal(visit);
    } else if (step.kind === 'library') {
      const library = visit.libraries[step.which];
      if (step.does === 'load') library?.load();
      else if (step.does === 'block') library?.block();
      else if (step.does === 'replace') library?.replace();
      else library?.throws(step.does === 'break');
    }
  }

  /** A step from page to page. */
  async function travel(step: Step, { visit, frozen }: OpenTab): Promise<void> {
    if (step.kind === 'leave') {
      leave(visit);
      await go(here, step.loaded);
    } else if (step.kind === 'crash') {
      checkCrash(visit);
      reliable = tidy = false;
      visit.page.crash();
      await go(here, step.loaded);
    } else if (step.kind === 'away' || step.kind === 'forward') {
      if (browser.storage !== 'fine') reliable = tidy = false;
      const kept = visit.page.freeze();
      noteStored(visit);
      checkLeaving(visit);
      if (step.kind === 'away' && kept) {
        await browser.wait(step.milliseconds);
        visit.page.show();
        await browser.wait(0);
      } else {
        if (kept) frozen.push(visit);
        await go(here, 'loaded' in step ? step.loaded : true);
      }
    } else if (step.kind === 'back') {
      const before = frozen.pop();
      if (!before) return;
      leave(visit);
      here.visit = before;
      before.page.show();
      await browser.wait(0);
    } else if (step.kind === 'other tab') {
      second ??= await openTab();
      here = here === first ? second : first;
    }
  }

  return {
    async take(step) {
      await happen(step, here.visit);
      await travel(step, here);
      // A page that crashed within a step is gone: the shopper loads it again.
      if (here.visit.page.gone) await go(here, true);
      check();
      if (['leave', 'crash', 'away', 'forward', 'back'].includes(step.kind)) checkShown();
      if (step.kind !== 'wait' && step.kind !== 'happen') checkStorage();
    },
    async end() {
      crashing = false;
      browser.storage = 'fine';
      endpoint.answer = 'yes';
      consent = { analytics: 'granted', advertising: 'granted' };
      const tabs = [first, ...(second ? [second] : [])];
      for (const tab of tabs) {
        if (!tab.visit.page.gone) leave(tab.visit);
        await go(tab, true);
      }
      const held = (): number[] => tabs.flatMap(({ visit }) => [...visit.copies].flatMap((analytics) => Object.values(booksOf(analytics)).map((books) => sum(books.held))));
      for (let waited = 0; waited < longEnough && (waited < 2 * interval || held().some(Boolean)); waited += interval) await browser.wait(interval);
      check();
      must(!held().some(Boolean), 'something is still held', held());
      for (const destination of destinations) must(stored(destination).length === 0, `${destination.name} has still something stored`, stored(destination));
      for (const { visit } of tabs) stop(visit);
      checkTotals();
    },
  };

  function checkTotals(): void {
    const all = everyCopy.map((analytics) => analytics.health());
    const total = (name: string, count: 'delivered' | 'carried' | 'restored'): number => all.reduce((sofar, { sinks }) => sofar + (sinks[name]?.[count] ?? 0), 0);
    for (const { page } of visits) must(page.errors.length === 0, 'a page suffered', String(page.errors[0]));
    for (const health of all) must(unbalanced(health).length === 0, 'the books of a page that is gone do not balance', unbalanced(health));
    for (const destination of destinations) {
      const { name, hits, arrived, idempotent } = destination;
      if (destination === endpoint && !idempotent && !repeated) must(new Set(hits).size === hits.length, 'an event came twice to the endpoint, which cannot tell copies', hits);
      if (tidy && destination !== endpoint) must(hits.length === arrived.length, `an event came to ${name} twice, and no page crashed`, hits);
      if (fiction) continue;
      if (destination !== endpoint) must(total(name, 'delivered') === hits.length, `${name} got ${hits.length}, and the books say ${total(name, 'delivered')}`);
      const carried = total(name, 'carried');
      const back = total(name, 'restored') + left(name);
      if (untouched) must(idempotent ? carried <= back : carried === back, `of ${carried} events that ${name} had carried ${back} came back`);
    }
  }

  /** What was left for the next start on pages where none came. */
  function left(name: string): number {
    let count = 0;
    for (const { page } of visits) {
      const registries = Reflect.get(page.window, registryKey) as Readonly<Record<number, { left: Map<string, unknown[]> }>>;
      for (const { left: known } of Object.values(registries)) for (const [key, entries] of known) if (key.startsWith(name)) count += entries.length;
    }
    return count;
  }
}
