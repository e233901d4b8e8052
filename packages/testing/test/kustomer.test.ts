import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKustomer, type KustomerFake, type KustomerOptions } from '../src/kustomer.js';
import type { KustomerGeneration } from '../src/kustomer-generations.js';

let fake: KustomerFake | undefined;

function open(options: KustomerOptions): KustomerFake {
  fake = createKustomer(window, options);
  return fake;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  fake?.remove();
  fake = undefined;
  vi.useRealTimers();
});

/** Listens to some names at what is on the page now. */
function hear(sdk: ReturnType<KustomerFake['sdk']>, ...names: string[]): unknown[] {
  const heard: unknown[] = [];
  for (const name of names) (sdk?.addListener ?? sdk?.on)?.call(sdk, name, (response, error) => heard.push([name, response, error]));
  return heard;
}

describe('the loading of the v2 widget', () => {
  it('begins with a loader that has only start, and announces itself at once', () => {
    const methods: string[][] = [];
    const hearLoader = (): number => methods.push(Object.keys(Reflect.get(window, 'Kustomer') as object));
    window.addEventListener('kustomerLoaded', hearLoader);
    open({ generation: 'v2', arrival: 'manual' });
    window.removeEventListener('kustomerLoaded', hearLoader);
    expect(methods).toEqual([['start']]);
  });

  it('has its other methods only once the SDK has come and the page has started it, and then runs the callback', () => {
    const atStart: unknown[] = [];
    const kustomer = open({ generation: 'v2', arrival: 500, starts: false });
    kustomer.sdk()?.start?.({}, () => atStart.push(typeof kustomer.sdk()?.addListener));
    expect(kustomer.sdk()?.addListener).toBeUndefined();
    vi.advanceTimersByTime(499);
    expect(kustomer.sdk()?.addListener).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(atStart).toEqual(['function']);
  });

  it('waits for the page though the SDK has come', () => {
    const kustomer = open({ generation: 'v2', starts: false });
    expect(kustomer.sdk()?.addListener).toBeUndefined();
    kustomer.sdk()?.start?.();
    expect(kustomer.sdk()?.addListener).toBeTypeOf('function');
  });

  it('tells the unread count of earlier visits to those who listen in the callback', () => {
    let heard: unknown[] = [];
    open({ generation: 'v2', unread: 3, onStarted: (sdk) => (heard = hear(sdk, 'onUnread')) });
    expect(heard).toEqual([['onUnread', { total: 3 }, undefined]]);
  });

  it('never comes where it is blocked', () => {
    const kustomer = open({ generation: 'v2', arrival: 'never' });
    vi.advanceTimersByTime(100_000);
    expect(Object.keys(kustomer.sdk() ?? {})).toEqual(['start']);
  });
});

it('the v2 widget tells of opening, closing, conversations and unread counts, and of no message', () => {
  const kustomer = open({ generation: 'v2' });
  const heard = hear(kustomer.sdk(), 'onOpen', 'onClose', 'onConversationCreate', 'onUnread', 'onMessageSent', 'onMessageReceived');
  kustomer.open();
  const { conversationId } = kustomer.startConversation();
  kustomer.say('hello');
  kustomer.reply('seen at once');
  kustomer.close();
  kustomer.reply('unseen');
  kustomer.open();
  expect(heard).toEqual([
    ['onOpen', null, undefined],
    ['onConversationCreate', { conversationId }, undefined],
    ['onClose', null, undefined],
    ['onUnread', { total: 1, change: { conversationId } }, undefined],
    ['onOpen', null, undefined],
    ['onUnread', { total: 0, change: { conversationId } }, undefined],
  ]);
});

it('Core announces itself when it is there, and tells of messages, endings and satisfaction forms', () => {
  const announced = vi.fn();
  window.addEventListener('kustomerCoreLoaded', announced);
  const core = open({ generation: 'core', arrival: 'manual' });
  expect(announced).not.toHaveBeenCalled();
  core.load();
  expect(announced).toHaveBeenCalledOnce();
  window.removeEventListener('kustomerCoreLoaded', announced);

  const heard = hear(core.sdk(), 'onConversationCreate', 'onMessageSent', 'onMessageReceived', 'onSatisfactionReceived', 'onConversationEnded', 'onOpen');
  core.open();
  const { conversationId } = core.startConversation();
  const said = core.say('hello');
  const reply = core.reply('hi');
  const satisfactionId = core.askSatisfaction();
  core.answerSatisfaction(5, 'fine');
  core.endConversation();
  expect(heard).toMatchObject([
    ['onConversationCreate', { conversationId, ended: false }, undefined],
    ['onMessageSent', said, undefined],
    ['onMessageReceived', { ...said, direction: 'in' }, undefined],
    ['onMessageReceived', { ...reply, direction: 'out' }, undefined],
    ['onSatisfactionReceived', { satisfactionId }, undefined],
    ['onSatisfactionReceived', { satisfactionId, response: { rating: 5, followupAnswer: 'fine' } }, undefined],
    ['onConversationEnded', { conversationId, ended: true }, undefined],
  ]);
  expect(heard[4]).not.toHaveProperty('1.response');
});

