import { vendors, type TemplateName, type VendorName } from '@chat-analytics/recipes';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyle } from './base-style.js';
import { containerOf, firstChoices, snippetOf, type Choices } from './choices.js';
import { codeBlock, prose } from './code.js';
import { containerPart } from './container-part.js';
import { choicesForm } from './form.js';
import { formStyle } from './form-style.js';
import { copyText, downloadText, selectAll } from './hand-over.js';
import { outputStyle } from './output-style.js';
import { builtInPresets, type Presets } from './presets.js';
import { fetchPresets, readFlag } from './site-files.js';
import { templatesPart } from './templates-part.js';
import { templatesStyle } from './templates-style.js';
import { providerTitles } from './titles.js';

/** How long it is said that something is copied, in milliseconds. */
const newsTime = 4000;

const tag = 'chat-analytics-snippet-builder';

/** An attribute that is taken away is one that was never there. */
const converter = (value: string | null): string | undefined => value ?? undefined;

/** The element `<chat-analytics-snippet-builder>`. Its attributes are addresses of two files of the page's own site; both may be left out. */
export interface ChatAnalyticsSnippetBuilderElement extends HTMLElement {
  /** A JSON file that hides the guided builder by `"widget_tracking_snippet_builder_enabled": false`. */
  config: string | undefined;
  /** A JSON file of {@link Presets}. */
  presets: string | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-analytics-snippet-builder': ChatAnalyticsSnippetBuilderElement;
  }
}

class SnippetBuilder extends LitElement implements ChatAnalyticsSnippetBuilderElement {
  static override readonly properties = {
    config: { converter },
    presets: { converter },
    isEnabled: { state: true },
    known: { state: true },
    isFallback: { state: true },
    choices: { state: true },
    templateVendor: { state: true },
    unfolded: { state: true },
    news: { state: true },
  };
  static override readonly styles = [baseStyle, formStyle, outputStyle, templatesStyle];

  declare config: string | undefined;
  declare presets: string | undefined;
  /** Nothing while the config file is on its way. */
  private declare isEnabled: boolean | undefined;
  /** The presets that hold. Nothing while their file is on its way. */
  private declare known: Presets | undefined;
  /** Whether there should be a presets file, and none could be used. */
  private declare isFallback: boolean;
  private declare choices: Choices;
  private declare templateVendor: VendorName;
  private declare unfolded: ReadonlySet<TemplateName>;
  private declare news: string;
  private newsTimer: number | undefined;

