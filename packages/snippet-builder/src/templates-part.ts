import { buildTemplate, templateNames, templates, vendorNames, vendors, type TemplateName, type VendorName } from '@chat-analytics/recipes';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { codeBlock } from './code.js';
import { segments } from './fields.js';

/** What the part with the templates is given. */
export interface TemplatesPart {
  readonly vendor: VendorName;
  readonly unfolded: ReadonlySet<TemplateName>;
  chooseVendor(vendor: VendorName): void;
  unfold(name: TemplateName): void;
  copy(what: string, code: string, name: TemplateName): void;
}

const arrow = html`<svg aria-hidden="true" width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" stroke-width="1.6">${svg`<path d="m4.5 2.5 3.5 3.5-3.5 3.5" />`}</svg>`;

/** The templates that are always there, in the names of the published recipes. */
export function templatesPart({ vendor, unfolded, chooseVendor, unfold, copy }: TemplatesPart): TemplateResult {
  const fitting = templateNames.filter((name) => templates[name].vendors.includes(vendor));
  return html`<section class="part" aria-labelledby="templates">
    <div class="lead">
      <h2 id="templates">Templates</h2>
      <p class="quiet">Ready to be copied, with all events, in the names of the published recipes.</p>
    </div>
    ${segments(
      'template-vendor',
      'Chat of the templates',
      vendorNames.map((name) => [name, vendors[name].title] as const),
      vendor,
      chooseVendor,
    )}
    <div class="templates">
      ${fitting.map((name) => {
        const { title } = templates[name];
        const { code } = buildTemplate(name, vendor);
        const isOpen = unfolded.has(name);
        return html`<article class="template" data-template=${name}>
          <h3><button type="button" class="unfold" aria-expanded=${isOpen} @click=${() => unfold(name)}>${arrow}<span>${title}</span></button></h3>
          <button type="button" class="act" @click=${() => copy('The template', code, name)}>Copy<span class="unseen"> ${title}</span></button>
          ${isOpen ? codeBlock(title, code) : nothing}
        </article>`;
      })}
    </div>
  </section>`;
}
