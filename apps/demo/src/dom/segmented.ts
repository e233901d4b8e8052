import { element } from './element.js';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface Segmented<Value extends string> {
  readonly element: HTMLElement;
  select(value: Value): void;
}

/** One of a few: a group of radio buttons, drawn as one bar. */
export function segmented<Value extends string>(legend: string, segments: readonly Segment<Value>[], selected: Value, choose: (value: Value) => void): Segmented<Value> {
  const name = legend.toLowerCase().replace(/\W+/g, '-');
  const inputs = segments.map(({ value }) =>
    element('input', { type: 'radio', name, value, id: `${name}-${value}`, checked: value === selected, onchange: () => choose(value) }),
  );
  return {
    element: element(
      'fieldset',
      { class: 'segmented' },
      element('legend', {}, legend),
      element('div', { class: 'segmented-bar' }, ...inputs.map((input, index) => element('label', { for: input.id }, input, element('span', {}, segments[index]?.label ?? input.value)))),
    ),
    select(value) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}
