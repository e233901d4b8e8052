import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeOf } from '../src/shape.js';
import { vendorNames } from '../src/vendor-names.js';
import { lead } from './events.js';

describe('shapeOf', () => {
  it('shows a value that the event has too, and of others the kind, and the length of a text', () => {
    const payload = { event_id: 'evt_1', trigger_source: 'tool', data: { email: 'ada@example.com', name: 'Ada', phone: 442079460000, vip: true, stars: 5, born: '1815-12-10T00:00:00Z', marital_status: 'divorced', nothing: null, blank: '' } };
    expect(shapeOf(payload, lead('evt_1'))).toEqual({
      event_id: 'evt_1',
      trigger_source: 'tool',
      data: { email: '(text, 15 characters)', name: '(text, 3 characters)', phone: '(number)', vip: '(boolean)', stars: '(number)', born: '(text, 20 characters)', marital_status: '(text, 8 characters)', nothing: null, blank: '' },
    });
  });

  it('shows numbers and booleans that the event has, but not what core has put there', () => {
    const event = lead('evt_1', { inferred: true, properties: { trigger_source: 'tool', details: { stars: 5, vip: false } } });
    expect(shapeOf({ stars: 5, vip: false, dispatch_version: 1, adult: true }, event)).toEqual({ stars: 5, vip: false, dispatch_version: '(number)', adult: '(boolean)' });
  });

  it('shows the name of an event that a contract knows, and no other', () => {
    expect(shapeOf({ event_type: 'autochat.goal_met.v1', action: 'show', event: 'autochat.ada_lovelace.v1', user_action: 'lovelace' }, undefined)).toEqual({
      event_type: 'autochat.goal_met.v1',
      action: 'show',
      event: '(text, 24 characters)',
      user_action: '(text, 8 characters)',
    });
  });

  it('hides keys that are no names of a program’s', () => {
    expect(shapeOf({ 'ada@example.com': null, call_4420794600: null, 'Ada.Lovelace': null, 'Ada Lovelace': null, 'née': null, plain: null }, undefined)).toEqual({ '(key 1)': null, '(key 2)': null, '(key 3)': null, '(key 4)': null, '(key 5)': null, plain: null });
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
    expect(shapeOf(circle, undefined)).toEqual({ ok: '(boolean)', self: '(circular)' });
    expect(JSON.stringify(shapeOf(deep, undefined)).length).toBeLessThan(200);
    expect(Object.keys(shapeOf(wide, undefined) as object).length).toBeLessThan(100);
    expect(shapeOf({ throwing }, undefined)).toEqual({ throwing: { bad: '(unreadable)', good: '(number)' } });
  });

  it('never shows a text, a number, a boolean or a telling key that the event has not, whatever the payload', () => {
    const told = /^(\((text, \d+ characters?|number|boolean|bigint|symbol|function|undefined|circular|unreadable|list|object|\d+ keys)\))?$/;
    const expectBare = (shown: unknown): void => {
      if (typeof shown === 'object' && shown !== null) {
        if (!Array.isArray(shown)) for (const key of Object.keys(shown)) expect(key).toMatch(/^([A-Za-z_]\w{0,40}|\(key \d+\)|\(more\))$/);
        Object.values(shown).forEach(expectBare);
      } else if (shown !== null) expect(shown).toMatch(told);
    };
    const naming = fc.constantFrom('event', 'event_type', 'action', 'scope', 'status', 'send_to', 'occurred_at', 'user_action', 'Ada.Lovelace');
    const word = fc.oneof(fc.emailAddress(), fc.string(), fc.stringMatching(/^[a-z]{1,12}([._][a-z0-9]{1,8}){0,2}$/), fc.date({ noInvalidDate: true }).map((date) => date.toISOString()), fc.integer(), fc.boolean(), fc.constant('G-ADA1815'));
    fc.assert(
      fc.property(fc.anything({ withBigInt: true }), fc.dictionary(naming, word), fc.dictionary(fc.string(), word), fc.emailAddress(), (thing, named, keyed, address) => {
        fc.pre(![...Object.values(named), ...Object.values(keyed)].some((value) => vendorNames.has(value)));
        expectBare(shapeOf({ thing, named, keyed, list: [address, { [address]: address, ...named }] }, undefined));
      }),
      { numRuns: 500 },
    );
  });
});
