import { html, nothing, type TemplateResult } from 'lit';

/** One of several, as buttons in a row. */
export function segments<Value extends string>(name: string, legend: string, values: readonly (readonly [Value, string])[], chosen: Value, choose: (value: Value) => void, hint?: string): TemplateResult {
  return html`<fieldset>
    <legend>${legend}</legend>
    <div class="segments">
      ${values.map(([value, title]) => html`<label><input type="radio" name=${name} value=${value} .checked=${value === chosen} @change=${() => choose(value)} />${title}</label>`)}
    </div>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}
  </fieldset>`;
}

/** Yes or no. */
export function tick(label: string | TemplateResult, isOn: boolean, set: (isOn: boolean) => void): TemplateResult {
  const onChange = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLInputElement) set(currentTarget.checked);
  };
  return html`<label class="tick"><input type="checkbox" .checked=${isOn} @change=${onChange} /><span>${label}</span></label>`;
}

/** What is asked for by a text field. */
export interface TextField {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly example: string;
  readonly value: string;
  /** Why the value will not do. */
  readonly problem?: string | undefined;
  set(value: string): void;
}

/** A word to be typed. */
export function textField({ name, label, hint, example, value, problem, set }: TextField): TemplateResult {
  const onInput = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLInputElement) set(currentTarget.value);
  };
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input id=${name} placeholder=${example} autocomplete="off" spellcheck="false" .value=${value} aria-describedby="${name}-hint" aria-invalid=${problem ? 'true' : nothing} @input=${onInput} />
    <p id="${name}-hint" class=${problem ? 'problem' : 'hint'}>${problem ?? hint}</p>
  </div>`;
}
