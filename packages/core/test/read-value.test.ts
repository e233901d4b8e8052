import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReaders, cutText, readId, type Readers } from '../src/read-value.js';
import { createRedactor } from '../src/redact.js';

const trimmed: string[] = [];
const readers = createReaders(
  (text) => text,
  (code, where) => trimmed.push(`${code} ${where}`),
);
const readDetails = (value: unknown, allowed?: readonly string[]): unknown => readers.details(value, undefined, allowed);

const short = (value: unknown): string => JSON.stringify([value]).slice(1, 60);

describe('a value is read by its kind', () => {
  const cases: [keyof Readers, unknown, unknown][] = [
    ['id', 'p1', 'p1'],
    ['id', 431374, '431374'],
    ['id', '', undefined],
    ['id', 'jane@example.com', undefined],
    ['id', 'jane%40example.com', undefined],
    ['id', 'jane%2540example.com', undefined],
    ['id', 'jane＠example．com', undefined],
    ['id', '100%@', '100%@'],
    ['id', 'x'.repeat(257), undefined],
    ['id', Number.NaN, undefined],
    ['ids', ['a', 2, null, 'jane@example.com'], ['a', '2']],
    ['ids', 'a', undefined],
    ['text', 'hello', 'hello'],
    ['text', 'x'.repeat(2000), 'x'.repeat(1000)],
    ['text', 7, undefined],
    ['texts', ['a', 7, ''], ['a']],
    ['length', 'hello', 5],
    ['length', ['a', 'b'], 2],
    ['length', 5, 5],
    ['length', -1, undefined],
    ['length', 1.5, undefined],
    ['length', true, undefined],
    ['flag', 'true', true],
    ['flag', false, false],
    ['flag', 'yes', undefined],
    ['number', '4', 4],
    ['number', 4.5, 4.5],
    ['number', ' ', undefined],
    ['number', 'four', undefined],
    ['number', Number.POSITIVE_INFINITY, undefined],
    ['number', true, undefined],
    ['time', '2026-02-11T10:30:00+01:00', '2026-02-11T09:30:00.000Z'],
    ['time', 1770802200000, '2026-02-11T09:30:00.000Z'],
    ['time', 'yesterday', undefined],
    ['time', Number.MAX_VALUE, undefined],
    ['choice', 'large', 'large'],
    ['choice', 5, '5'],
    ['choice', 'x'.repeat(101), 'x'.repeat(100)],
    ['choice', { size: 'large' }, undefined],
    ['url', 'https://shop.example/p/1?email=jane@example.com#top', 'https://shop.example/p/1'],
    ['url', 'https://jane:secret@shop.example/p', 'https://shop.example/p'],
    ['url', '/p/1?q=2', '/p/1'],
    ['url', 'p/1', 'p/1'],
    ['url', '//shop.example/p', '//shop.example/p'],
    ['url', 'mailto:jane@example.com', undefined],
    ['url', 'tel:+4915112345678', undefined],
    ['url', 'javascript:alert(1)', undefined],
    ['url', ' javascript:alert(1)', undefined],
    ['url', '?email=jane@example.com', undefined],
  ];
  for (const [kind, value, expected] of cases) {
    it(`${kind}: ${short(value)} as ${short(expected)}`, () => expect(readers[kind](value)).toEqual(expected));
  }

  it('never throws on plain data, and answers with a value of the kind or with nothing', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const read of Object.values(readers)) read(value);
        expect(['string', 'undefined']).toContain(typeof readId(value));
      }),
    );
  });
});

describe('details', () => {
  it('hold the scalars under the allowed keys and nothing else', () => {
    const data = { plan: 'pro', seats: 3, trial: false, secret: 'x', nested: { a: 1 }, list: [1], none: null };
    expect(readDetails(data, ['plan', 'seats', 'trial', 'nested', 'list', 'none', 'absent'])).toEqual({ plan: 'pro', seats: 3, trial: false });
    expect(readDetails(data, [])).toEqual({});
    expect(readDetails('data', ['plan'])).toBeUndefined();
  });

  it('look at the allowed keys alone, however many others there are', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, count) => [`key${count}`, count]));
    expect(readDetails({ ...many, plan: 'pro' }, ['plan'])).toEqual({ plan: 'pro' });
    expect(Object.keys(readDetails(many, undefined) ?? {})).toHaveLength(50);
    const others = {
      plan: 'pro',
      get secret(): never {
        throw new Error('nobody asked');
      },
    };
    expect(readDetails(others, ['plan'])).toEqual({ plan: 'pro' });
  });

  it('hold at most fifty, of however many allowed keys', () => {
    const allowed = Array.from({ length: 100 }, (_, count) => `key${count}`);
    expect(readDetails({ key98: 1 }, allowed)).toEqual({ key98: 1 });
    const issues: string[] = [];
    const { details } = createReaders((text) => text, (code) => issues.push(code));
    const all = Object.fromEntries(allowed.map((key) => [key, true]));
    expect(Object.keys(details(all, 'acme.opened.details', allowed.slice(0, 50)) ?? {})).toHaveLength(50);
    expect(issues).toEqual([]);
    expect(Object.keys(details(all, 'acme.opened.details', allowed) ?? {})).toHaveLength(50);
    expect(issues).toEqual(['trimmed']);
  });

  it('hide a number that is somebody’s, whether it came as text or not', () => {
    const contact = 4111111111111111;
    const { details } = createReaders(createRedactor({}), () => undefined);
    expect(details({ contact, written: String(contact), price: 49.9 }, undefined, ['contact', 'written', 'price'])).toEqual({ contact: '[number]', written: '[number]', price: 49.9 });
  });

  it('touch no prototype', () => {
    const data: unknown = JSON.parse('{"__proto__": "polluted", "plan": "pro"}');
    expect(readDetails(data, ['__proto__', 'plan', 'constructor', 'toString'])).toEqual({ plan: 'pro' });
  });
});

describe('cutting a text', () => {
  it('leaves no half character behind', () => {
    expect(cutText('ab😀', 3)).toBe('ab');
    expect(() => encodeURIComponent(cutText('ab😀', 3))).not.toThrow();
    expect(cutText('ab', 3)).toBe('ab');
  });
});

describe('what is cut leaves nothing personal by half, however much shorter hiding has made the text', () => {
  const hiding = createReaders(createRedactor({}), () => undefined);
  const addresses = (count: number, between = ' '): string => Array.from({ length: count }, (_, number) => `customer.number.${number}@example-company.com`).join(between);
  const half = /customer|example-comp/;
  /** What is cut falls on every part of an address once. */
  const pads = Array.from({ length: 60 }, (_, length) => 'x'.repeat(length + 1));

  it.each([
    ['text', 60],
    ['choice', 20],
  ] as const)('%s', (kind, count) => {
    for (const pad of pads) expect(String(hiding[kind](`${pad} ${addresses(count)}`))).not.toMatch(half);
  });

  it('url', () => {
    for (const pad of pads) expect(String(hiding.url(`/${pad}/${addresses(60, '/')}`))).not.toMatch(half);
  });

  it('a phone number', () => {
    const numbers = Array.from({ length: 90 }, () => '+49 151 2345 6789').join(', ');
    for (const pad of pads) expect(String(hiding.text(`${pad} ${numbers}`))).not.toMatch(/\d/);
  });

  it('an address behind a token', () => {
    for (let length = 300; length < 360; length++) expect(String(hiding.choice(`${'aB3'.repeat(length).slice(0, length)} jane.doe@example.com`))).not.toMatch(/jane|doe|exam/);
  });
});
