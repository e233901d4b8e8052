import type { ConsentState } from '@chat-analytics/core';
import { vendorNames, type VendorName } from '../chats/vendor-name.js';
import { vendors } from '../chats/vendors.js';
import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import { segmented, type Segment, type Segmented } from '../dom/segmented.js';
import type { Settings } from '../settings.js';

export interface Controls {
  /** The choice of the chat. */
  readonly choice: HTMLElement;
  /** Everything else. */
  readonly element: HTMLElement;
  /** Shows settings that were changed elsewhere. */
  update(settings: Settings): void;
}

const consent: readonly Segment<ConsentState>[] = [
  { value: 'granted', label: 'granted' },
  { value: 'pending', label: 'pending' },
  { value: 'denied', label: 'denied' },
];

/** What can be changed about the page: the chat, naming and consent. */
export function createControls(initial: Settings, change: (change: Partial<Settings>) => void): Controls {
  const updates: ((settings: Settings) => void)[] = [];

  function control<Name extends keyof Settings>(name: Name, legend: string, segments: readonly Segment<Settings[Name]>[], only?: VendorName): HTMLElement {
    const made: Segmented<Settings[Name]> = segmented(legend, segments, initial[name], (value) => change({ [name]: value }));
    updates.push((settings) => {
      made.select(settings[name]);
      made.element.hidden = only !== undefined && settings.chat !== only;
    });
    return made.element;
  }

  const form = element(
    'form',
    { class: 'controls', 'aria-label': 'Settings' },
    control('naming', 'Naming', [
      { value: 'normalized', label: 'normalized' },
      { value: 'recipe', label: 'recipe' },
    ]),
    control(
      'listen',
      'Listen to',
      [
        { value: 'stable', label: 'stable' },
        { value: 'aliases', label: 'aliases' },
      ],
      'autochat',
    ),
    control(
      'kustomerSdk',
      'Kustomer’s SDK',
      [
        { value: 'legacy', label: 'on()' },
        { value: 'v2', label: 'v2' },
        { value: 'core', label: 'Core' },
      ],
      'kustomer',
    ),
    control(
      'claritySdk',
      'Clarity’s SDK',
      [
        { value: 'exponea', label: 'exponea' },
        { value: 'brweb', label: 'brweb' },
      ],
      'clarity',
    ),
    element(
      'div',
      { class: 'screen-choice' },
      control('screen', 'Screen', [
        { value: 'wide', label: 'wide' },
        { value: 'phone', label: 'phone' },
      ]),
    ),
    control('consentBy', 'Consent is asked by', [
      { value: 'shop', label: 'shop' },
      { value: 'consent_mode', label: 'Consent Mode' },
      { value: 'tcf', label: 'TCF' },
    ]),
    control('analytics', 'Analytics consent', consent),
    control('advertising', 'Advertising consent', consent),
  );
  const fold = element('details', { class: 'settings' }, element('summary', {}, icon('chevron'), 'Settings'), form);
  // Folded on a phone, where they would hide the board; on a wider screen there is no fold.
  const wide = matchMedia('(min-width: 600px)');
  const unfold = (): void => {
    fold.open = wide.matches;
  };
  wide.addEventListener('change', unfold);
  unfold();

  const choice = element(
    'form',
    { class: 'choice', 'aria-label': 'The page' },
    control(
      'chat',
      'Chat on the page',
      vendorNames.map((name) => ({ value: name, label: vendors[name].title })),
    ),
  );

  function update(settings: Settings): void {
    for (const show of updates) show(settings);
  }

  update(initial);
  return { choice, element: fold, update };
}
