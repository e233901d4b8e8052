import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeOf } from '../src/shape.js';
import { lead } from './events.js';

describe('shapeOf', () => {
  it('shows a value that the event has too, and of others the kind and the length', () => {
    const payload = { event_id: 'evt_1', trigger_source: 'tool', data: { email: 'ada@example.com', name: 'Ada', phone: 442079460000, vip: true, stars: 5 } };
    expect(shapeOf(payload, lead('evt_1'))).toEqual({
      event_id: 'evt_1',
      trigger_source: 'tool',
      data: { email: '(text, 15 characters)', name: '(text, 3 characters)', phone: '(number)', vip: true, stars: 5 },
    });
  });

  it('shows the name of an event that is not known, and no sentence in its place', () => {
    expect(shapeOf({ event_type: 'autochat.visitor_sighed.v1', action: 'call me on 0123' }, undefined)).toEqual({ event_type: 'autochat.visitor_sighed.v1', action: '(text, 15 characters)' });
  });

  it('hides keys that are no names', () => {
    expect(shapeOf({ 'ada@example.com': 1, call_4420794600: 2, plain: 3 }, undefined)).toEqual({ '(key 1)': 1, '(key 2)': 2, plain: 3 });
  });

  it('comes through circles, depths, widths and things that throw', () => {
    const circle: Record<string, unknown> = { ok: true };
    circle.self = circle;
    let deep: unknown = 'x';
    for (let level = 0; level < 50; level++) deep = { deep };
    const wide = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`key_${index % 7}_${index}`, 1]));
    const throwing = {
      get bad(): never {
        throw new Error('ada@example.com');
      },
      good: 1,
    };
    expect(shapeOf(circle, undefined)).toEqual({ ok: true, self: '(circular)' });
    expect(JSON.stringify(shapeOf(deep, undefined)).length).toBeLessThan(200);
    expect(Object.keys(shapeOf(wide, undefined) as object).length).toBeLessThan(100);
    expect(shapeOf({ throwing }, undefined)).toEqual({ throwing: { bad: '(unreadable)', good: 1 } });
  });

  it('never shows a text with an e-mail address, whatever the payload', () => {
    fc.assert(
      fc.property(fc.anything(), fc.emailAddress(), fc.string(), (thing, address, key) => {
        const shown = JSON.stringify(shapeOf({ thing, [key]: address, list: [address, { [address]: address, event: address }] }, undefined));
        expect(shown).not.toContain(address);
      }),
      { numRuns: 300 },
    );
  });
});
