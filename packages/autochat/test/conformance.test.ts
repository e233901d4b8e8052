import { sourceConformance, createAutochatWidget } from '@chat-analytics/testing';
import { describe, it } from 'vitest';
import { autochat } from '../src/autochat.js';
import { reference } from '../src/reference.js';

for (const listen of ['stable', 'aliases'] as const) {
  describe(`autochat, hearing ${listen}, as every source`, () => {
    const cases = sourceConformance({
      reference,
      create: () => autochat({ listen }),
      send: (page, payload) => createAutochatWidget(page).dispatch(payload, (payload as { event_type: string }).event_type),
    });
    for (const { name, run } of cases) it(name, run);
  });
}
