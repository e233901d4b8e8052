import { autochat } from '@chat-analytics/autochat';
import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics, type ChatAnalytics, type ConsentSnapshot, type Health, type Naming, type Source } from '@chat-analytics/core';
import { followConsentMode } from '@chat-analytics/core/consent-mode';
import { followTcf } from '@chat-analytics/core/tcf';
import { ga4 } from '@chat-analytics/ga4-sink';
import { gtm } from '@chat-analytics/gtm-sink';
import { kustomer } from '@chat-analytics/kustomer';
import { meta } from '@chat-analytics/meta-sink';
import {
  createAutochatWidget,
  createClarityWebchat,
  createGtag,
  createKustomer,
  createMetaPixel,
  createTagManager,
  createTcf,
  type Arrival,
  type AutochatWidget,
  type ClarityWebchat,
  type ClarityWebchatOptions,
  type KustomerFake,
  type KustomerOptions,
} from '@chat-analytics/testing';
import { webhook } from '@chat-analytics/webhook-sink';
import { callOfGtag, callOfLayer, callOfPixel, callsOfBatch, nameIds, type Call, type Calls } from './call.js';
import { openPage, type Page, type Visit } from './page.js';
import type { StorageCondition } from './storage.js';
import { openTime } from './time.js';

export type VendorName = 'autochat' | 'kustomer' | 'clarity';

/** How a visit begins. */
export interface Setting {
  readonly vendor: VendorName;
  /** When gtag.js, the pixel and Tag Manager come, on every page. Default at once. */
  readonly libraries?: Arrival;
  /** Default granted for both purposes. A purpose that is not named waits for an answer. */
  readonly consent?: Partial<ConsentSnapshot>;
  /** Who asks the shopper, in place of the page itself: Google's Consent Mode, whose default is denied, or a TCF platform, whose dialogue is open. */
  readonly consentBy?: 'consent_mode' | 'tcf';
  readonly naming?: Naming;
  readonly kustomer?: KustomerOptions;
  readonly clarity?: ClarityWebchatOptions;
  readonly storage?: StorageCondition;
  /** The statuses of the endpoint's first answers; the others are 204. */
  readonly answers?: readonly number[];
}

/** What a script can do. Chats and libraries are those of the page that is open. */
export interface Stage {
  readonly autochat: AutochatWidget;
  readonly kustomer: KustomerFake;
  readonly clarity: ClarityWebchat;
  readonly analytics: ChatAnalytics;
  readonly window: Window;
  wait(milliseconds: number): Promise<void>;
  /** gtag.js, the pixel and Tag Manager come, where they have not come by themselves. */
  letLibrariesCome(): void;
  /** From now on every call of them throws. */
  breakLibraries(): void;
  /** The shopper answers whoever asks: yes to both purposes. */
  agree(): void;
  /** Another copy of the same analytics on the page. */
  startCopy(): void;
  /** The analytics are stopped and started anew. */
  restart(): void;
  /** Another page of the shop, with everything that a page has. `libraries` says when they come there. */
  navigate(libraries?: Arrival): void;
  /** The shopper leaves, and comes back to the same page. */
  leaveAndComeBack(): void;
}

/** What a visit came to. */
export interface Result {
  readonly calls: Calls;
  readonly health: Health;
  /** What was thrown into a page. */
  readonly errors: readonly string[];
}

const measurementId = 'G-SHOP1234';
/** A layer of Tag Manager's own: gtag.js takes plain objects on its own for nothing, but both want the `push`. */
const tagLayer = 'tagLayer';
const endpoint = 'https://shop.example/chat-events';
const answersAfter = 40;

const granted: ConsentSnapshot = { analytics: 'granted', advertising: 'granted' };
const pending: ConsentSnapshot = { analytics: 'pending', advertising: 'pending' };

