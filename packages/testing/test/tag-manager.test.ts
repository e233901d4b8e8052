import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGtag } from '../src/gtag.js';
import { createTagManager, type TagManagerFake, type TagManagerOptions } from '../src/tag-manager.js';
import { condition, dataLayerVariable, exportOf, ga4Tag, needs, template, trigger } from './container-export.js';

let manager: TagManagerFake;

function open(options: TagManagerOptions = {}): void {
  manager = createTagManager(window, options);
}

function layer(name = 'dataLayer'): unknown[] {
  const found: unknown = Reflect.get(window, name);
  if (!Array.isArray(found)) throw new Error('There is no data layer.');
  return found;
}

const push = (pushed: unknown): unknown => layer().push(pushed);

const gtag: (...command: unknown[]) => void = function () {
  // eslint-disable-next-line prefer-rest-params -- as the snippet does
  layer().push(arguments);
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  manager.remove();
  vi.useRealTimers();
});

describe('the model', () => {
  it('merges objects, so that keys of the last push show in the next', () => {
    open();
    push({ event: 'a', chat: { event_type: 'chat_opened', via: 'button' } });
    push({ event: 'b', chat: { event_type: 'chat_closed' } });
    expect(manager.value('chat')).toEqual({ event_type: 'chat_closed', via: 'button' });
  });

  it('merges lists by their places', () => {
    open();
    push({ products: ['p1', 'p2'] });
    push({ products: ['p3'] });
    expect(manager.value('products')).toEqual(['p3', 'p2']);
    expect(manager.value('products.1')).toBe('p2');
  });

  it('empties the keys of a push with _clear, and no others', () => {
    open();
    push({ event: 'a', chat: { via: 'button' }, page: 'home' });
    push({ event: 'b', chat: { event_type: 'chat_closed' }, _clear: true });
    expect(manager.model()).toMatchObject({ chat: { event_type: 'chat_closed' }, page: 'home' });
    expect(manager.value('chat.via')).toBeUndefined();
    expect(manager.model()).not.toHaveProperty('_clear');
  });

  it('takes undefined for a value, and a dotted key for a path', () => {
    open();
    push({ 'chat.via': 'button' });
    expect(manager.value('chat')).toEqual({ via: 'button' });
    push({ chat: { via: undefined } });
    expect(manager.value('chat.via')).toBeUndefined();
  });

  it('does not share objects with the page', () => {
    open();
    const chat = { via: 'button' };
    push({ chat });
    chat.via = 'teaser';
    expect(manager.value('chat.via')).toBe('button');
  });
});

describe('events', () => {
  it('are plain objects and calls of gtag, and nothing else', () => {
    open();
    push({ event: 'plain' });
    push(new CustomEvent('dispatched'));
    window.dispatchEvent(new CustomEvent('dispatched'));
    push(['event', 'a list']);
    gtag('event', 'called', { via: 'gtag' });
    expect(manager.events).toEqual(['gtm.init_consent', 'gtm.init', 'gtm.js', 'plain', 'called']);
    expect(manager.value('eventModel.via')).toBe('gtag');
  });

  it('get a number written onto them, in order', () => {
    open();
    const pushed = [{ event: 'a' }, { event: 'b' }];
    pushed.forEach(push);
    const ids = pushed.map((event) => Reflect.get(event, 'gtm.uniqueEventId') as number);
    expect(ids[1]).toBe((ids[0] ?? 0) + 1);
    expect(manager.value('gtm.uniqueEventId')).toBe(ids[1]);
  });

  it('that are frozen go through without one', () => {
    open();
    push(Object.freeze({ event: 'frozen' }));
    expect(manager.events.at(-1)).toBe('frozen');
  });

  it('that wait are worked off when the library comes, initialization first', () => {
    open({ arrival: 'manual' });
    push({ event: 'early', chat: { via: 'button' } });
    expect(manager.events).toEqual([]);
    expect(Object.hasOwn(layer(), 'push')).toBe(false);
    expect(window).not.toHaveProperty('google_tag_manager');
    manager.load();
    expect(manager.events).toEqual(['gtm.init_consent', 'gtm.init', 'gtm.js', 'early']);
    expect(Object.hasOwn(layer(), 'push')).toBe(true);
    expect(Reflect.get(window, 'google_tag_manager')).toHaveProperty('GTM-TEST000');
  });

  it('call back with the id of the container, though no tag waits for them', () => {
    open();
    const callback = vi.fn();
    push({ event: 'a', eventCallback: callback });
    vi.runAllTimers();
    expect(callback).toHaveBeenCalledExactlyOnceWith('GTM-TEST000');
  });

  it('stay on the layer up to 300', () => {
    open();
    for (let count = 0; count < 400; count++) push({ event: 'a' });
    expect(layer()).toHaveLength(300);
  });
});

