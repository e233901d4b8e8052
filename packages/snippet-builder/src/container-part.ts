import type { ContainerExport } from '@chat-analytics/recipes';
import { html, nothing, type TemplateResult } from 'lit';
import { segments } from './fields.js';
import { measurementField, pixelField, standardEventsTick, type Form } from './form.js';

const count = (things: readonly unknown[] = [], name: string): string => `${things.length} ${name}${things.length === 1 ? '' : 's'}`;

/** A container for Tag Manager, to be saved as a file. */
export function containerPart(form: Form, title: string, container: ContainerExport | undefined, download: () => void): TemplateResult {
  const { choices, choose } = form;
  const { tag, trigger, variable } = container?.containerVersion ?? {};
  return html`<section class="container" aria-labelledby="container">
    <div class="lead">
      <h3 id="container">Or import a container</h3>
      <p class="quiet">Listener, triggers, variables and tags for all events of ${title}. In Tag Manager: Admin, Import Container, Merge.</p>
    </div>
    <div class="pair">${measurementField(form, 'Left empty, there are no GA4 tags.')} ${pixelField(form, 'Left empty, there are no Meta tags.')}</div>
    ${choices.pixelId ? standardEventsTick(form) : nothing}
    <div class="pair">
      ${segments(
        'routing',
        'Tags',
        [
          ['single-tag', 'One for all events'],
          ['tag-per-event', 'One per event'],
        ],
        choices.routing,
        (routing) => choose({ ...choices, routing }),
      )}
      ${segments(
        'consent',
        'Consent',
        [
          ['required', 'Wait for it'],
          ['not_required', 'Not asked for'],
        ],
        choices.consent,
        (consent) => choose({ ...choices, consent }),
      )}
    </div>
    <div class="segments">
      <button type="button" class="act" ?disabled=${!container} @click=${download}>Download the container</button>
    </div>
    <p class="hint">${container ? `${count(tag, 'tag')}, ${count(trigger, 'trigger')}, ${count(variable, 'variable')}, as JSON.` : 'It can be had once the fields above are right.'}</p>
  </section>`;
}
