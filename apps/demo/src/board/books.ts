import type { Health } from '@chat-analytics/core';
import { unbalanced } from '@chat-analytics/testing';
import { vendorNames, type VendorName } from '../chats/vendor-name.js';
import { vendors } from '../chats/vendors.js';
import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import { destinationNames, destinations } from './occurrence.js';

export interface Books {
  readonly element: HTMLElement;
  /** Whether they balance, in words. */
  readonly verdict: HTMLElement;
  update(health: Health, chat: VendorName): void;
}

type Figures = readonly (readonly [label: string, count: number])[];

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0);
const statusWords: Readonly<Record<string, string>> = { not_found: 'not found' };

/** A total, and the parts that make it up. */
function account(title: string, status: string, [total, ...parts]: Figures, idle = false): HTMLElement {
  const figure = ([label, count]: Figures[number]): HTMLElement => element('div', { class: count ? '' : 'is-zero' }, element('dt', {}, label), element('dd', {}, String(count)));
  return element(
    'section',
    { class: idle ? 'account is-idle' : 'account', role: 'group', 'aria-label': `Books of ${title}` },
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
    update(health, chat) {
      const sources = vendorNames.flatMap((name) => {
        const { title, source: of } = vendors[name];
        const source = health.sources[of];
        if (!source) return [];
        return account(
          title,
          source.status,
          [
            ['received', source.received],
            ['accepted', source.accepted],
            ['duplicate', source.duplicate],
            ['ignored', source.ignored],
            ['rejected', sum(source.rejected)],
          ],
          name !== chat && !source.received,
        );
      });
      const sinks = destinationNames.flatMap((name) => {
        const sink = health.sinks[name];
        if (!sink) return [];
        return account(destinations[name], sink.status, [
          // What goes on to another page is that page's, and comes back as restored.
          ['offered', sink.offered + sink.restored - sink.carried],
          ['delivered', sink.delivered],
          ['held', sum(sink.held)],
          ['dropped', sum(sink.dropped)],
          ['failed', sink.failed],
        ]);
      });
      accounts.replaceChildren(...[sources, sinks].map((group) => element('div', { class: 'group' }, ...group)));
      const faults = unbalanced(health);
      verdict.replaceChildren(icon(faults.length ? 'fail' : 'check'), faults.join(' ') || 'books balance');
    },
  };
}