  constructor() {
    super();
    this.isFallback = false;
    this.choices = firstChoices(builtInPresets);
    this.templateVendor = this.choices.vendor;
    this.unfolded = new Set();
    this.news = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.tell('');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('config') || !this.hasUpdated) void this.readConfig(this.config);
    if (changed.has('presets') || !this.hasUpdated) void this.readPresets(this.presets);
  }

  private async readConfig(address: string | undefined): Promise<void> {
    this.isEnabled = address === undefined ? true : undefined;
    if (address === undefined) return;
    const isEnabled = await readFlag(address);
    // An attribute may have been changed meanwhile.
    if (address === this.config) this.isEnabled = isEnabled;
  }

  private async readPresets(address: string | undefined): Promise<void> {
    this.known = undefined;
    const found = address === undefined ? builtInPresets : await fetchPresets(address);
    if (address !== this.presets) return;
    this.isFallback = !found;
    this.known = found ?? builtInPresets;
    this.choose(firstChoices(this.known));
  }

  private choose(choices: Choices): void {
    if (choices.vendor !== this.choices.vendor) this.templateVendor = choices.vendor;
    this.choices = choices;
  }

  private tell(news: string): void {
    window.clearTimeout(this.newsTimer);
    this.news = news;
    if (news) this.newsTimer = window.setTimeout(() => this.tell(''), newsTime);
  }

  private async copy(what: string, code: string, place: string, open?: () => void): Promise<void> {
    if (await copyText(code)) {
      this.tell(`${what} is copied.`);
      return;
    }
    open?.();
    await this.updateComplete;
    const block = this.renderRoot.querySelector<HTMLElement>(`${place} pre`);
    block?.focus();
    if (block) selectAll(block);
    this.tell('The browser does not let this page copy. It is marked: copy it with the keyboard.');
  }

  private toggle(name: TemplateName, isOpen = !this.unfolded.has(name)): void {
    const unfolded = new Set(this.unfolded);
    if (isOpen) unfolded.add(name);
    else unfolded.delete(name);
    this.unfolded = unfolded;
  }

  /** To what was made, for eyes and keys alike. */
  private jump(): void {
    const heading = this.renderRoot.querySelector<HTMLElement>('#output');
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView();
  }

  /** What was made, and before it, where it stands below the choices, the way to it. */
  private output(): TemplateResult {
    const { choices } = this;
    const { title } = vendors[choices.vendor];
    const made = snippetOf(choices);
    const container = choices.provider === 'gtm' ? containerOf(choices) : undefined;
    const snippet = 'thing' in made ? made.thing : undefined;
    const path = `${title} to ${providerTitles[choices.provider]}`;
    const heading = html`${path} ${snippet ? html`<span class="size">${(snippet.code.length / 1000).toFixed(1)} kB</span>` : nothing}`;
    return html`
      <div class="jump">
        <p>${heading}</p>
        <button type="button" class="act first" @click=${() => this.jump()}>See the snippet</button>
      </div>
      <section class="output" aria-labelledby="output">
        <div class="bar">
          <h3 id="output" tabindex="-1">${heading}</h3>
          <button type="button" class="act first" ?disabled=${!snippet} @click=${() => snippet && void this.copy('The snippet', snippet.code, '.output')}>Copy the snippet</button>
        </div>
        ${snippet
          ? html`${codeBlock(`Snippet, ${path}`, snippet.code)}
              <ul class="notes">
                ${snippet.notes.map((note) => html`<li>${prose(note)}</li>`)}
              </ul>`
          : html`<p class="empty">${'problem' in made ? (made.field ? 'There is a snippet once the marked field is right.' : made.problem) : nothing}</p>`}
        ${container
          ? containerPart({ choices, made: container, choose: (next) => this.choose(next) }, title, 'thing' in container ? container.thing : undefined, () => {
              if (!('thing' in container)) return;
              const name = `chat-container-${choices.vendor}.json`;
              downloadText(name, `${JSON.stringify(container.thing, undefined, 2)}\n`);
              this.tell(`${name} is saved with your downloads.`);
            })
          : nothing}
      </section>
    `;
  }

  private builder(): TemplateResult {
    const { choices, known } = this;
    return html`<section class="part" aria-labelledby="builder">
      <div class="lead" part="lead">
        <h2 id="builder">Guided snippet builder</h2>
        <p class="quiet">Choose, look, copy. One script that needs nothing else.</p>
      </div>
      ${this.isFallback ? html`<p class="notice" role="status">The presets of this site cannot be read. Built-in ones are shown in their place.</p>` : nothing}
      ${this.isEnabled && known
        ? html`<div class="workbench">${choicesForm({ choices, made: snippetOf(choices), choose: (next) => this.choose(next) }, known)} ${this.output()}</div>`
        : html`<p class="waiting" role="status">One moment…</p>`}
    </section>`;
  }

  protected override render(): TemplateResult {
    return html`
      ${this.isEnabled === false ? nothing : this.builder()}
      ${templatesPart({
        vendor: this.templateVendor,
        unfolded: this.unfolded,
        chooseVendor: (vendor) => {
          this.templateVendor = vendor;
        },
        unfold: (name) => this.toggle(name),
        copy: (what, code, name) => void this.copy(what, code, `[data-template="${name}"]`, () => this.toggle(name, true)),
      })}
      <p class="toast" role="status" aria-live="polite">${this.news}</p>
    `;
  }
}

/** Defines `<chat-analytics-snippet-builder>`. Does nothing where it is defined, or where there are no elements to define, as on a server. */
export function defineSnippetBuilder(): void {
  if (typeof customElements !== 'undefined' && !customElements.get(tag)) customElements.define(tag, SnippetBuilder);
}