describe('the page', () => {
  it('may call its data layer otherwise', () => {
    open({ dataLayer: 'layer2' });
    layer('layer2').push({ event: 'a' });
    expect(manager.events.at(-1)).toBe('a');
    expect(window).not.toHaveProperty('dataLayer');
  });

  it('gets its globals back', () => {
    open({ container: exportOf({ tag: [ga4Tag('1', 'GA4', '2', {})], trigger: [trigger('2', 'a')] }) });
    push({ event: 'a' });
    expect(manager.hits).toHaveLength(1);
    manager.remove();
    for (const name of ['dataLayer', 'google_tag_manager']) expect(window).not.toHaveProperty(name);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('starts anew after a navigation, the model empty', () => {
    open();
    push({ event: 'a', chat: { via: 'button' } });
    manager.navigate();
    expect(manager.value('chat')).toBeUndefined();
    push({ event: 'b' });
    expect(manager.events.at(-1)).toBe('b');
  });
});

describe('a container', () => {
  const variables = [dataLayerVariable('11', 'chat type', 'chat.event_type'), dataLayerVariable('12', 'chat rating', 'chat.rating')];

  it('sends GA4 events with the values of its variables, and leaves out what has none', () => {
    const parameters = { chat_type: '{{chat type}}', chat_rating: '{{chat rating}}', label: 'chat {{chat type}}' };
    open({ container: exportOf({ tag: [ga4Tag('1', 'GA4', '2', parameters)], trigger: [trigger('2', 'chat_opened')], variable: variables }) });
    push({ event: 'chat_opened', chat: { event_type: 'chat_opened' } });
    push({ event: 'other' });
    push({ event: 'chat_opened', chat: { event_type: 'x', rating: 4 } });
    expect(manager.hits).toEqual([
      { tid: 'G-TEST00000', en: 'chat_opened', 'ep.chat_type': 'chat_opened', 'ep.label': 'chat chat_opened' },
      { tid: 'G-TEST00000', en: 'chat_opened', 'ep.chat_type': 'x', 'epn.chat_rating': '4', 'ep.label': 'chat x' },
    ]);
    expect(manager.events.filter((event) => event === 'chat_opened')).toHaveLength(2);
    expect(manager.variable('chat rating')).toBe(4);
  });

  it('is not woken a second time by the event that its own GA4 tag sends', () => {
    open({ container: exportOf({ tag: [ga4Tag('1', 'GA4', '2', {})], trigger: [trigger('2', 'chat_opened')] }) });
    push({ event: 'chat_opened' });
    expect(manager.tags).toEqual([{ tag: 'GA4', event: 'chat_opened', outcome: 'fired' }]);
  });

  it('goes through the gtag.js that the page has for the property', () => {
    const own = createGtag(window, { measurementId: 'G-TEST00000' });
    open({ container: exportOf({ tag: [ga4Tag('1', 'GA4', '2', { a: 'b' })], trigger: [trigger('2', 'chat_opened')] }) });
    push({ event: 'chat_opened' });
    expect(own.hits).toEqual([{ en: 'chat_opened', 'ep.a': 'b' }]);
    expect(manager.hits).toEqual([]);
    manager.remove();
    own.remove();
  });

  it('brings gtag.js in by a Google tag, which then takes the calls of the page too', () => {
    const googleTag = { tagId: '1', name: 'Google tag', type: 'googtag', firingTriggerId: ['2147479553'], parameter: [template('tagId', 'G-TEST00000')] };
    open({ container: exportOf({ tag: [googleTag] }) });
    expect(Reflect.get(window, 'google_tag_manager')).toHaveProperty('G-TEST00000');
    gtag('event', 'called', { via: 'gtag' });
    expect(manager.hits).toEqual([{ tid: 'G-TEST00000', en: 'called', 'ep.via': 'gtag' }]);
  });

  it('counts an event of gtag twice where a tag waits for one of its name', () => {
    const own = createGtag(window, { measurementId: 'G-TEST00000' });
    open({ container: exportOf({ tag: [ga4Tag('1', 'GA4', '2', {})], trigger: [trigger('2', 'chat_opened')] }) });
    gtag('event', 'chat_opened');
    expect(own.hits).toHaveLength(2);
    manager.remove();
    own.remove();
  });

  it.each([
    ['MATCH_REGEX', '^chat_(opened|closed)$', [], ['chat_opened', 'chat_closed']],
    ['STARTS_WITH', 'chat_', [], ['chat_opened', 'chat_closed', 'chat_resized']],
    ['EQUALS', 'CHAT_OPENED', [{ type: 'BOOLEAN', key: 'ignore_case', value: 'true' }], ['chat_opened']],
    ['CONTAINS', '_', [{ type: 'BOOLEAN', key: 'negate', value: 'true' }], ['other']],
  ])('waits for events by %s %s', (type, value, more, expected) => {
    const filter = { customEventFilter: [condition(type, '{{_event}}', value, ...more)] };
    open({ container: exportOf({ tag: [ga4Tag('1', 'GA4', '2', {})], trigger: [trigger('2', 'some', filter)] }) });
    for (const event of ['chat_opened', 'chat_closed', 'chat_resized', 'other']) push({ event });
    expect(manager.tags.map(({ event }) => event).filter((event) => !event.startsWith('gtm.'))).toEqual(expected);
  });

  it('fires on further conditions alone, and not where another trigger blocks', () => {
    const filtered = trigger('2', 'chat', { filter: [condition('EQUALS', '{{chat type}}', 'chat_opened')] });
    const blocking = trigger('3', 'chat blocked', { customEventFilter: [condition('EQUALS', '{{_event}}', 'chat')], filter: [condition('GREATER', '{{chat rating}}', '3')] });
    open({ container: exportOf({ tag: [ga4Tag('1', 'GA4', '2', {}, { blockingTriggerId: ['3'] })], trigger: [filtered, blocking], variable: variables }) });
    push({ event: 'chat', chat: { event_type: 'chat_closed' } });
    push({ event: 'chat', chat: { event_type: 'chat_opened' } });
    push({ event: 'chat', chat: { event_type: 'chat_opened', rating: 4 } });
    expect(manager.tags).toHaveLength(1);
  });

  it('fires a tag once on a page where it is told so', () => {
    open({ container: exportOf({ tag: [ga4Tag('1', 'GA4', '2', {}, { tagFiringOption: 'ONCE_PER_LOAD' })], trigger: [trigger('2', 'a')] }) });
    push({ event: 'a' });
    push({ event: 'a' });
    expect(manager.hits).toHaveLength(1);
    manager.navigate();
    push({ event: 'a' });
    expect(manager.hits).toHaveLength(2);
  });

  it('blocks a tag whose consent is not granted, and does not make up for it later', () => {
    open({ container: exportOf({ tag: [ga4Tag('1', 'GA4', '2', {}, needs('analytics_storage', 'ad_storage'))], trigger: [trigger('2', 'a')] }) });
    push({ event: 'a' });
    gtag('consent', 'default', { analytics_storage: 'denied', ad_storage: 'denied' });
    push({ event: 'a' });
    gtag('consent', 'update', { analytics_storage: 'granted' });
    push({ event: 'a' });
    gtag('consent', 'update', { ad_storage: 'granted' });
    push({ event: 'a' });
    expect(manager.tags.map(({ outcome }) => outcome)).toEqual(['fired', 'blocked', 'blocked', 'fired']);
    expect(manager.hits.map(({ gcs }) => gcs)).toEqual([undefined, 'G111']);
  });

  it('has constants, lookup tables, custom JavaScript and built-in variables', () => {
    const row = (key: string, value: string): object => ({ type: 'MAP', map: [template('key', key), template('value', value)] });
    open({
      container: exportOf({
        builtInVariable: [
          { type: 'EVENT', name: 'Event' },
          { type: 'CONTAINER_ID', name: 'Container ID' },
        ],
        variable: [
          ...variables,
          { variableId: '1', name: 'id', type: 'c', parameter: [template('value', 'G-1')] },
          { variableId: '2', name: 'standard', type: 'smm', parameter: [template('input', '{{chat type}}'), { type: 'LIST', key: 'map', list: [row('lead_qualified', 'Lead')] }] },
          { variableId: '3', name: 'twice', type: 'jsm', parameter: [template('javascript', 'function () { return 2 * {{chat rating}}; }')] },
          { variableId: '4', name: 'broken', type: 'jsm', parameter: [template('javascript', 'function () { return nothing.there; }')] },
        ],
      }),
    });
    push({ event: 'chat_opened', chat: { event_type: 'lead_qualified', rating: 2 } });
    expect(['Event', 'Container ID', 'id', 'standard', 'twice', 'broken'].map((name) => manager.variable(name))).toEqual(['chat_opened', 'GTM-TEST123', 'G-1', 'Lead', 4, undefined]);
  });

  it.each([
    ['a camelCase enum', { trigger: [trigger('2', 'a', { type: 'customEvent' })] }, 'unrecognized value "customEvent"'],
    ['a name that an import refuses', { trigger: [trigger('2', 'chat: a')] }, 'invalid character'],
    ['a value that is no string', { tag: [ga4Tag('1', 'GA4', '2', {}, { parameter: [{ type: 'BOOLEAN', key: 'sendEcommerceData', value: false }] })] }, 'must be a string'],
    ['a variable that there is not', { tag: [ga4Tag('1', 'GA4', '2147479553', { a: '{{nobody}}' })] }, 'unknown variable {{nobody}}'],
    ['a trigger that there is not', { tag: [ga4Tag('1', 'GA4', '2', {})] }, 'there is no trigger 2'],
    ['a folder that there is not', { trigger: [trigger('2', 'a', { parentFolderId: '9' })] }, 'there is no folder 9'],
    ['two tags of one number', { trigger: [trigger('2', 'a'), trigger('2', 'b')] }, '2 is there twice'],
    ['two tags of one name', { trigger: [trigger('2', 'a'), trigger('3', 'a')] }, 'the name is there twice'],
    ['a pattern that is none', { trigger: [trigger('2', 'a', { customEventFilter: [condition('MATCH_REGEX', '{{_event}}', '(')] })] }, 'no regular expression'],
    ['a condition on no variable', { trigger: [trigger('2', 'a', { customEventFilter: [condition('EQUALS', 'a', 'b')] })] }, 'must be a reference'],
  ])('is refused for %s', (_, parts, message) => {
    open();
    expect(() => createTagManager(window, { container: exportOf(parts) })).toThrow(message);
  });
});
