import schema from '@chat-analytics/core/schema.json' with { type: 'json' };
import { createClarityWebchat, sourceConformance, type ClarityWebchat } from '@chat-analytics/testing';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clarity } from '../src/clarity.js';
import { reference } from '../src/reference.js';

let webchat: ClarityWebchat;

const ways = {
  'through exponea': { sdk: 'exponea', options: {} },
  'through brweb': { sdk: 'brweb', options: {} },
  'through a stub': { sdk: 'exponea', options: {}, arrival: 'manual' },
  'under a type that was named': { sdk: 'exponea', options: { eventTypes: ['webchat'] } },
} as const;

for (const [way, { sdk, options, ...page }] of Object.entries(ways)) {
  describe(`clarity, heard ${way}, as every source`, () => {
    beforeEach(() => {
      webchat = createClarityWebchat(window, { sdk, ...page });
    });
    afterEach(() => webchat.remove());

    const cases = sourceConformance({
      reference,
      create: () => clarity(options),
      send: (_page, payload) => webchat.track('webchat', payload),
      attached: () => webchat.wrapped().length,
    });
    for (const { name, run } of cases) it(name, run);
  });
}

describe('clarity, heard off the data layer, as every source', () => {
  const page = window as Window & { dataLayer?: unknown[] };
  const push = (...items: unknown[]): number => Array.prototype.push.apply(page.dataLayer, items);
  beforeEach(() => {
    page.dataLayer = [];
    // Google Tag Manager runs: the layer has a `push` of its own.
    page.dataLayer.push = push;
  });
  afterEach(() => {
    delete page.dataLayer;
  });

  const cases = sourceConformance({
    reference,
    create: () => clarity({ globals: [], dataLayer: true }),
    send: (_page, payload) => page.dataLayer?.push(payload),
    attached: () => Number(page.dataLayer?.push !== push),
  });
  for (const { name, run } of cases) it(name, run);
});

describe('the reference', () => {
  const ajv = new Ajv({ allowUnionTypes: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);

  for (const [name, { examples }] of Object.entries(reference.events)) {
    it(`${name}: its example fits the schema`, () => {
      for (const { out } of examples) {
        expect(validate({ event_id: 'e1', occurred_at: '2026-02-11T09:30:00.000Z', ...out }), ajv.errorsText(validate.errors)).toBe(true);
      }
    });
  }
});
