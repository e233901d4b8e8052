import schema from '@chat-analytics/core/schema.json' with { type: 'json' };
import { createChatAnalytics, eventTypes, kindOf, type HostEvent } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { meta } from '@chat-analytics/meta-sink';
import { createGtag, createMetaPixel, createRecordingSink, valueOfKind } from '@chat-analytics/testing';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterEach, expect, it, vi } from 'vitest';

const ajv = new Ajv({ allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(schema);

/** One value of each: every key of `details` becomes a parameter. */
const values = { ...valueOfKind, details: { plan: 'pro' } };

afterEach(() => {
  vi.useRealTimers();
});

for (const type of eventTypes) {
  const branch = schema.anyOf.find(({ properties }) => properties.event_type.const === type);
  const names = Object.keys(branch?.properties.properties.properties ?? {});

  it(`${type} with every property it can have fits the schema and arrives whole at GA4 and at the pixel`, () => {
    vi.useFakeTimers();
    const gtag = createGtag(window);
    const pixel = createMetaPixel(window);
    const sink = createRecordingSink();
    const analytics = createChatAnalytics({ sources: [], sinks: [sink, ga4(), meta()], consent: 'not_required', debug: false });
    const properties = Object.fromEntries(names.map((name) => [name, values[kindOf(name) ?? 'choice']]));
    analytics.track({ event_type: type, event_id: 'e1', properties } as HostEvent);
    const { issues } = analytics.health();
    expect(issues).toEqual([]);
    expect(validate(sink.events[0]), ajv.errorsText(validate.errors)).toBe(true);
    expect(Object.keys(sink.events[0]?.properties ?? {}).sort()).toEqual(names.sort());
    const parameters = 3 + names.length;
    expect(parameters).toBeLessThanOrEqual(25);
    expect(Object.keys(gtag.hits[0] ?? {}).filter((key) => /^epn?\./.test(key))).toHaveLength(parameters);
    expect(Object.keys(pixel.hits[0] ?? {}).filter((key) => key.startsWith('cd['))).toHaveLength(parameters);
    gtag.remove();
    pixel.remove();
  });
}
