import { watchPage } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { contract, kustomer, type KustomerEventName, type KustomerOptions } from '../src/index.js';
import { listen, put } from './page.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('an SDK', () => {
  it('that is there before us is heard at once', () => {
    const widget = put({ generation: 'v2' });
    const { types, health } = listen();
    expect(health().status).toBe('listening');
    widget.open();
    expect(types()).toEqual(['chat_opened']);
  });

  for (const generation of ['v2', 'core', 'legacy'] as const) {
    for (const stub of [true, false]) {
      it(`that comes ten seconds late is heard: ${generation}, ${stub ? 'its loader on the page' : 'put there by a tag manager'}`, () => {
        const late = put({ generation, stub, arrival: 10_000 });
        const { types, health } = listen();
        vi.advanceTimersByTime(9_999);
        expect(health().status).toBe(generation === 'legacy' && stub ? 'listening' : 'waiting');
        vi.advanceTimersByTime(1_100);
        expect(health().status).toBe('listening');
        late.startConversation();
        late.startConversation();
        expect(types()).toEqual(['conversation_started', 'conversation_started']);
        expect(health()).toMatchObject({ received: 2, accepted: 2 });
      });
    }
  }

  it('that is put there by a tag manager and announces itself is found within a tenth of a second', () => {
    const late = put({ generation: 'v2', stub: false, arrival: 60_000 });
    const { health } = listen();
    vi.advanceTimersByTime(60_000);
    vi.advanceTimersByTime(100);
    expect(health().status).toBe('listening');
    expect(late.listeners()).toBe(4);
  });

  it('that the page starts late is heard once it has', () => {
    const widget = put({ generation: 'v2', starts: false });
    const { types, health } = listen();
    vi.advanceTimersByTime(20_000);
    expect(health().status).toBe('waiting');
    expect(widget.calls).toEqual([]);
    widget.sdk()?.start?.();
    vi.advanceTimersByTime(2_500);
    widget.open();
    expect(types()).toEqual(['chat_opened']);
  });

  it('that is no longer under its name is heard all the same', () => {
    const widget = put({ generation: 'v2' });
    const { types, health } = listen();
    Reflect.deleteProperty(window, 'Kustomer');
    vi.advanceTimersByTime(300_000);
    widget.open();
    expect(types()).toEqual(['chat_opened']);
    expect(health().status).toBe('listening');
  });

  it('that takes no listener yet is asked again', () => {
    const refuses = ['onOpen', 'onClose', 'onConversationCreate', 'onUnread'];
    const widget = put({ generation: 'v2', refuses });
    const { types, health } = listen();
    vi.advanceTimersByTime(5_000);
    expect(health().status).toBe('waiting');
    refuses.length = 0;
    vi.advanceTimersByTime(1_000);
    expect(health().status).toBe('listening');
    widget.open();
    expect(types()).toEqual(['chat_opened']);
  });

  it('is asked for each listener once, however often it is seen, and again when the host hands it over', () => {
    const sdk = { addListener: vi.fn(), removeListener: vi.fn() };
    Object.assign(window, { Kustomer: sdk });
    const { source } = listen();
    vi.advanceTimersByTime(5_000);
    expect(sdk.addListener).toHaveBeenCalledTimes(4);
    source.attach(sdk);
    expect(sdk.addListener).toHaveBeenCalledTimes(8);
    expect(sdk.removeListener.mock.calls).toEqual(sdk.addListener.mock.calls.slice(0, 4));
    Reflect.deleteProperty(window, 'Kustomer');
  });

  it('that is heard stays so when another loader announces itself, and the search has one timer', () => {
    put({ generation: 'v2' });
    const { health, stop } = listen();
    for (let count = 0; count < 3; count++) window.dispatchEvent(new Event('kustomerLoaded'));
    expect(health().status).toBe('listening');
    expect(vi.getTimerCount()).toBe(1);
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that comes when nobody is looking any more is found, for it announces itself: KustomerCore', () => {
    const core = put({ generation: 'core', arrival: 300_000 });
    const { types } = listen();
    vi.advanceTimersByTime(300_100);
    core.say('hello');
    expect(types()).toEqual(['message_sent']);
  });

  it('that never comes is not found in the end, and no timer is left; when one announces itself after all, it is', () => {
    const { types, health } = listen();
    vi.advanceTimersByTime(90_000);
    expect(health().status).toBe('waiting');
    vi.advanceTimersByTime(60_000);
    expect(health().status).toBe('not_found');
    expect(vi.getTimerCount()).toBe(0);
    const widget = put({ generation: 'v2', arrival: 100 });
    expect(health().status).toBe('waiting');
    vi.advanceTimersByTime(300);
    widget.open();
    expect(types()).toEqual(['chat_opened']);
  });

  it('is looked for ever more seldom', () => {
    const looked = vi.fn();
    Object.defineProperty(window, 'Kustomer', { get: looked, configurable: true });
    listen();
    vi.advanceTimersByTime(1_000);
    const first = looked.mock.calls.length;
    vi.advanceTimersByTime(600_000);
    Reflect.deleteProperty(window, 'Kustomer');
    expect(first).toBeLessThan(15);
    expect(looked.mock.calls.length).toBeLessThan(70);
  });

  it('that is loaded twice brings each event once, though the first lives on', () => {
    const widget = put({ generation: 'v2' });
    const { types } = listen();
    widget.loadAgain();
    vi.advanceTimersByTime(500);
    widget.open();
    widget.startConversation({ conversationId: undefined });
    widget.close();
    expect(types()).toEqual(['chat_opened', 'conversation_started', 'chat_closed']);
    expect(widget.listeners()).toBe(4);
  });

  for (const generation of ['v2', 'core', 'legacy'] as const) {
    for (const after of [0, 500, 200_000]) {
      it(`that is loaded a second time after ${after} ms is heard without a gap, and once: ${generation}`, () => {
        const fake = put({ generation });
        const { types, health } = listen();
        vi.advanceTimersByTime(after);
        fake.loadAgain();
        for (const wait of [0, after, 300_000]) {
          vi.advanceTimersByTime(wait);
          // The widget and its predecessor tell nothing with it by which two could be known for one.
          if (generation === 'core') fake.tell('onMessageSent', null);
          else fake.open();
        }
        expect(types()).toEqual(Array.from({ length: 3 }, () => (generation === 'core' ? 'message_sent' : 'chat_opened')));
        expect(health()).toMatchObject({ accepted: 3, duplicate: 0 });
      });
    }
  }

  for (const generation of ['v2', 'core', 'legacy'] as const) {
    it(`that takes the place of its loader is heard once: ${generation}`, () => {
      const late = put({ generation, arrival: 1_000, replaces: true });
      const { types } = listen();
      vi.advanceTimersByTime(1_500);
      late.startConversation({ conversationId: undefined });
      expect(types()).toEqual(['conversation_started']);
    });
  }

  it('of another kind that takes the place of one is heard in its stead', () => {
    const legacy = put({ generation: 'legacy' });
    const { types } = listen();
    const widget = put({ generation: 'v2' });
    vi.advanceTimersByTime(100);
    legacy.open();
    widget.reply('first');
    widget.reply('second');
    expect(types()).toEqual(['message_received']);
  });

  it('is never started, and nothing else of it is called', () => {
    const fakes = (['v2', 'core'] as const).map((generation) => put({ generation, starts: false }));
    const { source } = listen();
    for (const fake of fakes) source.attach(fake.sdk());
    vi.advanceTimersByTime(200_000);
    expect(fakes.flatMap((fake) => fake.calls)).toEqual([]);
  });

  it('has another name where told so', () => {
    const widget = put({ generation: 'v2' });
    Object.assign(window, { ShopChat: widget.sdk() });
    Reflect.deleteProperty(window, 'Kustomer');
    const { types } = listen({ global: 'ShopChat' });
    widget.open();
    Reflect.deleteProperty(window, 'ShopChat');
    expect(types()).toEqual(['chat_opened']);
  });

  it.each<[string, PropertyDescriptor]>([
    [
      'throws',
      {
        get() {
          throw new Error('not yours');
        },
      },
    ],
    [
      'throws when looked at, as the window of a frame of another origin',
      {
        value: new Proxy(
          {},
          {
            get() {
              throw new Error('of another origin');
            },
          },
        ),
      },
    ],
  ])('is heard though another global of its names %s', (_, descriptor) => {
    Object.defineProperty(window, 'Kustomer', { ...descriptor, configurable: true });
    const core = put({ generation: 'core' });
    const { types } = listen();
    vi.advanceTimersByTime(1000);
    core.say('hello');
    Reflect.deleteProperty(window, 'Kustomer');
    expect(types()).toEqual(['message_sent']);
  });

  it("for agents' desktops is left alone", () => {
    const cards = put({ generation: 'cards' });
    const { health, source } = listen();
    source.attach(cards.sdk());
    vi.advanceTimersByTime(200_000);
    expect(cards.listeners()).toBe(0);
    expect(health()).toMatchObject({ status: 'not_found', received: 0 });
  });
});

