import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clarityEvents } from '../src/clarity-events.js';
import { createClarityWebchat, type ClarityWebchat, type ClarityWebchatOptions } from '../src/clarity-webchat.js';

let webchat: ClarityWebchat;

function start(options?: ClarityWebchatOptions): ClarityWebchat {
  webchat = createClarityWebchat(window, options);
  return webchat;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  webchat.remove();
  vi.useRealTimers();
});

const typesOf = ({ calls }: ClarityWebchat): unknown[] => calls.map(({ args }) => args[0]);

describe('the Engagement SDK', () => {
  it('runs at once unless told otherwise, and its track returns something of its own each time', () => {
    const { calls, track, sdk } = start();
    const [first, second] = [track('a', { x: 1 }, 'more'), track('b')];
    expect(first).not.toBe(second);
    expect(calls).toEqual([
      { sdk: 'exponea', args: ['a', { x: 1 }, 'more'], self: sdk(), returned: first },
      { sdk: 'exponea', args: ['b'], self: sdk(), returned: second },
    ]);
  });

  it('has a stub before it, which queues the very arguments object of a call and returns nothing', () => {
    const { track, sdk, calls } = start({ arrival: 'manual' });
    const properties = { x: 1 };
    expect(track('a', properties)).toBeUndefined();
    const [entry] = sdk()._ ?? [];
    expect(entry?.[0]).toBe('track');
    expect(Object.prototype.toString.call(entry?.[1])).toBe('[object Arguments]');
    expect(entry?.[1][1]).toBe(properties);
    expect(calls).toEqual([]);
  });

  it.each(['mutate', 'replace'] as const)('works off the queue when it has arrived, and takes the place of the stub: %s', (onLoad) => {
    const { track, sdk, load, calls } = start({ arrival: 'manual', onLoad });
    const stub = sdk();
    const properties = { x: 1 };
    track('a', properties);
    load();
    track('b');
    expect(sdk() === stub).toBe(onLoad === 'mutate');
    expect(typesOf(webchat)).toEqual(['a', 'b']);
    expect(calls[0]?.args[1]).toBe(properties);
    expect(calls[1]?.self).toBe(sdk());
    expect(stub._).toEqual([]);
  });

  it('keeps the queue where told so', () => {
    const { track, sdk, load } = start({ arrival: 'manual', keepQueue: true });
    track('a');
    load();
    expect(sdk()._).toHaveLength(1);
    expect(typesOf(webchat)).toEqual(['a']);
  });

  it('replays nothing but its own methods: other calls that were queued are not track', () => {
    const { sdk, load } = start({ arrival: 'manual' });
    (Reflect.get(sdk(), 'identify') as (id: string) => void)('jane');
    load();
    expect(webchat.calls).toEqual([]);
  });

  it('may come late or never', () => {
    start({ arrival: 10_000 }).track('a');
    vi.advanceTimersByTime(9999);
    expect(webchat.calls).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(typesOf(webchat)).toEqual(['a']);
    webchat.remove();
    start({ arrival: 'never' }).track('a');
    webchat.load();
    expect(webchat.calls).toEqual([]);
  });

  it('may have another name, and there may be several', () => {
    const { event, calls, sdk } = start({ sdk: ['brweb', 'shop'] });
    event('close_survey');
    event('close_survey', {}, 'shop');
    expect(calls.map((call) => call.sdk)).toEqual(['brweb', 'shop']);
    expect(sdk('brweb')).not.toBe(sdk('shop'));
    expect(() => sdk('exponea')).toThrow('no exponea');
  });

  it('fires load from its script element when it has run', () => {
    const heard: unknown[] = [];
    const hear = (): unknown => heard.push(webchat.sdk()._ ? 'mutated' : 'replaced');
    document.addEventListener('load', hear, true);
    start({ arrival: 'manual', onLoad: 'replace' });
    webchat.load();
    document.removeEventListener('load', hear, true);
    expect(heard).toEqual(['replaced']);
    expect(document.querySelectorAll('script')).toHaveLength(0);
  });

  it('leaves no global and no timer behind when removed', () => {
    start({ sdk: ['exponea', 'brweb'], arrival: 800 }).remove();
    expect(['exponea', 'brweb'].filter((name) => name in window)).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says which track is not its own', () => {
    const { sdk, wrapped, load } = start({ arrival: 'manual' });
    expect(wrapped()).toEqual([]);
    const { track } = sdk();
    sdk().track = (...args) => track(...args);
    expect(wrapped()).toEqual(['exponea']);
    sdk().track = track;
    load();
    expect(wrapped()).toEqual([]);
  });
});

describe('the webchat', () => {
  it('tells every event with its action and the attributes that are documented for it', () => {
    const { event, calls } = start();
    for (const name of Object.keys(clarityEvents) as (keyof typeof clarityEvents)[]) event(name);
    expect(calls.map(({ args }) => Object.keys(args[1] as object))).toEqual(Object.values(clarityEvents).map((attributes) => ['action', ...attributes]));
    expect(calls.flatMap(({ args }) => Object.values(args[1] as Record<string, unknown>))).not.toContain(undefined);
  });

  it('tells its state as it was when it closes and as it is when it opens, and its size before a change', () => {
    const { event, calls } = start();
    for (const name of ['trigger_clicked', 'expand_from_trigger', 'change_size', 'minimize_from_open', 'close_chat_from_minimized', 'close_bubble'] as const) event(name);
    const told = calls.map(({ args }) => {
      const { action, chat_widget_state, chat_widget_size, set_size_to } = args[1] as Record<string, unknown>;
      return [action, chat_widget_state, chat_widget_size, set_size_to];
    });
    expect(told).toEqual([
      ['trigger_clicked', 'none', 'large', undefined],
      ['expand_from_trigger', 'open', 'large', undefined],
      ['change_size', undefined, 'large', 'small'],
      ['minimize_from_open', 'minimized', 'small', undefined],
      ['close_chat_from_minimized', 'minimized', undefined, undefined],
      ['close_bubble', 'bubble', undefined, undefined],
    ]);
  });

  it('tells what it is given instead', () => {
    start({ eventType: 'clarity' }).event('submit_feedback', { feedback_state: 1 });
    expect(webchat.calls[0]?.args).toEqual(['clarity', { action: 'submit_feedback', feedback_state: 1, feedback_message: 'Quick and friendly' }]);
  });

  it('lies where told so', () => {
    const { event, lie, calls } = start({ lies: ['missing_action'] });
    const last = (): Record<string, unknown> => calls.at(-1)?.args[1] as Record<string, unknown>;
    event('product_select');
    expect('action' in last()).toBe(false);
    lie('renamed_action', 'numbers_for_ids');
    event('product_select');
    expect(last()).toMatchObject({ action: 'product_select_renamed', product_id: 431374, product_ids: [431374, 531284] });
    lie('strings_for_values');
    event('trigger_clicked');
    expect(last()).toMatchObject({ trigger_conversation_starters_is_generated: 'true', component: 'PDP_EMBEDDED' });
    lie('wrong_shapes');
    event('submit_feedback');
    expect(last()).toEqual({ action: 'submit_feedback', feedback_state: { value: 4 }, feedback_message: { value: 'Quick and friendly' } });
    lie('throwing_getters');
    event('submit_feedback');
    expect(last().action).toBe('submit_feedback');
    expect(() => last().feedback_state).toThrow('a getter of the vendor throws');
  });
});
