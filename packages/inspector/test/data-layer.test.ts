import { createGtag, createTagManager } from '@chat-analytics/testing';
import { afterEach, expect, it } from 'vitest';
import { readLayers, showEntry } from '../src/data-layer.js';
import { lead } from './events.js';

interface GtagWindow extends Window {
  gtag?: (...call: unknown[]) => void;
  dataLayer?: unknown[];
}
const page: GtagWindow = window;
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

it('finds the calls and pushes of chat by their ids, and nothing else', () => {
  const manager = createTagManager(window, { containerId: 'GTM-SHOP' });
  ends.push(manager.remove);
  page.dataLayer?.push({ event: 'chat_lead_qualified', chat: { event_id: 'e1', trigger_source: 'tool', rating: undefined }, _clear: true }, { event: 'purchase', value: 3 }, { user: 'ada@example.com' });
  const gtag = createGtag(window);
  ends.push(gtag.remove);
  page.gtag?.('event', 'chat_lead_qualified', { chat_event_id: 'e1', send_to: 'G-SHOP', note: 'ada@example.com' });
  page.gtag?.('event', 'login', { method: 'mail' });

  const found = readLayers(window);
  expect(found.map(({ kind, name, id }) => [kind, name, id])).toEqual([
    ['push', 'chat_lead_qualified', 'e1'],
    ['call', 'chat_lead_qualified', 'e1'],
  ]);
  expect(found[0]?.seenByTagManager).toBe(true);
  expect(found.map((entry) => showEntry(entry, lead('e1')))).toEqual([
    { event: 'chat_lead_qualified', chat: { event_id: 'e1', trigger_source: 'tool' }, _clear: true },
    ['event', 'chat_lead_qualified', { chat_event_id: 'e1', send_to: 'G-SHOP', note: '(text, 15 characters)' }],
  ]);
});

it('finds what stands on a layer of another name too', () => {
  const push = { event: 'chat_lead_qualified', chat: { event_id: 'e1' } };
  expect(readLayers({ shopLayer: [push], dataLayer: [], player: 'none', layers: [push] }).map(({ name, id }) => [name, id])).toEqual([['chat_lead_qualified', 'e1']]);
});

it('finds what stands on a layer of two names once', () => {
  const layer = [{ event: 'chat_lead_qualified', chat: { event_id: 'e1' } }];
  expect(readLayers({ dataLayer: layer, shopLayer: layer }).map((entry) => entry.layer)).toEqual(['dataLayer']);
});

it('tells what chat’s recipes call an event, or where they put its id, from what may be anybody’s', () => {
  const pushes = [
    { event: 'Kustomer_Chat_Event', chat_Action: 'chat opened' },
    { event: 'autochat.widget_tracking.v1', autochat: { event_id: 'e1' } },
    { event: 'Lead', chat_event_id: 'e1' },
    { event: 'purchase', event_id: 'o-1' },
    { event: 'purchase', order: 'o-1' },
  ];
  expect(readLayers({ dataLayer: pushes }).map(({ name, id, isChat }) => [name, id, isChat])).toEqual([
    ['Kustomer_Chat_Event', undefined, true],
    ['autochat.widget_tracking.v1', 'e1', true],
    ['Lead', 'e1', true],
    ['purchase', 'o-1', false],
  ]);
});

it('finds the rest where one entry of the page’s throws', () => {
  const hostile = {
    get event(): never {
      throw new Error('mine');
    },
  };
  expect(readLayers({ dataLayer: [hostile, { event: 'chat_opened' }] })).toHaveLength(1);
});

it('finds nothing on a page whose data layer throws', () => {
  const hostile = Object.defineProperty({}, 'dataLayer', {
    enumerable: true,
    get() {
      throw new Error('mine');
    },
  });
  expect(readLayers(hostile)).toEqual([]);
  expect(readLayers({})).toEqual([]);
});
