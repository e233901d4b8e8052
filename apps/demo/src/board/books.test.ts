import type { Health } from '@chat-analytics/core';
import { expect, it } from 'vitest';
import { createBooks } from './books.js';

type Sink = Health['sinks'][string];
const sink = (figures: Partial<Sink>): Sink => ({ status: 'ready', offered: 3, restored: 0, delivered: 3, held: {}, carried: 0, dropped: {}, failed: 0, attempts: 3, ...figures });

it.each([
  ['a page that was come back to took back', { restored: 2, carried: 2 }, 'offered3delivered3held0'],
  ['another page of the visit took over', { delivered: 1, carried: 2 }, 'offered1delivered1held0'],
  ['an earlier page left', { restored: 2, delivered: 5 }, 'offered5delivered5held0'],
  ['is held', { delivered: 1, held: { pace: 2 } }, 'offered3delivered1held2'],
])('what %s is in the books once', (_, figures, said) => {
  const books = createBooks();
  const health: Health = {
    since: '',
    now: '',
    sources: { autochat: { status: 'listening', received: 3, accepted: 3, duplicate: 0, ignored: 0, rejected: {} } },
    sinks: { ga4: sink(figures), meta: sink({}), gtm: sink({}), webhook: sink({}) },
    events: {},
    recent_failures: [],
    issues: [],
  };
  books.update(health, 'autochat');
  expect(books.element.querySelector('[aria-label="Books of GA4"]')?.textContent.replace(/\s/g, '')).toContain(said);
});
