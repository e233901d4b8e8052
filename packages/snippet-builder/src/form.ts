import { providerNames, vendorNames, vendors } from '@chat-analytics/recipes';
import { html, nothing, type TemplateResult } from 'lit';
import { chooseEvents, chooseVendor, typesOf, type Choices, type Made } from './choices.js';
import { segments, textField, tick } from './fields.js';
import type { Presets } from './presets.js';
import { providerTitles, titleOf } from './titles.js';

/** What a part of the form is given: what is chosen, what became of it, and how to choose otherwise. */
export interface Form {
  readonly choices: Choices;
  readonly made: Made<unknown>;
  choose(choices: Choices): void;
}

const problemOf = ({ made }: Form, ...fields: readonly string[]): string | undefined => ('problem' in made && made.field && fields.includes(made.field) ? made.problem : undefined);

/** A field for the GA4 property. */
export function measurementField(form: Form, hint: string): TemplateResult {
  const { choices, choose } = form;
  return textField({
    name: 'measurement-id',
    label: 'GA4 measurement id',
    hint,
    example: 'G-XXXXXXXXXX',
    value: choices.measurementId,
    problem: problemOf(form, 'measurementId', 'ga4MeasurementId'),
    set: (measurementId) => choose({ ...choices, measurementId }),
  });
}

/** A field for the pixel. */
export function pixelField(form: Form, hint: string): TemplateResult {
  const { choices, choose } = form;
  return textField({
    name: 'pixel-id',
    label: 'Meta pixel id',
    hint,
    example: '1234567890',
    value: choices.pixelId,
    problem: problemOf(form, 'pixelId', 'metaPixelId'),
    set: (pixelId) => choose({ ...choices, pixelId }),
  });
}

export function standardEventsTick({ choices, choose }: Form): TemplateResult {
  return tick('Send leads, appointments and conversations as Meta’s own Lead, Schedule and Contact', choices.standardEvents, (standardEvents) => choose({ ...choices, standardEvents }));
}

function eventField({ choices, choose }: Form, { presets }: Presets): TemplateResult {
  const types = typesOf(choices.vendor);
  const groups = [{ title: 'All', events: types }, ...presets, { title: 'None', events: [] }]
    .map(({ title, events }) => ({ title, events: types.filter((type) => events.includes(type)) }))
    .filter(({ title, events }) => events.length || title === 'None');
  return html`<fieldset>
    <legend>3. Events <span class="quiet">${choices.events.length} of ${types.length}</span></legend>
    <div class="chips" role="group" aria-label="Sets of events">
      ${groups.map(
        ({ title, events }) =>
          html`<button type="button" class="chip" aria-pressed=${events.join() === choices.events.join()} @click=${() => choose(chooseEvents(choices, events))}>${title}</button>`,
      )}
    </div>
    <ul class="events">
      ${types.map(
        (type) =>
          html`<li>
            ${tick(titleOf(type), choices.events.includes(type), (isOn) => choose(chooseEvents(choices, isOn ? [...choices.events, type] : choices.events.filter((other) => other !== type))))}
          </li>`,
      )}
    </ul>
  </fieldset>`;
}

/** The three steps to a snippet, and what can be said beyond. */
export function choicesForm(form: Form, presets: Presets): TemplateResult {
  const { choices, choose } = form;
  return html`<form class="choices" aria-label="What the snippet does" @submit=${(event: Event) => event.preventDefault()}>
    ${segments(
      'vendor',
      '1. Chat',
      vendorNames.map((name) => [name, vendors[name].title] as const),
      choices.vendor,
      (vendor) => choose(chooseVendor(choices, vendor)),
    )}
    ${segments(
      'provider',
      '2. Destination',
      providerNames.map((name) => [name, providerTitles[name]] as const),
      choices.provider,
      (provider) => choose({ ...choices, provider }),
    )}
    ${eventField(form, presets)}
    ${segments(
      'naming',
      '4. Names',
      [
        ['normalized', 'Normalized'],
        ['recipe', 'Published recipe'],
      ],
      choices.naming,
      (naming) => choose({ ...choices, naming }),
      choices.naming === 'normalized' ? 'The same names for every chat, such as chat_lead_qualified.' : 'The names of the chat’s own published recipe, where it has one.',
    )}
    ${choices.provider === 'ga4' ? measurementField(form, 'Left empty, every property on the page is told.') : nothing}
    ${choices.provider === 'meta' ? html`${pixelField(form, 'Left empty, every pixel on the page is told.')} ${standardEventsTick(form)}` : nothing}
  </form>`;
}
