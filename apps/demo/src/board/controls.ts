import type { ConsentState } from '@chat-analytics/core';
import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import { segmented, type Segment } from '../dom/segmented.js';
import type { Settings } from '../settings.js';

const consent: readonly Segment<ConsentState>[] = [
  { value: 'granted', label: 'granted' },
  { value: 'pending', label: 'pending' },
  { value: 'denied', label: 'denied' },
];

/** What can be changed about the page's analytics. */
export function createControls(settings: Settings, change: (change: Partial<Settings>) => void): HTMLElement {
  const form = element(
    'form',
    { class: 'controls', 'aria-label': 'Settings' },
    segmented(
      'Naming',
      [
        { value: 'normalized', label: 'normalized' },
        { value: 'recipe', label: 'recipe' },
      ],
      settings.naming,
      (naming) => change({ naming }),
    ).element,
    segmented(
      'Listen to',
      [
        { value: 'stable', label: 'stable' },
        { value: 'aliases', label: 'aliases' },
      ],
      settings.listen,
      (listen) => change({ listen }),
    ).element,
    segmented(
      'Libraries',
      [
        { value: 'running', label: 'running' },
        { value: 'late', label: '3 s late' },
      ],
      settings.libraries,
      (libraries) => change({ libraries }),
    ).element,
    segmented('Analytics consent', consent, settings.analytics, (analytics) => change({ analytics })).element,
    segmented('Advertising consent', consent, settings.advertising, (advertising) => change({ advertising })).element,
  );  const settingsFold = element('details', { class: 'settings' }, element('summary', {}, icon('chevron'), 'Settings'), form);
  // Folded on a phone, where they would hide the board; on a wider screen there is no fold.
  const wide = matchMedia('(min-width: 600px)');
  const unfold = (): void => {
    settingsFold.open = wide.matches;
  };
  wide.addEventListener('change', unfold);
  unfold();
  return settingsFold;
}
