// The script of the page: no product code of its own, only a shop with its vendors, and a log of what happens on the wire.
import { autochatOutcomes, createAutochatWidget, createGtag, createMetaPixel, createTagManager, unbalanced, type AutochatDetail } from '@chat-analytics/testing';
import { start as startFirst } from './copy-1.js';
import { start as startSecond } from './copy-2.js';
import { container } from './container.js';
import { pageId, read, stored, write } from './log.js';
import { makeAhead } from './make-ahead.js';
import type { Plan } from './plan.js';

/** What a test can do on the page. */
export interface VisitPage {
  /** So many outcomes happen at once, spread over the widget's seven. Returns their ids. */
  outcomes(count: number): string[];
  /** The widget tells of this outcome, whether it has told of it before or not. */
  dispatch(id: string): void;
  /** The shopper agrees to everything; the host tells all who need to know. */
  grant(): void;
  /** The shopper refuses everything. */
  refuse(): void;
  load(library: 'gtag' | 'pixel'): void;
  /** How the page was shown last: loaded, or as it had been left. */
  persisted: boolean;
  read: typeof read;
  stored: typeof stored;
  /** Brings the log's books up to date. */
  book(): void;
}

declare global {
  interface Window {
    visit: VisitPage;
  }
}

const page = window as Window & { dataLayer?: unknown; gtag?: unknown; fbq?: unknown };

/** How often the books are looked at besides, in milliseconds. */
const bookInterval = 1000;

const plan = JSON.parse(new URLSearchParams(location.search).get('plan') ?? '{}') as Plan;
const { copies = [{}], repeats = [] } = plan;

function callGtag(...args: unknown[]): void {
  if (typeof page.gtag === 'function') Reflect.apply(page.gtag, undefined, args);
}

function callPixel(...args: unknown[]): void {
  if (typeof page.fbq === 'function') Reflect.apply(page.fbq, undefined, args);
}

if (plan.consentMode) {
  const dataLayer: unknown[] = [];
  page.dataLayer = dataLayer;
  page.gtag = function () {
    // eslint-disable-next-line prefer-rest-params -- gtag.js ignores arrays
    dataLayer.push(arguments);
  };
  callGtag('consent', 'default', { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied', analytics_storage: 'denied' });
}

const gtag = createGtag(window, plan.gtag);
const pixel = createMetaPixel(window, plan.pixel);
const manager = plan.gtm && createTagManager(window, { ...plan.gtm, container });
if (plan.pixelConsent) callPixel('consent', 'revoke');
const widget = createAutochatWidget(window);

const firstConsent = copies[0]?.consent ?? 'not_required';
let allowed = firstConsent === 'not_required' ? { analytics: true, advertising: true } : { analytics: firstConsent.analytics === 'granted', advertising: firstConsent.advertising === 'granted' };

gtag.onHit((hit) => write({ kind: 'hit', sink: 'ga4', id: hit['ep.chat_event_id'] ?? '', allowed: allowed.analytics, gcs: hit.gcs }));
manager?.onHit((hit) => write({ kind: 'hit', sink: 'gtm', id: hit['ep.chat_event_id'] ?? '', allowed: allowed.analytics, gcs: hit.gcs }));
pixel.onHit((hit) => write({ kind: 'hit', sink: 'meta', id: hit.eid ?? '', allowed: allowed.advertising }));

const running = copies.map((copy, index) => (index === 0 ? startFirst : startSecond)(copy));
const wrong = running.map(() => new Set<string>());

function book(): void {
  running.forEach((analytics, copy) => {
    const health = analytics.health();
    for (const sentence of unbalanced(health)) wrong[copy]?.add(sentence);
    write({ kind: 'books', page: pageId, copy, unbalanced: [...(wrong[copy] ?? [])], sinks: health.sinks });
  });
}

// After the library's own listener: these are the page's last books.
window.addEventListener('pagehide', book);
window.setInterval(book, bookInterval);

function describe(id: string): AutochatDetail {
  return {
    scope: 'chat_widget_tracking',
    event_id: id,
    event_type: 'autochat.lead_qualified.v1',
    occurred_at: new Date().toISOString(),
    conversation_id: widget.conversationId,
    trigger_source: 'tool',
    data: {},
    dispatch_version: 1,
  };
}

window.visit = {
  outcomes(count) {
    const ids: string[] = [];
    for (let index = 0; index < count; index++) ids.push(widget.outcome(autochatOutcomes[index % autochatOutcomes.length] ?? autochatOutcomes[0]).event_id);
    write({ kind: 'outcomes', ids });
    return ids;
  },
  dispatch(id) {
    write({ kind: 'outcomes', ids: [id] });
    widget.dispatch(describe(id), 'autochat.lead_qualified.v1');
  },
  grant() {
    allowed = { analytics: true, advertising: true };
    if (plan.consentMode) callGtag('consent', 'update', { ad_storage: 'granted', ad_user_data: 'granted', ad_personalization: 'granted', analytics_storage: 'granted' });
    if (plan.pixelConsent) callPixel('consent', 'grant');
    for (const { consent } of running) consent.update({ analytics: 'granted', advertising: 'granted' });
  },
  refuse() {
    allowed = { analytics: false, advertising: false };
    for (const { consent } of running) consent.update({ analytics: 'denied', advertising: 'denied' });
  },
  load: (library) => (library === 'gtag' ? gtag : pixel).load(),
  persisted: false,
  read,
  stored,
  book,
};

window.addEventListener('pageshow', ({ persisted }) => (window.visit.persisted = persisted));
for (const id of repeats) window.visit.dispatch(id);
if (plan.next) makeAhead(plan.next, window.visit.outcomes);
