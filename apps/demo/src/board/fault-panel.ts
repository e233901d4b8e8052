import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import { segmented, type Segment } from '../dom/segmented.js';
import { faults, isDefault, type Settings } from '../settings.js';
import { plural } from '../words.js';

/** Switches for what may go wrong. */
export interface FaultPanel {
  readonly element: HTMLElement;
  update(settings: Settings): void;
}

type FaultName = (typeof faults)[number];

export function createFaultPanel(initial: Settings, change: (change: Partial<Settings>) => void): FaultPanel {
  const count = element('span', {});
  const updates: ((settings: Settings) => void)[] = [];

  function control<Name extends FaultName>(name: Name, legend: string, help: string, segments: readonly Segment<Settings[Name]>[]): HTMLElement {
    const made = segmented(legend, segments, initial[name], (value) => change({ [name]: value }), help);
    updates.push((settings) => {
      made.select(settings[name]);
      made.element.classList.toggle('is-on', !isDefault(settings, name));
    });
    return made.element;
  }

  function update(settings: Settings): void {
    for (const show of updates) show(settings);
    const on = faults.filter((name) => !isDefault(settings, name)).length;
    count.textContent = on ? `${plural(on, 'fault')} on` : 'all is well';
    panel.classList.toggle('is-on', on > 0);
  }

  const form = element(
    'form',
    { class: 'fault-list', 'aria-label': 'Faults' },
    control('chatScript', 'Chat script', 'A chat that comes late is heard from its first word.', [
      { value: 'running', label: 'running' },
      { value: 'late', label: '3 s late' },
      { value: 'blocked', label: 'blocked' },
    ]),
    control('libraries', 'Libraries', 'Events wait for gtag.js, the pixel and the Tag Manager, on other pages too. What throws harms nobody else.', [
      { value: 'running', label: 'run' },
      { value: 'late', label: '3 s late' },
      { value: 'blocked', label: 'blocked' },
      { value: 'throwing', label: 'throw' },
    ]),
    control('storage', 'Storage', 'Really filled. Nothing can be carried to the next page; what goes at once still goes.', [
      { value: 'room', label: 'room' },
      { value: 'full', label: 'full' },
    ]),
    control('tellings', 'Chat tells', 'Of one occurrence told twice one is counted, the other is a duplicate.', [
      { value: 'once', label: 'once' },
      { value: 'twice', label: 'twice' },
    ]),
    control('sdk', 'Chat’s SDK', 'A version that tells other things than its documentation. The doctor speaks of it.', [
      { value: 'documented', label: 'documented' },
      { value: 'changed', label: 'changed' },
    ]),
    control('webhook', 'Endpoint', 'While it answers 503 batches are offered again; a 400 gives them up.', [
      { value: 'accept', label: 'takes' },
      { value: 'fail', label: 'fails' },
      { value: 'refuse', label: 'refuses' },
    ]),
  );
  const panel = element('details', { class: 'panel faults' }, element('summary', {}, icon('chevron'), element('strong', {}, 'What may go wrong'), count), form);
  update(initial);
  return { element: panel, update };
}