describe('attach', () => {
  it('hears the SDK in the callback of the page, with the first unread count and every message after it', () => {
    const source = kustomer();
    const { types, health } = listen(undefined, source);
    const widget = put({ generation: 'v2', unread: 2, arrival: 700, onStarted: (sdk) => source.attach(sdk) });
    vi.advanceTimersByTime(700);
    widget.reply('hi');
    expect(types()).toEqual(['message_received']);
    expect(health()).toMatchObject({ accepted: 1, ignored: 1 });
  });

  it('before the start is as good', () => {
    const widget = put({ generation: 'v2' });
    const source = kustomer({ global: 'Nothing' });
    source.attach(widget.sdk());
    const { types } = listen(undefined, source);
    widget.open();
    expect(types()).toEqual(['chat_opened']);
  });

  it('of an SDK that is heard already hears it anew, in case it has forgotten, and once', () => {
    const widget = put({ generation: 'v2' });
    const { types, source } = listen();
    source.attach(widget.sdk());
    source.attach(widget.sdk());
    widget.open();
    expect(types()).toEqual(['chat_opened']);
    expect(widget.listeners()).toBe(4);
  });

  it('of an SDK that has not come yet waits for it, even when nobody was looking any more', () => {
    const widget = put({ generation: 'v2', starts: false });
    const { types, source } = listen({ global: 'Nothing' });
    vi.advanceTimersByTime(300_000);
    source.attach(widget.sdk());
    widget.sdk()?.start?.();
    vi.advanceTimersByTime(100);
    widget.open();
    expect(types()).toEqual(['chat_opened']);
  });

  it('of what is no SDK does nothing', () => {
    const { source, health } = listen();
    for (const nothing of [undefined, null, 7, 'Kustomer', {}, () => undefined]) expect(() => source.attach(nothing)).not.toThrow();
    expect(health()).toMatchObject({ status: 'waiting', received: 0 });
  });

  it('of nothing, where a page is too early, does not make it forget the others', () => {
    const widget = put({ generation: 'v2' });
    const core = put({ generation: 'core' });
    const [widgetSdk, coreSdk] = [widget.sdk(), core.sdk()];
    Reflect.deleteProperty(window, 'Kustomer');
    Reflect.deleteProperty(window, 'KustomerCore');
    const { types, source } = listen();
    for (const sdk of [widgetSdk, coreSdk, undefined, null]) source.attach(sdk);
    widget.open();
    core.say('hello');
    expect(types()).toEqual(['chat_opened', 'message_sent']);
  });

  it('of an SDK does not keep one from being heard that takes its place later', () => {
    const [old, next] = [0, 1].map(() => ({ addListener: vi.fn(), removeListener: vi.fn() }));
    Object.assign(window, { Kustomer: old });
    const { source } = listen();
    source.attach(old);
    Object.assign(window, { Kustomer: next });
    vi.advanceTimersByTime(60_000);
    Reflect.deleteProperty(window, 'Kustomer');
    expect(next?.addListener).toHaveBeenCalledTimes(4);
  });

  it('keeps a widget and a Core, however often either comes', () => {
    const widget = put({ generation: 'v2' });
    const core = put({ generation: 'core' });
    const [widgetSdk, coreSdk] = [widget.sdk(), core.sdk()];
    Reflect.deleteProperty(window, 'Kustomer');
    Reflect.deleteProperty(window, 'KustomerCore');
    const { types, source } = listen();
    source.attach(coreSdk);
    source.attach(widgetSdk);
    source.attach(widgetSdk);
    widget.open();
    core.say('hello');
    expect(types()).toEqual(['chat_opened', 'message_sent']);
  });
});

