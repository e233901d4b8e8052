import { createChatAnalytics, eventTypes, type HostEvent, type Issue } from '@chat-analytics/core';
import { createMetaPixel, hostEventOf, type MetaPixelFake } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultStandardEvents, meta, type MetaOptions } from '../src/index.js';

const shop = '111222333444555';
const agency = '999888777666555';
let pixel: MetaPixelFake;
beforeEach(() => {
  pixel = createMetaPixel(window, { pixelIds: [shop, agency] });
});
afterEach(() => pixel.remove());

function send(event: HostEvent, options?: MetaOptions): Issue[] {
  const issues: Issue[] = [];
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  createChatAnalytics({ sources: [], sinks: [meta(options)], consent: 'not_required', debug: false, onIssue: (issue) => issues.push(issue) }).track(event);
  return issues;
}
const lead: HostEvent = { event_type: 'lead_qualified', event_id: 'e1', conversation_id: 'c1', properties: { trigger_source: 'tool' } };

describe('what meta sends', () => {
  it('is a custom event in Pascal case with the event id as the fourth argument, to every pixel', () => {
    send(lead);
    const hit = { ev: 'ChatLeadQualified', eid: 'e1', 'cd[chat_vendor]': 'host', 'cd[chat_event_id]': 'e1', 'cd[chat_actor]': 'system', 'cd[chat_trigger_source]': 'tool' };
    expect(pixel.hits).toEqual([
      { id: shop, ...hit },
      { id: agency, ...hit },
    ]);
    expect(pixel.warnings).toEqual([]);
  });

  it('goes to one pixel where an id is given', () => {
    send(lead, { pixelId: agency });
    expect(pixel.hits).toMatchObject([{ id: agency, ev: 'ChatLeadQualified', eid: 'e1' }]);
  });

  it('is a standard event where asked for', () => {
    send(lead, { standardEvents: true, pixelId: shop });
    send({ event_type: 'goal_met', event_id: 'e2' }, { standardEvents: true, pixelId: shop });
    send({ event_type: 'goal_met', event_id: 'e3' }, { standardEvents: { goal_met: 'Purchase' } });
    expect(pixel.hits.map(({ ev, eid }) => [ev, eid])).toEqual([
      ['Lead', 'e1'],
      ['ChatGoalMet', 'e2'],
      ['Purchase', 'e3'],
      ['Purchase', 'e3'],
    ]);
    expect(pixel.warnings).toEqual([]);
    expect(defaultStandardEvents).toEqual({ lead_qualified: 'Lead', appointment_scheduled: 'Schedule', conversation_started: 'Contact' });
  });

  it('keeps lists of strings as lists, and leaves the conversation out unless asked', () => {
    const event: HostEvent = { event_type: 'product_selected', event_id: 'e1', conversation_id: 'c1', properties: { selected_product_ids: ['p1', 'p2'] } };
    send(event, { pixelId: shop });
    send({ ...event, event_id: 'e2' }, { pixelId: shop, parameters: ['conversation_id'] });
    expect(pixel.hits[0]).toMatchObject({ 'cd[chat_selected_product_ids]': '["p1","p2"]' });
    expect(pixel.hits[0]).not.toHaveProperty('cd[chat_conversation_id]');
    expect(pixel.hits[1]).toMatchObject({ 'cd[chat_conversation_id]': 'c1' });
  });

  it('may have a name of the host, if it is not too long', () => {
    send(lead, { pixelId: shop, rename: { lead_qualified: 'HotLead' } });
    const issues = send({ ...lead, event_id: 'e2' }, { pixelId: shop, rename: { lead_qualified: 'x'.repeat(51) } });
    expect(pixel.hits.map(({ ev }) => ev)).toEqual(['HotLead', 'ChatLeadQualified']);
    expect(issues).toMatchObject([{ code: 'bad_option', where: 'meta.rename.lead_qualified' }]);
  });

  it('has names that Meta takes, for every type', () => {
    for (const type of eventTypes) send(hostEventOf(type, type), { pixelId: shop });
    expect(pixel.hits).toHaveLength(eventTypes.length);
    for (const { ev } of pixel.hits) expect(ev).toMatch(/^(?=.{5,50}$)Chat[A-Z]\w+$/);
    expect(pixel.warnings).toEqual([]);
  });
});

it('readiness is the library, never the stub, which says it is loaded', () => {
  const ready = (page: object): boolean => meta().ready(page as Window);
  const stub = Object.assign(() => undefined, { loaded: true, version: '2.0', queue: [] });
  expect(ready({})).toBe(false);
  expect(ready({ fbq: stub })).toBe(false);
  expect(ready({ fbq: Object.assign(() => undefined, { callMethod: () => undefined }) })).toBe(true);
});

it('a name that is undefined is one that is left out', () => {
  expect(meta({ rename: { chat_opened: undefined }, standardEvents: { lead_qualified: undefined } } as never).problems).toEqual([]);
});

it('an id that a build forgot to fill in is reported: without one every pixel of the page gets the events', () => {
  expect(meta({ pixelId: '' }).problems).toMatchObject([{ code: 'bad_option', where: 'meta.pixelId', detail: 'must be non-empty string' }]);
});

it('Limited Data Use without load, which sets nothing, is reported', () => {
  expect(meta({ limitedDataUse: true }).problems).toMatchObject([{ code: 'bad_option', where: 'meta.limitedDataUse' }]);
});
