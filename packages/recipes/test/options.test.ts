// @vitest-environment node
import { eventTypes } from '@chat-analytics/core';
import { describe, expect, it } from 'vitest';
import { buildGtmContainer, buildSnippet, buildTemplate, eventTypesOf, RecipeError, templates, vendors, type SnippetOptions } from '../src/index.js';

/** What is said of options that are wrong. */
function complaint(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    if (error instanceof RecipeError) return error.message;
    throw error;
  }
  throw new Error('It was made.');
}

describe('wrong input is told in a sentence', () => {
  const cases: Readonly<Record<string, object | undefined>> = {
    'buildSnippet needs a vendor: autochat, kustomer, clarity.': { provider: 'ga4' },
    'buildSnippet needs a provider: ga4, meta, gtm, custom.': { vendor: 'autochat' },
    'buildSnippet.vendor must be autochat or kustomer or clarity.': { vendor: 'intercom', provider: 'ga4' },
    'buildSnippet.events must be a list of event types.': { vendor: 'autochat', provider: 'ga4', events: ['goal'] },
    'Autochat has none of these events: chat_opened.': { vendor: 'autochat', provider: 'ga4', events: ['chat_opened'] },
    'buildSnippet.pixelId is for meta.': { vendor: 'autochat', provider: 'ga4', pixelId: '1234567890' },
    'buildSnippet.globals is for clarity.': { vendor: 'autochat', provider: 'ga4', globals: ['exponea'] },
    'buildSnippet.measurementId must be a GA4 measurement id such as G-XXXXXXXXXX, and "UA-1" is none.': { vendor: 'autochat', provider: 'ga4', measurementId: 'UA-1' },
    'buildSnippet.dataLayer must not be empty.': { vendor: 'autochat', provider: 'gtm', dataLayer: '' },
    'buildSnippet.aliases is for Autochat in recipe naming.': { vendor: 'kustomer', provider: 'gtm', naming: 'recipe', aliases: true },
    'buildSnippet.globals must name at least one global, and none that is empty.': { vendor: 'clarity', provider: 'ga4', globals: [] },
    'buildSnippet.customEvents.chat opened must be string, and not empty.': { vendor: 'kustomer', provider: 'ga4', customEvents: { 'chat opened': 7 } },
  };
  for (const [sentence, options] of Object.entries(cases)) {
    it(sentence, () => {
      expect(complaint(() => buildSnippet(options as unknown as SnippetOptions))).toBe(sentence);
    });
  }

  it('an option that there is not, with those that there are', () => {
    expect(complaint(() => buildSnippet({ vendor: 'autochat', provider: 'ga4', event: [] } as SnippetOptions))).toMatch(/^There is no option buildSnippet\.event: allowed: vendor, provider, .*\.$/);
    expect(complaint(() => buildSnippet({ vendor: 'kustomer', provider: 'ga4', customEvents: { 'chat burnt': 'x' } as never }))).toMatch(/^There is no option buildSnippet\.customEvents\.chat burnt: allowed: chat opened, .*\.$/);
    expect(complaint(() => buildSnippet(null as never))).toMatch(/^buildSnippet must be an object of vendor, .*\.$/);
  });

  it('of containers', () => {
    expect(complaint(() => buildGtmContainer({ vendors: [] }))).toBe('buildGtmContainer needs vendors: a list of autochat, kustomer, clarity.');
    expect(complaint(() => buildGtmContainer({ vendors: ['autochat'], metaPixelId: 'abc' }))).toBe('buildGtmContainer.metaPixelId must be a Meta pixel id, which is a number of 5 to 20 digits, and "abc" is none.');
    expect(complaint(() => buildGtmContainer({ vendors: ['autochat'], ga4MeasurementId: 'abc' }))).toMatch(/ga4MeasurementId must be a GA4 measurement id/);
    expect(complaint(() => buildGtmContainer({ vendors: ['autochat'], ga4MeasurementId: 'G-XXXXXXXXXX', standardEvents: true }))).toBe('buildGtmContainer.standardEvents needs metaPixelId: these are events of Meta.');
    expect(complaint(() => buildGtmContainer({ vendors: ['autochat'], routing: 'both' as never }))).toBe('buildGtmContainer.routing must be single-tag or tag-per-event.');
  });

  it.each(['', 'now', '2026-01-31', '2026-01-31T23:59:59', '2026-02-30 12:00:00', '2026-13-01 12:00:00', '2026-01-31 24:00:00', '2026-01-31 23:59:60', '2026-01-31 23:59:59.5', '26-01-31 23:59:59'])('of containers: the time of export %j', (exportTime) => {
    expect(complaint(() => buildGtmContainer({ vendors: ['autochat'], exportTime }))).toBe('buildGtmContainer.exportTime must be a time that there is, written as 2026-01-31 23:59:59.');
  });

  it('of templates', () => {
    expect(complaint(() => buildTemplate('bridge' as never, 'autochat'))).toMatch(/^There is no template bridge: allowed: stable-listener, .*\.$/);
    expect(complaint(() => buildTemplate('ga4-bridge', 'intercom' as never))).toMatch(/^There is no vendor intercom: allowed: .*\.$/);
    expect(complaint(() => buildTemplate('alias-listener', 'kustomer'))).toBe('The template alias-listener is for autochat: kustomer has no aliases.');
  });
});

