import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import type { Receipt } from '../endpoint.js';
import { plural, titleOf } from '../words.js';
import { json } from './json.js';

/** The most batches that are shown. */
const most = 20;

/** What the shop's own endpoint has had in this visit: really posted, and read back from it. */
export interface Receipts {
  readonly element: HTMLElement;
  add(receipt: Receipt): void;
}

const answerOf = (status: number): readonly [name: string, text: string] => (status < 300 ? ['delivered', 'taken'] : status < 500 ? ['failed', 'refused'] : ['held', 'told to come again']);

export function createReceipts(): Receipts {
  const events = new Set<string>();
  const list = element('ol', { class: 'receipts', 'aria-label': 'Batches, the newest first' });
  const count = element('span', {}, 'nothing yet');
  let requests = 0;
  return {
    element: element('details', { class: 'panel' }, element('summary', {}, icon('chevron'), element('strong', {}, 'The shop’s own endpoint'), count), list),
    add({ number, status, body }) {
      const [state, text] = answerOf(status);
      if (status < 300) for (const { event_id: id } of body.events) events.add(id);
      count.textContent = `${plural(events.size, 'event')} taken in ${plural(++requests, 'request')}`;
      list.prepend(
        element(
          'li',
          {},
          element(
            'details',
            {},
            element(
              'summary',
              {},
              element('span', { class: `chip is-${state}` }, icon(state === 'delivered' ? 'check' : state === 'held' ? 'wait' : 'fail'), `${status} ${text}`),
              element('span', {}, `POST ${number}: ${body.events.map(({ event_type: type }) => titleOf(type)).join(', ')}`),
            ),
            json(body, new Map()),
          ),
        ),
      );
      while (list.childElementCount > most) list.lastElementChild?.remove();
    },
  };
}
