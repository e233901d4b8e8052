import type { AutochatDetail } from '@chat-analytics/testing';
import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import { startSession } from '../session.js';
import { createAnnouncer } from './announcer.js';
import { createBooks } from './books.js';
import { createControls } from './controls.js';
import { createFeed } from './feed.js';
import { createGuide } from './guide.js';
import { createPrivacy } from './privacy.js';
import { createRecorder } from './recorder.js';
import { describeState } from './state-sentence.js';

export interface Board {
  readonly element: HTMLElement;
  /** The shopper wrote something in the chat. */
  said(text: string): void;
}

export interface BoardActions {
  openChat(): void;
  repeat(detail: AutochatDetail): void;
  /** How many outcomes the board shows. */
  counted(outcomes: number): void;
}

/** How often the board looks whether the libraries have arrived, in milliseconds. */
const lookInterval = 250;

/** The live board: starts the page's analytics and shows everything that becomes of the chat's outcomes. */
export function createBoard({ openChat, repeat, counted }: BoardActions): Board {
  const outcomes = new Set<string>();
  const books = createBooks();
  const privacy = createPrivacy();
  const guide = createGuide(openChat);
  const announcer = createAnnouncer();
  const feed = createFeed({ repeat, personal: privacy.personal });
  const sentence = element('span');
  const state = element('p', { class: 'state' }, sentence, books.verdict);
  let timer: number | undefined;

  const recorder = createRecorder(window, (outcome) => {
    feed.show(outcome);
    guide.tick(outcome.detail.event_type);
    announcer.tell(outcome);
    counted(outcomes.add(outcome.id).size);
  });

  const session = startSession({
    ga4(hit) {
      recorder.ga4(hit);
      privacy.ga4(hit);
    },
    meta(hit) {
      recorder.meta(hit);
      privacy.meta(hit);
    },
    trace(entry) {
      recorder.trace(entry);
      refreshSoon(0);
    },
    restarted(reason) {
      feed.divide(reason);
      refresh();
    },
    consentChanged: refresh,
  });

  function refresh(): void {
    const health = session.health();
    const { mood, sentence: text } = describeState(health, session.settings(), session.librariesArriveIn());
    books.update(health);
    state.className = `state is-${mood}`;
    sentence.textContent = text;
    if (Object.values(health.sinks).some(({ status }) => status === 'waiting')) refreshSoon(lookInterval);
  }

  function refreshSoon(milliseconds: number): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(refresh, milliseconds);
  }

  refresh();
  return {
    element: element(
      'div',
      { class: 'board-page' },
      element(
        'header',
        { class: 'board-header' },
        element('div', {}, element('h2', { id: 'board-title' }, 'Live board'), element('p', {}, 'What the chat tells the page, and what GA4 and Meta get of it')),
        element('button', { type: 'button', class: 'quiet', onclick: () => session.restart('Page restarted') }, icon('repeat'), 'Restart'),
      ),
      createControls(session.settings(), session.change),
      state,
      books.element,
      privacy.element,
      announcer.element,
      feed.element,
      guide.element,
      element(
        'footer',
        { class: 'small-print' },
        'Nothing leaves this page: the chat widget, gtag.js and the Meta Pixel are stand-ins, the latter two modelled on recorded runs of the real ones. Autochat redacts what it tells a page; here it pretends to have forgotten.',
      ),
    ),
    said: privacy.read,
  };
}
