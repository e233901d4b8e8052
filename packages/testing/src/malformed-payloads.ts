/** Payloads that are not what they should be, by what is wrong with them. Made afresh: some are cyclic, some throw when looked at. */
export function malformedPayloads(good: Readonly<Record<string, unknown>>): [string, unknown][] {
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  const throwing = {
    get [Object.keys(good)[0] ?? 'key'](): never {
      throw new Error('a getter of the vendor throws');
    },
  };
  const hostile = new Proxy(
    {},
    {
      get() {
        throw new Error('a proxy of the vendor throws');
      },
      has() {
        throw new Error('a proxy of the vendor throws');
      },
      ownKeys() {
        throw new Error('a proxy of the vendor throws');
      },
    },
  );
  return [
    ['undefined', undefined],
    ['null', null],
    ['a string', 'detail'],
    ['a number', 7],
    ['a function', () => good],
    ['an empty object', {}],
    ['an array', [good]],
    ['a cyclic object', cyclic],
    ['getters that throw', throwing],
    ['a proxy that throws', hostile],
    ['__proto__ as a key', JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')],
  ];
}
