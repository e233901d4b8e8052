import { element } from './element.js';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface Segmented<Value extends string> {
  readonly element: HTMLElement;
  select(value: Value): void;
}

/** One of a few: a group of radio buttons, drawn as one bar, perhaps with a sentence on what they do. */
export function segmented<Value extends string>(legend: string, segments: readonly Segment<Value>[], selected: Value, choose: (value: Value) => void, help?: string): Segmented<Value> {
  const name = legend.toLowerCase().replace(/\W+/g, '-');
  const inputs = segments.map(({ value }) =>
    element('input', { type: 'radio', name, value, id: `${name}-${value}`, checked: value === selected, onchange: () => choose(value) }),
  );
  return {
    element: element(
      'fieldset',
      { class: 'segmented', 'aria-describedby': help !== undefined && `${name}-help` },
      element('legend', {}, legend),
      element('div', { class: 'segmented-bar' }, ...inputs.map((input, index) => element('label', { for: input.id }, input, element('span', {}, segments[index]?.label ?? input.value)))),
      help !== undefined && element('p', { class: 'segmented-help', id: `${name}-help` }, help),
    ),
    select(value) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}