describe('where widget and Core are both there', () => {
  it('what both tell counts once', () => {
    const widget = put({ generation: 'v2' });
    const core = put({ generation: 'core' });
    const { types, health } = listen();
    widget.startConversation({ conversationId: 'c1' });
    core.startConversation({ conversationId: 'c1' });
    expect(types()).toEqual(['conversation_started']);
    expect(health()).toMatchObject({ accepted: 1, duplicate: 1 });
  });

  it('what both tell with an id that cannot be used counts once', () => {
    const [widget, core] = [put({ generation: 'v2' }), put({ generation: 'core' })];
    const { types } = listen();
    for (const fake of [widget, core]) fake.tell('onConversationCreate', { conversationId: 'jane@example.com' });
    expect(types()).toEqual(['conversation_started']);
  });

  it('what both tell without an id counts where it is told best', () => {
    const widget = put({ generation: 'v2' });
    const core = put({ generation: 'core' });
    const { events, health } = listen();
    widget.startConversation({ conversationId: undefined });
    core.startConversation({ conversationId: undefined, createdAt: '2026-01-01T00:00:00Z' });
    expect(events).toMatchObject([{ occurred_at: '2026-01-01T00:00:00.000Z' }]);
    expect(health()).toMatchObject({ accepted: 1, ignored: 1 });
  });

  it('messages are those that Core tells of, and no unread count counts', () => {
    const widget = put({ generation: 'v2' });
    const { events, types } = listen();
    widget.tell('onUnread', { total: 0 });
    widget.reply('before Core');
    const core = put({ generation: 'core' });
    vi.advanceTimersByTime(100);
    widget.reply('after it');
    core.reply('after it');
    expect(types()).toEqual(['message_received', 'message_received']);
    expect(events.map((event) => event.inferred)).toEqual([true, undefined]);
  });
});

