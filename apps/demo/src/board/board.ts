import type { ChatPage } from '../chats/chat.js';
import { mountInspector } from '@chat-analytics/inspector';
import { vendors } from '../chats/vendors.js';
import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import { followEndpoint } from '../endpoint.js';
import { startSession, type Session } from '../session.js';
import { readSettings, type Settings } from '../settings.js';
import { addressOfRoot } from '../site/addresses.js';
import { createAnnouncer } from './announcer.js';
import { createBooks } from './books.js';
import { createControls } from './controls.js';
import { createFaultPanel } from './fault-panel.js';
import { createFeed } from './feed.js';
import { createGuide } from './guide.js';
import type { Occurrence } from './occurrence.js';
import { createPrivacy } from './privacy.js';
import { createReceipts } from './receipts.js';
import { createRecorder } from './recorder.js';
import { describeState } from './state-sentence.js';

export interface Board {
  readonly element: HTMLElement;
}

export interface BoardActions {
  openChat(): void;
  /** Is told how the shopper's settings can be changed, once. */
  started(session: Pick<Session, 'change' | 'settings'>): void;
  /** Puts the chat on the page, in the place of the one that was there. Returns a way to let its script come. */
  mountChat(settings: Settings, page: ChatPage): () => void;
  /** Settings are others now. */
  changed(settings: Settings): void;
  /** How many events the board shows. */
  counted(events: number): void;
}

/** How often the board looks whether what it waits for has arrived, in milliseconds. */
const lookInterval = 250;

/** The live board: starts the page's analytics and shows everything that becomes of what happens in the chat. */
export function createBoard({ openChat, started, mountChat, changed, counted }: BoardActions): Board {
  const initial = readSettings(window.location.href);
  const occurrences = new Set<Occurrence>();
  const books = createBooks();
  const privacy = createPrivacy();
  const guide = createGuide(initial, openChat);
  const announcer = createAnnouncer();
  const feed = createFeed({ personal: privacy.personal });
  const sentence = element('span');
  const state = element('p', { class: 'state' }, sentence, books.verdict);
  const receipts = createReceipts();
  const confession = element('span');
  let timer: number | undefined;

  const recorder = createRecorder((occurrence) => {
    feed.show(occurrence);
    guide.tick(occurrence.vendor, occurrence.name);
    announcer.tell(occurrence);
    counted(occurrences.add(occurrence).size);
  });

  const session = startSession(
    initial,
    {
      ga4(hit) {
        recorder.ga4(hit);
        privacy.sent(hit);
      },
      meta(hit) {
        recorder.meta(hit);
        privacy.sent(hit);
      },
      gtm(seen) {
        recorder.gtm(seen);
        privacy.sent(seen);
      },
      trace(entry) {
        recorder.trace(entry);
        refreshSoon(0);
      },
      restarted(reason) {
        feed.divide(reason);
        inspector.element.analytics = session.analytics();
        refresh();
      },
      changed(settings) {
        changed(settings);
        show(settings);
      },
    },
    (settings, kustomer) => mountChat(settings, { kustomer, told: recorder.told, said: privacy.read, change: (change) => session.change(change) }),
  );
  const controls = createControls(initial, session.change);
  const faultPanel = createFaultPanel(initial, session.change);
  const inspector = mountInspector(session.analytics());
  followEndpoint((receipt) => {
    receipts.add(receipt);
    recorder.webhook(receipt);
    for (const event of receipt.body.events) privacy.sent(event);
  });

  function show(settings: Settings): void {
    controls.update(settings);
    faultPanel.update(settings);
    guide.show(settings);
    confession.textContent = vendors[settings.chat].confession;
    refresh();
  }

  function refresh(): void {
    const health = session.health();
    const settings = session.settings();
    const { mood, sentence: text } = describeState(health, settings, session.librariesArriveIn());
    books.update(health, settings.chat);
    state.className = `state is-${mood}`;
    sentence.textContent = text;
    const awaited = [health.sources[vendors[settings.chat].source], ...Object.values(health.sinks)];
    if (awaited.some((one) => one?.status === 'waiting')) refreshSoon(lookInterval);
  }

  function refreshSoon(milliseconds: number): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(refresh, milliseconds);
  }

  // The shopper may have come back from a page on which the settings were changed.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) session.change(readSettings(addressOfRoot()));
  });
  started(session);
  show(initial);
  return {
    element: element(
      'div',
      { class: 'board-page' },
      element(
        'header',
        { class: 'board-header' },
        element('div', {}, element('h2', { id: 'board-title' }, 'Live board'), element('p', {}, 'What the chat tells the page, and what each destination gets of it')),
        element('button', { type: 'button', class: 'quiet', onclick: () => session.restart('Page restarted') }, icon('repeat'), 'Restart'),
      ),
      controls.choice,
      controls.element,
      faultPanel.element,
      state,
      books.element,
      receipts.element,
      privacy.element,
      announcer.element,
      feed.element,
      guide.element,
      element('footer', { class: 'small-print' }, 'Nothing leaves this machine: the chats, gtag.js, the Meta Pixel and the Tag Manager are stand-ins, the latter three modelled on runs of the real ones. The endpoint is the demo’s own server. ', confession),
    ),
  };
}