describe('notes', () => {
  it('say which of the wanted events the chat does not have', () => {
    const { notes } = buildSnippet({ vendor: 'autochat', provider: 'ga4', events: ['goal_met', 'chat_opened', 'message_sent'] });
    expect(notes).toContain('Autochat has no chat_opened, message_sent.');
  });

  it('say by what names the events are sent', () => {
    const named = (options: SnippetOptions): string | undefined => buildSnippet(options).notes.find((note) => note.startsWith('It sends'));
    const events = ['goal_met', 'lead_qualified'] as const;
    expect(named({ vendor: 'autochat', provider: 'ga4', events })).toBe('It sends 2 events, by name: chat_lead_qualified, chat_goal_met.');
    expect(named({ vendor: 'autochat', provider: 'ga4', events, naming: 'recipe' })).toBe('It sends one event, by name: chat_widget_tracking.');
    expect(named({ vendor: 'autochat', provider: 'meta', events, standardEvents: true })).toBe('It sends 2 events, by name: Lead, ChatGoalMet.');
    expect(named({ vendor: 'autochat', provider: 'gtm', events, naming: 'recipe', aliases: true })).toBe('It sends 2 events, by name: autochat.lead_qualified.v1, autochat.goal_met.v1.');
    expect(named({ vendor: 'kustomer', provider: 'custom', events: ['chat_opened'], naming: 'recipe' })).toBe('It sends one event, by name: chat opened.');
  });

  it('warn of standard events only where they are sent', () => {
    const warnings = (standardEvents: boolean): string[] => buildSnippet({ vendor: 'autochat', provider: 'meta', standardEvents }).notes.filter((note) => note.includes('policy'));
    expect([warnings(true).length, warnings(false).length]).toEqual([1, 0]);
  });
});

it('snippets hold the events that are wanted, and no others', () => {
  const { code } = buildSnippet({ vendor: 'autochat', provider: 'meta', events: ['goal_met'] });
  expect(code).toContain('autochat.goal_met.v1');
  expect(code).not.toContain('lead_qualified');
});

it('every event type that a contract has can be chosen', () => {
  for (const vendor of Object.values(vendors)) for (const type of eventTypesOf(vendor)) expect(eventTypes).toContain(type);
  expect(eventTypesOf(vendors.autochat)).toHaveLength(7);
  expect(eventTypesOf(vendors.clarity)).toHaveLength(18);
});

it('there are five static templates', () => {
  expect(Object.keys(templates)).toHaveLength(5);
});
