import { createClarityWebchat, malformedPayloads } from '@chat-analytics/testing';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { contract } from '../src/contract.js';
import { listen } from './page.js';

afterEach(() => {
  Reflect.deleteProperty(window, 'exponea');
});

type Track = (this: unknown, ...args: unknown[]) => unknown;

interface Call {
  readonly self: unknown;
  readonly args: readonly unknown[];
}

/** An SDK that keeps what its track got, and does what it is told. */
function createSdk(): { sdk: { track: Track }; calls: Call[]; behave: (outcome: () => unknown) => void } {
  const calls: Call[] = [];
  let outcome: () => unknown = () => undefined;
  const sdk = {
    track(this: unknown, ...args: unknown[]): unknown {
      calls.push({ self: this, args });
      return outcome();
    },
  };
  return {
    sdk,
    calls,
    behave(next) {
      outcome = next;
    },
  };
}

/** Stands for a payload that fast-check itself could not look at. */
class Malformed {
  constructor(index: number) {
    this.index = index;
  }
  readonly index: number;
}
const malformed = malformedPayloads({ action: 'url_click' });
const resolve = (value: unknown): unknown => (value instanceof Malformed ? malformed[value.index]?.[1] : value);

const actions = fc.oneof(fc.constantFrom(...Object.keys(contract.events), ...contract.ignore, 'unheard_of'), fc.anything());
const properties = fc.oneof(
  fc.record({ action: actions, component: fc.anything(), chat_widget_state: fc.anything(), product_id: fc.anything(), message: fc.anything() }, { requiredKeys: [] }),
  fc.anything(),
  fc.nat(malformed.length - 1).map((index) => new Malformed(index)),
);
const call = fc.record({
  args: fc.oneof(fc.tuple(fc.string(), properties), fc.tuple(properties, properties, fc.func(fc.anything())), fc.array(fc.anything(), { maxLength: 5 })),
  self: fc.constantFrom('sdk', 'nothing', 'another'),
  result: fc.oneof(
    fc.anything().map((value) => ({ value, throws: false })),
    fc.anything().map((value) => ({ value, throws: true })),
  ),
});

describe('with the tap in place', () => {
  it('the SDK gets the same arguments and this, and its caller the same result or exception, as without it', () => {
    const { sdk, calls, behave } = createSdk();
    Reflect.set(window, 'exponea', sdk);
    const { track: bare } = sdk;
    listen();
    const { track: tapped } = sdk;
    expect(tapped).not.toBe(bare);
    const others = { sdk, nothing: undefined, another: { name: 'another' } };

    const outcome = (track: Track, self: unknown, args: unknown[]): unknown[] => {
      try {
        return ['returned', Reflect.apply(track, self, args)];
      } catch (error) {
        return ['threw', error];
      }
    };

    fc.assert(
      fc.property(call, ({ args: given, self, result }) => {
        const args = given.map(resolve);
        behave(() => {
          if (result.throws) throw result.value;
          return result.value;
        });
        const without = outcome(bare, others[self], args);
        const with_ = outcome(tapped, others[self], args);
        const [expected, got] = calls.splice(0);
        expect(calls).toHaveLength(0);
        // The very same, not only equal: looking at them might throw.
        expect(with_[0]).toBe(without[0]);
        expect(Object.is(with_[1], without[1])).toBe(true);
        expect(Object.is(got?.self, expected?.self)).toBe(true);
        expect(got?.args.length).toBe(expected?.args.length);
        expect(got?.args.every((value, index) => Object.is(value, expected?.args[index]))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('a payload that throws when looked at arrives, and is nobody’s', () => {
    const { track, calls } = createClarityWebchat(window);
    const { books, issues } = listen();
    for (const [, payload] of malformed) {
      expect(track('webchat', payload)).toBe(calls.at(-1)?.returned);
      expect(Object.is(calls.at(-1)?.args[1], payload)).toBe(true);
    }
    expect(books()?.received).toBe(0);
    expect(issues).toEqual([]);
  });

  it('an event of Clarity’s whose attributes throw arrives, and is counted as unreadable', () => {
    const { event, calls } = createClarityWebchat(window, { lies: ['throwing_getters'] });
    const { books, names } = listen();
    expect(event('url_click')).toBe(calls[0]?.returned);
    expect(books()).toMatchObject({ received: 1, rejected: { unreadable: 1 } });
    expect(names()).toEqual([]);
  });
});