describe('unread counts', () => {
  it('are messages when they rise, but for the first one', () => {
    const widget = put({ generation: 'v2' });
    const { events, health } = listen();
    for (const total of [3, 3, 5, 0, 1]) widget.tell('onUnread', { total, change: { conversationId: 'c1' } });
    expect(events).toMatchObject([
      { event_type: 'message_received', inferred: true, actor: 'agent', conversation_id: 'c1', properties: { unread_count: 5 } },
      { event_type: 'message_received', inferred: true, properties: { unread_count: 1 } },
    ]);
    expect(health()).toMatchObject({ received: 5, accepted: 2, ignored: 3 });
  });

  it('go on where an SDK is attached again, or heard by the same source after a stop', () => {
    const widget = put({ generation: 'v2' });
    const { source, types, stop } = listen();
    widget.tell('onUnread', { total: 0 });
    source.attach(widget.sdk());
    widget.tell('onUnread', { total: 1 });
    expect(types()).toEqual(['message_received']);
    stop();
    const again = listen(undefined, source);
    widget.tell('onUnread', { total: 2 });
    expect(again.types()).toEqual(['message_received']);
    again.stop();
  });

  it('begin anew with another SDK', () => {
    const widget = put({ generation: 'v2' });
    const { types } = listen();
    widget.tell('onUnread', { total: 0 });
    widget.loadAgain();
    vi.advanceTimersByTime(100);
    widget.tell('onUnread', { total: 4 });
    expect(types()).toEqual([]);
  });
});

