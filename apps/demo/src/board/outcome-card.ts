import type { AutochatDetail } from '@chat-analytics/testing';
import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import { callView } from './call-view.js';
import { dispatchList } from './dispatch-list.js';
import { foldedJson, type Highlights } from './json.js';
import { destinations, type Destination, type Outcome } from './outcome.js';
import { outcomeTexts } from './outcome-texts.js';
import { wayChip } from './way-chip.js';

export interface OutcomeCard {
  readonly element: HTMLDetailsElement;
  update(): void;
}

export interface OutcomeCardActions {
  repeat(detail: AutochatDetail): void;
  /** What the shopper typed and no destination may learn. */
  personal(): readonly string[];
}

const names = Object.keys(destinations) as Destination[];
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** One outcome from the widget to the wire: the widget's events, the ChatEvent, the calls. */
export function outcomeCard(outcome: Outcome, { repeat, personal }: OutcomeCardActions): OutcomeCard {
  const { detail } = outcome;
  const chips = element('span', { class: 'chips' });
  const dispatched = element('section', { class: 'station' });
  const normalized = element('section', { class: 'station' });
  const calls = element('section', { class: 'station station-calls' });

  /** What is folded open stays open when the card is drawn anew. */
  function draw(section: HTMLElement, ...content: readonly HTMLElement[]): void {
    const open = [...section.querySelectorAll('details')].map((fold) => fold.open);
    section.replaceChildren(...content);
    section.querySelectorAll('details').forEach((fold, index) => (fold.open = open[index] ?? false));
  }

  function update(): void {
    const highlights: Highlights = new Map([...personal().map((text) => [text, 'personal'] as const), [outcome.id, 'event-id']]);
    chips.replaceChildren(...names.map((name) => wayChip(outcome.ways[name], destinations[name])));
    draw(dispatched, foldedJson('The widget dispatched', 'event.detail', detail, highlights), dispatchList(outcome.dispatches));
    draw(normalized, outcome.event ? foldedJson('It became one ChatEvent', outcome.event.event_type, outcome.event, highlights) : element('h4', {}, 'It became no ChatEvent'));
    calls.replaceChildren(...names.map((name) => callView(name, outcome.ways[name], outcome.calls[name], highlights)));
  }

  update();
  const card = element(
    'details',
    { class: 'card', 'aria-label': outcomeTexts[detail.event_type].title },
    element(
      'summary',
      {},
      icon('chevron'),
      element('span', { class: 'card-title' }, element('strong', {}, outcomeTexts[detail.event_type].title), element('time', { datetime: outcome.at.toISOString() }, time.format(outcome.at))),
      chips,
    ),
    element(
      'div',
      { class: 'card-body' },
      element(
        'p',
        { class: 'card-id' },
        element('span', {}, 'event id ', element('mark', { class: 'event-id' }, outcome.id)),
        element('button', { type: 'button', class: 'link', onclick: () => repeat(detail) }, icon('repeat'), 'Dispatch it again'),
      ),
      dispatched,
      normalized,
      calls,
    ),
  );
  return { element: card, update };
}
