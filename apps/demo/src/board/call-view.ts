import { element } from '../dom/element.js';
import { longName } from '../dom/long-name.js';
import type { Call } from './call.js';
import { marked, type Highlights } from './json.js';
import { destinations, type Destination, type Way } from './occurrence.js';
import { wayChip } from './way-chip.js';

const commands: Readonly<Record<Destination, string>> = { ga4: 'gtag event', meta: 'fbq trackCustom', gtm: 'data layer event', webhook: 'posted' };

function callBody(destination: Destination, { name, parameters }: Call, highlights: Highlights): HTMLElement {
  return element(
    'div',
    { class: 'call' },
    element('p', { class: 'call-name' }, element('span', {}, commands[destination]), element('code', {}, ...longName(name))),
    element('dl', {}, ...parameters.map(([parameter, value]) => element('div', {}, element('dt', {}, ...longName(parameter)), element('dd', {}, ...marked(value, highlights).flatMap((part) => (typeof part === 'string' ? longName(part) : [part])))))),
  );
}

/** What a destination got of an event, or why it has got nothing. */
export function callView(destination: Destination, way: Way, calls: readonly Call[], highlights: Highlights): HTMLElement {
  const nothing = way.state === 'delivered' ? 'Handed over; nothing was seen of it.' : way.state === 'held' || way.state === 'unknown' ? 'Nothing sent so far.' : 'Nothing was sent.';
  return element(
    'section',
    { class: 'destination', role: 'group', 'aria-label': `What ${destinations[destination]} got` },
    element('h4', {}, destinations[destination], wayChip(way)),
    ...(calls.length ? calls.map((call) => callBody(destination, call, highlights)) : [element('p', { class: 'nothing' }, nothing)]),
  );
}