describe('Core', () => {
  it("repeats the shopper's messages, those of other tabs included, which are not counted again", () => {
    const core = put({ generation: 'core' });
    const { types, health } = listen();
    core.say('hello');
    core.tell('onMessageReceived', { messageId: 'from another tab', direction: 'in' });
    expect(types()).toEqual(['message_sent']);
    expect(health()).toMatchObject({ accepted: 1, ignored: 2, rejected: {} });
  });

  it('tells of a satisfaction form when it arrives, which is ignored, and when it is answered', () => {
    const core = put({ generation: 'core' });
    const { events, health } = listen();
    const id = core.askSatisfaction();
    for (const response of [null, {}, { rating: null, followupAnswer: '' }]) core.tell('onSatisfactionReceived', { satisfactionId: id, response });
    expect(health()).toMatchObject({ accepted: 0, ignored: 4 });
    core.answerSatisfaction(0);
    core.answerSatisfaction(0, 'no help');
    expect(events).toMatchObject([{ event_type: 'survey_submitted', event_id: `kustomer:survey_submitted:${id}`, properties: { rating: 0, survey_id: id } }]);
    expect(health()).toMatchObject({ accepted: 1, duplicate: 1 });
  });

  it('tells of an end that is none when a conversation goes on, which is ignored', () => {
    const core = put({ generation: 'core' });
    const { types } = listen();
    core.endConversation({ ended: false });
    expect(types()).toEqual([]);
    core.endConversation();
    expect(types()).toEqual(['conversation_ended']);
  });
});

describe('what people write', () => {
  it('never leaves a message that is a number: of that too, the length is told', () => {
    const { source, events } = listen();
    source.ingest({ chat_Action: 'message sent', messageId: 'm1', body: 4915112345678 });
    expect(events).toMatchObject([{ properties: { message_length: 13 } }]);
    expect(JSON.stringify(events)).not.toContain('4915112345678');
  });

  for (const captureText of [false, true]) {
    it(`never leaves a message${captureText ? ', even where text is captured' : ''}; nor do names and pictures`, () => {
      const core = put({ generation: 'core' });
      const { events } = listen({ captureText });
      core.say('secret');
      core.reply('secret');
      expect(events).toHaveLength(2);
      expect(JSON.stringify(events)).not.toMatch(/secret|Ada|Sam|png|person/);
    });
  }

  it('of a survey enters where text is captured, and nowhere else', () => {
    const core = put({ generation: 'core' });
    const [without, within] = [listen(), listen({ captureText: true })];
    core.askSatisfaction();
    core.answerSatisfaction(5, 'thanks');
    expect(without.events[0]?.properties).not.toHaveProperty('feedback_text');
    expect(within.events[0]?.properties).toMatchObject({ feedback_text: 'thanks', feedback_length: 6 });
  });
});