it('legacy queues what is called before it has come, and forgets nothing', () => {
  const legacy = open({ generation: 'legacy', arrival: 'manual' });
  const heard = hear(legacy.sdk(), 'open', 'messageSent');
  expect(legacy.sdk()).toMatchObject({ init: expect.any(Function) as unknown, on: expect.any(Function) as unknown });
  legacy.open();
  legacy.load();
  legacy.open();
  expect(heard).toEqual([['open', null, undefined]]);
  expect(Object.keys(legacy.sdk() ?? {}).sort()).toEqual(['clear', 'describe', 'identify', 'init', 'on', 'start', 'track']);
});

it('the Cards SDK has initialize and an on of its own, and tells of no chat', () => {
  const cards = open({ generation: 'cards' });
  const heard = hear(cards.sdk(), 'context', 'open');
  cards.open();
  cards.reply('hi');
  cards.tell('context', { id: 1 });
  expect(cards.sdk()?.initialize).toBeTypeOf('function');
  expect(heard).toEqual([['context', { id: 1 }, undefined]]);
});

describe('listeners', () => {
  it('are removed by the same function alone, and counted', () => {
    const kustomer = open({ generation: 'v2' });
    const callback = (): void => undefined;
    kustomer.sdk()?.addListener?.('onOpen', callback);
    kustomer.sdk()?.addListener?.('onOpen', callback);
    expect(kustomer.listeners()).toBe(1);
    kustomer.sdk()?.removeListener?.('onOpen', () => undefined);
    kustomer.sdk()?.removeListener?.('onClose', callback);
    expect(kustomer.listeners()).toBe(1);
    kustomer.sdk()?.removeListener?.('onOpen', callback);
    expect(kustomer.listeners()).toBe(0);
  });

  it('are refused to who calls a method without its SDK, and for names it is told to refuse', () => {
    const kustomer = open({ generation: 'v2', refuses: ['onUnread'] });
    const add = kustomer.sdk()?.addListener;
    expect(() => add?.('onOpen', () => undefined)).toThrow('without its SDK');
    expect(() => kustomer.sdk()?.addListener?.('onUnread', () => undefined)).toThrow('onUnread');
  });

  it('of an SDK that was loaded again live on', () => {
    const kustomer = open({ generation: 'v2' });
    const before = kustomer.sdk();
    const heard = hear(before, 'onOpen');
    kustomer.loadAgain();
    expect(kustomer.sdk()).not.toBe(before);
    kustomer.open();
    expect(heard).toHaveLength(1);
  });

  it('are gone with the page', () => {
    const kustomer = open({ generation: 'v2' });
    hear(kustomer.sdk(), 'onOpen');
    kustomer.navigate();
    expect(kustomer.listeners()).toBe(0);
    expect(kustomer.sdk()?.addListener).toBeTypeOf('function');
  });
});

it('is closed again on the next page, so that what agents write there is unread', () => {
  const kustomer = open({ generation: 'v2' });
  kustomer.open();
  kustomer.navigate();
  const heard = hear(kustomer.sdk(), 'onUnread');
  kustomer.reply('Are you still there?');
  expect(heard).toMatchObject([['onUnread', { total: 1 }, undefined]]);
});

describe('a Kustomer that lies', () => {
  it('tells another shape, another name, an error, or nothing', () => {
    const kustomer = open({
      generation: 'core',
      tells: ({ name, response }) =>
        name === 'onMessageReceived' ? null : name === 'onConversationCreate' ? { name, response: 'conv_1', error: new Error('offline') } : { name: 'onEnd', response },
    });
    const heard = hear(kustomer.sdk(), 'onMessageReceived', 'onConversationCreate', 'onConversationEnded', 'onEnd');
    kustomer.reply('hello');
    kustomer.startConversation();
    kustomer.endConversation({ ended: 'yes' });
    expect(heard).toMatchObject([
      ['onConversationCreate', 'conv_1', expect.any(Error) as unknown],
      ['onEnd', { ended: 'yes' }, undefined],
    ]);
  });

  it('puts another object in the place of the loader', () => {
    const kustomer = open({ generation: 'legacy', arrival: 'manual', replaces: true });
    const before = kustomer.sdk();
    const heard = hear(before, 'open');
    kustomer.load();
    expect(kustomer.sdk()).not.toBe(before);
    kustomer.open();
    expect(heard).toHaveLength(1);
  });
});

it.each<KustomerGeneration>(['v2', 'core', 'legacy', 'cards'])('removed, %s leaves no global and no timer behind, and gives back what was there', (generation) => {
  const name = generation === 'core' ? 'KustomerCore' : 'Kustomer';
  createKustomer(window, { generation, arrival: 800, stub: false }).remove();
  expect(name in window).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
  const own = {};
  Object.assign(window, { [name]: own });
  createKustomer(window, { generation }).remove();
  expect(Reflect.get(window, name)).toBe(own);
  Reflect.deleteProperty(window, name);
});
