import { isRecord } from '@chat-analytics/core';
import { sourceConformance, createAutochatWidget } from '@chat-analytics/testing';
import { describe, it } from 'vitest';
import { autochat } from '../src/autochat.js';
import { reference } from '../src/reference.js';

for (const listen of ['stable', 'aliases'] as const) {
  describe(`autochat, hearing ${listen}, as every source`, () => {
    const cases = sourceConformance({
      reference,
      create: () => autochat({ listen }),
      send(page, payload) {
        // Without asking what may throw: the widget passes anything on.
        const name: unknown = isRecord(payload) && Object.getOwnPropertyDescriptor(payload, 'event_type')?.value;
        createAutochatWidget(page).dispatch(payload, typeof name === 'string' ? name : 'autochat.lead_qualified.v1');
      },
    });
    for (const { name, run } of cases) it(name, run);
  });
}