describe('after stop', () => {
  for (const generation of ['v2', 'core'] as const) {
    it(`no listener and no timer is left: ${generation}`, () => {
      const fake = put({ generation });
      const watch = watchPage(window);
      const { stop, types, source, health } = listen();
      expect(fake.listeners()).toBeGreaterThan(0);
      stop();
      expect(fake.listeners()).toBe(0);
      expect(watch.left()).toEqual([]);
      watch.end();
      expect(vi.getTimerCount()).toBe(0);
      source.attach(fake.sdk());
      fake.loadAgain();
      vi.advanceTimersByTime(10_000);
      fake.startConversation();
      expect(types()).toEqual([]);
      expect(health().status).toBe('stopped');
      expect(fake.listeners()).toBe(0);
    });
  }

  for (const way of ['told by the host', 'found'] as const) {
    it(`at what an SDK tells as soon as it is listened to, no listener and no timer is left either: ${way}`, () => {
      const watch = watchPage(window);
      const { source, types, subscribe, stop } = listen();
      subscribe(stop);
      const added: string[] = [];
      const sdk = (init?: () => void): object => ({
        ...(init && { init }),
        addListener(name: string, callback: (response: unknown) => void) {
          added.push(name);
          callback({ conversationId: 'c1' });
        },
        removeListener: (name: string) => added.splice(added.indexOf(name), 1),
      });
      const [core, widget] = [sdk(() => undefined), sdk()];
      if (way === 'found') {
        Object.assign(window, { Kustomer: widget, KustomerCore: core });
        vi.advanceTimersByTime(1_000);
        Reflect.deleteProperty(window, 'Kustomer');
        Reflect.deleteProperty(window, 'KustomerCore');
      } else source.attach(widget);
      expect(types()).toHaveLength(1);
      expect(added).toEqual([]);
      expect(watch.left()).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
      watch.end();
    });
  }

  it('what an SDK without a way to remove listeners keeps of us is dead', () => {
    const legacy = put({ generation: 'legacy' });
    const { stop, types, health } = listen();
    stop();
    legacy.open();
    expect(types()).toEqual([]);
    expect(health().received).toBe(0);
  });

  it('an SDK with off gives its listeners back', () => {
    const on = vi.fn();
    const off = vi.fn();
    Object.assign(window, { Kustomer: { on, off } });
    listen().stop();
    Reflect.deleteProperty(window, 'Kustomer');
    expect(off.mock.calls).toEqual(on.mock.calls);
    expect(off).toHaveBeenCalledTimes(6);
  });

  it('the same source starts again, and hears each event once', () => {
    const widget = put({ generation: 'v2' });
    const source = kustomer();
    listen(undefined, source).stop();
    const { types } = listen(undefined, source);
    widget.open();
    expect(types()).toEqual(['chat_opened']);
  });
});

describe('options', () => {
  it('name the events of an SDK with on', () => {
    const legacy = put({ generation: 'legacy' });
    const { events } = listen({ customEvents: { 'conversation ended': 'done', 'proactive trigger': 'proactive', 'chat opened': 'shown' } });
    legacy.tell('done', { conversationId: 'c1' });
    legacy.tell('proactive');
    legacy.open();
    expect(events).toHaveLength(2);
    legacy.tell('shown');
    expect(events).toMatchObject([
      { event_type: 'conversation_ended', event_id: 'kustomer:conversation_ended:c1', vendor_event: 'conversation ended' },
      { event_type: 'chat_teaser_shown', actor: 'system' },
      { event_type: 'chat_opened' },
    ]);
    expect(events).toHaveLength(3);
  });

  it('that are wrong leave the defaults, and are named', () => {
    const source = kustomer({ global: 7, customEvents: { 'chat opend': 'open', 'chat closed': 7 }, captureText: 'yes', more: 1 } as never);
    expect(source.problems?.map(({ where }) => where).sort()).toEqual(['kustomer.captureText', 'kustomer.customEvents.chat closed', 'kustomer.customEvents.chat opend', 'kustomer.global', 'kustomer.more']);
    expect(kustomer({ global: '' }).problems).toMatchObject([{ where: 'kustomer.global' }]);
    const legacy = put({ generation: 'legacy' });
    const { types } = listen(undefined, source);
    legacy.open();
    legacy.close();
    expect(types()).toEqual(['chat_opened', 'chat_closed']);
  });

  it('are typed by the contract', () => {
    expectTypeOf<keyof NonNullable<KustomerOptions['customEvents']>>().toEqualTypeOf<KustomerEventName>();
    expectTypeOf<keyof typeof contract.events>().toEqualTypeOf<KustomerEventName>();
  });
});
