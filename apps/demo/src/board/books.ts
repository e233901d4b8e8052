import type { Health } from '@chat-analytics/core';
import { unbalanced } from '@chat-analytics/testing';
import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import { destinations, type Destination } from './outcome.js';

export interface Books {
  readonly element: HTMLElement;
  /** Whether they balance, in words. */
  readonly verdict: HTMLElement;
  update(health: Health): void;
}

type Figures = readonly (readonly [label: string, count: number])[];

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0);
const statusWords: Readonly<Record<string, string>> = { not_found: 'not found' };

/** A total, and the parts that make it up. */
function account(title: string, status: string, [total, ...parts]: Figures): HTMLElement {
  const figure = ([label, count]: Figures[number]): HTMLElement => element('div', { class: count ? '' : 'is-zero' }, element('dt', {}, label), element('dd', {}, String(count)));
  return element(
    'section',
    { class: 'account', role: 'group', 'aria-label': `Books of ${title}` },
    element('h3', {}, title, element('span', { class: `status is-${status}` }, statusWords[status] ?? status)),
    element('dl', {}, ...(total ? [figure(total)] : []), ...parts.map(figure)),
  );
}

/** The books of this run: what came in is what went out, waits, or was left out for a reason. */
export function createBooks(): Books {
  const accounts = element('section', { class: 'books', 'aria-label': 'The books' });
  const verdict = element('span', { class: 'verdict' });
  return {
    element: accounts,
    verdict,
    update(health) {
      const { autochat } = health.sources;
      accounts.replaceChildren(
        ...(autochat
          ? [
              account('Autochat', autochat.status, [
                ['received', autochat.received],
                ['accepted', autochat.accepted],
                ['duplicate', autochat.duplicate],
                ['ignored', autochat.ignored],
                ['rejected', sum(autochat.rejected)],
              ]),
            ]
          : []),
        ...(Object.keys(destinations) as Destination[]).flatMap((name) => {
          const sink = health.sinks[name];
          if (!sink) return [];
          return account(destinations[name], sink.status, [
            ['offered', sink.offered + sink.restored],
            ['delivered', sink.delivered],
            ['held', sum(sink.held) + sink.carried],
            ['dropped', sum(sink.dropped)],
            ['failed', sink.failed],
          ]);
        }),
      );
      const faults = unbalanced(health);
      verdict.replaceChildren(icon(faults.length ? 'fail' : 'check'), faults.join(' ') || 'books balance');
    },
  };
}