/** Plays a visit in simulated time. */
export async function play(setting: Setting, script: (stage: Stage) => Promise<void>): Promise<Result> {
  const { vendor, consentBy, consent = consentBy ? pending : granted, naming = 'normalized', answers = [] } = setting;
  const time = openTime();
  const calls: Record<keyof Calls, Call[]> = { ga4: [], meta: [], gtm: [], webhook: [] };
  const errors: string[] = [];
  const waiting = [...answers];

  const visit: Visit = {
    time,
    session: new Map(),
    local: new Map(),
    storage: setting.storage ?? 'fine',
    fetch: (_, init) =>
      new Promise((resolve, reject) => {
        const status = waiting.shift() ?? 204;
        // What was asked for arrives, whether or not the page is there to hear the answer.
        if (status >= 200 && status < 300) calls.webhook.push(...callsOfBatch(typeof init?.body === 'string' ? JSON.parse(init.body) : undefined));
        time.begin(visit, () => (status ? resolve(new Response(null, { status })) : reject(new TypeError('Failed to fetch'))), answersAfter);
      }),
  };

  function createSource(): Source {
    if (vendor === 'autochat') return autochat();
    if (vendor === 'kustomer') return kustomer({ customEvents: { 'proactive trigger': 'proactiveShown' } });
    return clarity();
  }

  const consentMode = (window: Page['window'], action: 'default' | 'update', state: 'denied' | 'granted'): unknown =>
    Reflect.apply(Reflect.get(window, 'gtag') as (...command: unknown[]) => void, window, ['consent', action, { analytics_storage: state, ad_storage: state, ad_user_data: state, ad_personalization: state }]);

  /** Puts on the page who asks the shopper. Returns the shopper's yes. */
  function ask(window: Page['window'], analytics: ChatAnalytics): () => void {
    if (consentBy === 'tcf') {
      const platform = createTcf(window);
      platform.show();
      followTcf(analytics, { window });
      return () => platform.answer({ purposes: [1, 3, 4, 7, 8, 9] });
    }
    if (consentBy === 'consent_mode') {
      consentMode(window, 'default', 'denied');
      followConsentMode(analytics, { window });
      return () => consentMode(window, 'update', 'granted');
    }
    return () => analytics.consent.update(granted);
  }

  const startOn = (window: Page['window']): ChatAnalytics =>
    createChatAnalytics({
      sources: [createSource()],
      sinks: [ga4({ measurementId, naming }), meta({ naming }), gtm({ dataLayer: tagLayer, naming }), webhook({ url: endpoint })],
      consent,
      window,
    });

  function open(libraries: Arrival = setting.libraries ?? 'now') {
    const page = openPage(visit);
    const { window } = page;
    const gtag = createGtag(window, { measurementId, arrival: libraries });
    const pixel = createMetaPixel(window, { arrival: libraries });
    const manager = createTagManager(window, { dataLayer: tagLayer, arrival: libraries });
    gtag.onHit((hit) => calls.ga4.push(callOfGtag(hit)));
    pixel.onHit((hit) => calls.meta.push(callOfPixel(hit)));
    const analytics = startOn(window);
    return {
      page,
      window,
      libraries: [gtag, pixel, manager],
      // What stands on the layer when the page is left: what was pushed, to the last 300.
      layer: Reflect.get(window, tagLayer) as unknown[],
      autochat: createAutochatWidget(window, { conversationId: 'conv_a1', sessionId: 'sess_a1' }),
      kustomer: vendor === 'kustomer' ? createKustomer(window, setting.kustomer ?? { generation: 'v2' }) : undefined,
      clarity: vendor === 'clarity' ? createClarityWebchat(window, setting.clarity) : undefined,
      analytics,
      agree: ask(window, analytics),
      copies: [] as ChatAnalytics[],
    };
  }

  let here = open();

  function close(): void {
    calls.gtm.push(...here.layer.flatMap((entry) => callOfLayer(entry) ?? []));
    errors.push(...here.page.errors);
  }

  function fake<Fake>(found: Fake | undefined): Fake {
    if (!found) throw new TypeError(`This scenario is about ${vendor}.`);
    return found;
  }

  const stage: Stage = {
    get autochat() {
      return here.autochat;
    },
    get kustomer() {
      return fake(here.kustomer);
    },
    get clarity() {
      return fake(here.clarity);
    },
    get analytics() {
      return here.analytics;
    },
    get window() {
      return here.window;
    },
    wait: time.wait,
    letLibrariesCome: () => here.libraries.forEach((library) => library.load()),
    breakLibraries() {
      const broken = (): never => {
        throw new Error('The library broke.');
      };
      Object.assign(here.window, { gtag: broken, fbq: Object.assign(broken, { callMethod: () => undefined }) });
      here.layer.push = broken;
    },
    agree: () => here.agree(),
    startCopy: () => void here.copies.push(startOn(here.window)),
    restart() {
      here.analytics.stop();
      here.analytics = startOn(here.window);
    },
    navigate(libraries) {
      here.page.leave();
      close();
      here = open(libraries);
      here.page.show();
    },
    leaveAndComeBack() {
      here.page.hide();
      here.page.show();
    },
  };

  try {
    here.page.show();
    await script(stage);
    await time.wait(0);
    close();
    return { calls: nameIds(calls), health: here.analytics.health(), errors };
  } finally {
    here.page.leave();
    time.close();
  }
}
