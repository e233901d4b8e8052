// @vitest-environment node
import { compileFunction } from 'node:vm';
import { contract } from '@chat-analytics/autochat';
import { reference } from '@chat-analytics/autochat/reference';
import type { Contract, Reference } from '@chat-analytics/core';
import { describe, expect, it } from 'vitest';
import { dimensionsTable } from '../site/dimensions.js';
import { schemaPage } from '../site/schema.js';
import { vendorReference, type VendorPage } from '../site/vendor-reference.js';
import { vendors } from '../site/vendors.js';

const lead = 'autochat.lead_qualified.v1';

/** Autochat, as if a release had changed it. */
function changed(change: Partial<Contract>, changes: Partial<Reference> = {}): VendorPage {
  return { title: 'Autochat', folder: 'autochat', reference: { ...reference, ...changes, contract: { ...contract, ...change } } };
}

/** What the page says of one event. */
const entryOf = (page: string, name: string): string => page.split(`### \`${name}\``)[1]?.split('\n### ')[0] ?? '';

describe('the page of a vendor’s events', () => {
  it('has every event with its meaning, evidence, type, example, and the calls that each destination gets', () => {
    const entry = entryOf(vendorReference(changed({})), lead);
    expect(entry).toContain(reference.events[lead].meaning);
    for (const part of ['The vendor documents it', '`lead_qualified`', '"event_id": "evt_02"', "gtag('event', 'chat_lead_qualified'", "fbq('trackCustom', 'ChatLeadQualified'", "event: 'chat_lead_qualified'"]) expect(entry).toContain(part);
    for (const recipe of ["gtag('event', 'chat_widget_tracking'", "'AutochatWidgetTracking'", "event: 'autochat.widget_tracking.v1'"]) expect(entry).toContain(recipe);
  });

  it('shows a change of a contract with nothing edited by hand', () => {
    const { [lead]: event, ...others } = contract.events;
    const page = vendorReference(
      changed(
        {
          events: { ...others, 'autochat.lead_won.v1': { ...event, take: { trigger_source: 'won_by' } } },
          ignore: ['autochat.ping.v1'],
          recipes: { ga4: { '*': { name: 'chat_outcome_told' } } },
        },
        { events: { ...reference.events, 'autochat.lead_won.v1': { ...reference.events[lead], meaning: 'Somebody bought.' } }, leftOut: { price: 'Nobody’s business.' } },
      ),
    );
    expect(entryOf(page, lead)).toBe('');
    const entry = entryOf(page, 'autochat.lead_won.v1');
    expect(entry).toContain('Somebody bought.');
    expect(entry).toContain('`won_by`');
    expect(entry).toContain("gtag('event', 'chat_outcome_told'");
    for (const part of ['`autochat.ping.v1`', '`price`', 'Nobody’s business.']) expect(page).toContain(part);
  });

  it('cannot be made of an event that the reference does not speak of', () => {
    const page = changed({ events: { ...contract.events, 'autochat.forgotten.v1': contract.events[lead] } });
    expect(() => vendorReference(page)).toThrow('autochat says nothing of autochat.forgotten.v1.');
  });

  it.each(vendors.map((vendor) => [vendor.title, vendor] as const))('%s: examples are code that can be read, in tabs', (_, vendor) => {
    const page = vendorReference(vendor);
    const blocks = Array.from(page.matchAll(/```(js|json) \[[^\]]+\]\n([\s\S]*?)\n```/g));
    expect(blocks.length).toBeGreaterThan(5 * Object.keys(vendor.reference.contract.events).length - 1);
    for (const [, language, text = ''] of blocks) expect(() => (language === 'json' ? (JSON.parse(text) as unknown) : compileFunction(text))).not.toThrow();
  });
});

describe('the schema', () => {
  it('says which vendors bring an event type about, as their contracts have it', () => {
    const { [lead]: event } = contract.events;
    const page = schemaPage([changed({ events: { 'autochat.opened.v9': { ...event, type: 'chat_opened', take: {} } } })]);
    expect(entryOf(page, 'chat_opened')).toContain('[Autochat](/reference/autochat.md): `autochat.opened.v9`');
    expect(entryOf(page, 'lead_qualified')).toContain('no vendor yet');
  });
});

describe('the dimensions to register', () => {
  it('are the parameters that vendors bring about, counts as metrics, and no ids, texts or addresses', () => {
    const rows = dimensionsTable(vendors).split('\n');
    expect(rows).toContain('| `chat_trigger_source` | dimension | Autochat |');
    expect(rows).toContain('| `chat_rating` | metric | Kustomer, Bloomreach Clarity |');
    expect(rows.join()).not.toMatch(/chat_(product_id|message_text|link_url|details)/);
  });
});
