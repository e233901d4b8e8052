import { vendors } from '../chats/vendors.js';
import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import { titleOf } from '../words.js';
import { callView } from './call-view.js';
import { foldedJson, type Highlights } from './json.js';
import { destinationNames, type Occurrence } from './occurrence.js';
import { tellingList } from './telling-list.js';
import { vendorMark } from './vendor-mark.js';
import { waySummary } from './way-chip.js';

export interface EventCard {
  readonly element: HTMLDetailsElement;
  update(): void;
}

export interface EventCardActions {
  /** What the shopper typed and no destination may learn. */
  personal(): readonly string[];
}

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** One occurrence from the widget to the wire: what the widget told, the ChatEvent, the calls. */
export function eventCard(occurrence: Occurrence, { personal }: EventCardActions): EventCard {
  const { vendor, at, again } = occurrence;
  const { way } = vendors[vendor];
  const title = titleOf(occurrence.event?.event_type ?? occurrence.name);
  const chips = element('span', { class: 'chips' });
  const id = element('mark', { class: 'event-id' });
  const told = element('section', { class: 'station' });
  const normalized = element('section', { class: 'station' });
  const calls = element('section', { class: 'station station-calls' });

  /** What is folded open stays open when the card is drawn anew. */
  function draw(section: HTMLElement, ...content: readonly HTMLElement[]): void {
    const open = [...section.querySelectorAll('details')].map((fold) => fold.open);
    section.replaceChildren(...content);
    section.querySelectorAll('details').forEach((fold, index) => (fold.open = open[index] ?? false));
  }

  function update(): void {
    const { event, payload } = occurrence;
    const highlights: Highlights = new Map([...personal().map((text) => [text, 'personal'] as const), [event?.event_id ?? '', 'event-id']]);
    id.textContent = event?.event_id ?? 'none';
    chips.replaceChildren(...waySummary(occurrence.ways));
    draw(told, payload ? foldedJson(way.heading, way.payload, payload, highlights) : element('h4', {}, way.heading), tellingList(occurrence.told));
    draw(
      normalized,
      event ? foldedJson('It became one ChatEvent', event.event_type, event, highlights) : element('h4', {}, 'It became no ChatEvent'),
      ...(event?.inferred ? [element('p', { class: 'inferred' }, 'Inferred: the widget tells the number of unread messages, and one that rises is a message.')] : []),
    );
    calls.replaceChildren(...destinationNames.map((name) => callView(name, occurrence.ways[name], occurrence.calls[name], highlights)));
  }

  update();
  const card = element(
    'details',
    { class: 'card', 'aria-label': title, 'data-event': occurrence.name },
    element(
      'summary',
      {},
      icon('chevron'),
      vendorMark(vendor),
      element('span', { class: 'card-title' }, element('strong', {}, title), element('time', { datetime: at.toISOString() }, time.format(at))),
      chips,
    ),
    element(
      'div',
      { class: 'card-body' },
      element(
        'p',
        { class: 'card-id' },
        element('span', {}, 'event id ', id),
        again && element('button', { type: 'button', class: 'link', onclick: again }, icon('repeat'), 'Tell it again'),
      ),
      told,
      normalized,
      calls,
    ),
  );
  return { element: card, update };
}
