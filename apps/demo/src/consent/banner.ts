import { createFocusReturn } from '../chats/parts/focus-return.js';
import { element } from '../dom/element.js';
import type { Settings } from '../settings.js';
import { isAnswered, type Consents } from './platform.js';

/** Where the shop asks for consent. */
export interface Banner {
  readonly element: HTMLElement;
  /** Asks where there is no answer yet. */
  show(settings: Settings): void;
  /** Shows the answers, so that they can be changed. */
  open(): void;
}

const askers = {
  shop: 'Asked by the shop’s own code',
  consent_mode: 'Answered through Google Consent Mode',
  tcf: 'Asked by a platform that speaks the IAB’s TCF',
} as const satisfies Record<Settings['consentBy'], string>;

/** Asks the shopper what may be counted, in a bar on top of the shop that is in nobody's way. */
export function createBanner(answer: (consents: Consents) => void): Banner {
  const boxes = { analytics: element('input', { type: 'checkbox' }), advertising: element('input', { type: 'checkbox' }) };
  const asker = element('small', {});
  const heading = element('h2', { tabindex: -1 }, 'What may we count?');
  const region = element(
    'section',
    { class: 'consent', 'aria-label': 'Privacy choices', hidden: true },
    element('div', {}, heading, element('p', {}, 'What our chat leads to, never what is said in it. ', asker)),
    element(
      'div',
      { class: 'consent-choices' },
      element('div', {}, element('label', {}, boxes.analytics, 'For our statistics'), element('label', {}, boxes.advertising, 'For advertising')),
      element(
        'div',
        {},
        element('button', { type: 'button', class: 'quiet', onclick: () => reply(boxes.analytics.checked, boxes.advertising.checked) }, 'Save this'),
        element('button', { type: 'button', class: 'quiet', onclick: () => reply(false, false) }, 'Refuse all'),
        element('button', { type: 'button', class: 'button', onclick: () => reply(true, true) }, 'Accept all'),
      ),
    ),
  );

  const origin = createFocusReturn();

  function reply(analytics: boolean, advertising: boolean): void {
    region.hidden = true;
    origin.giveBack(document.body);
    answer({ analytics: analytics ? 'granted' : 'denied', advertising: advertising ? 'granted' : 'denied' });
  }

  return {
    element: region,
    show(settings) {
      asker.textContent = askers[settings.consentBy];
      for (const purpose of ['analytics', 'advertising'] as const) boxes[purpose].checked = settings[purpose] === 'granted';
      region.hidden = isAnswered(settings);
    },
    open() {
      origin.remember();
      region.hidden = false;
      heading.focus();
    },
  };
}
