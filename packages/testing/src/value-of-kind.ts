import type { PropertyKind } from '@chat-analytics/core';

/** A value of each kind, as a host may track it. */
export const valueOfKind: Readonly<Record<PropertyKind, unknown>> = {
  choice: 'large',
  id: 'p1',
  ids: ['p1', 'p2'],
  text: 'hello',
  texts: ['hello', 'there'],
  length: 'hello',
  flag: true,
  number: 4.5,
  time: '2026-02-11T09:30:00.000Z',
  url: 'https://shop.example/p/1',
  details: { plan: 'pro', seats: 3, trial: false },
};
