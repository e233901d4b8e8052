import type { ChatAnalytics, Stop } from '@chat-analytics/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Recorder } from '../recorder.js';
import { count } from '../words.js';
import { icon } from './icons.js';
import { defineElement } from './define.js';
import { createHealthView } from './health-view.js';
import { panelStyle } from './panel-style.js';
import { createTimeline } from './timeline.js';
import { createDoctorView } from './doctor-view.js';
import type { InspectorSession, TabId } from './session.js';
import { basics, tokens } from './tokens.js';

const tabs: readonly { readonly id: TabId; readonly label: string; create(analytics: ChatAnalytics, recorder: Recorder, session: InspectorSession): HTMLElement }[] = [
  { id: 'timeline', label: 'Timeline', create: createTimeline },
  { id: 'health', label: 'Health', create: createHealthView },
  { id: 'doctor', label: 'Doctor', create: createDoctorView },
];

/** How often news is told to those who listen rather than look, in milliseconds. */
const newsInterval = 5000;

/** All that is seen of the open inspector. */
export class InspectorPanel extends LitElement {
  static override readonly properties = { docked: { type: Boolean, reflect: true }, tall: { type: Boolean, reflect: true }, tab: { state: true }, news: { state: true } };
  static override readonly styles = [tokens, basics, panelStyle];

  declare analytics: ChatAnalytics;
  declare recorder: Recorder;
  declare session: InspectorSession;
  declare docked: boolean;
  /** Whether it has nearly all of the window, where it is docked. */
  declare tall: boolean;
  private declare tab: TabId;
  private declare news: string;
  private views = new Map<TabId, HTMLElement>();
  private stopWatching: Stop | undefined;
  private timer: number | undefined;

  constructor() {
    super();
    this.docked = false;
    this.tall = false;
    this.tab = 'timeline';
    this.news = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    let fresh = 0;
    this.stopWatching = this.recorder.watch(() => {
      fresh++;
    });
    this.timer = window.setInterval(() => {
      // Nothing is said where nothing happened, so that the same words are not read out again.
      if (fresh) this.news = `${count(fresh, 'new step')} in the timeline, ${count(this.recorder.rows().length, 'row')} in all`;
      fresh = 0;
    }, newsInterval);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching?.();
    window.clearInterval(this.timer);
  }

  /** Shows what was shown when it was closed. */
  restore(): void {
    this.tab = this.session.tab;
    this.tall = this.session.tall;
  }

  /** Puts the focus on the tab that is chosen. */
  focusTab(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  }

  private view(): HTMLElement {
    const { tab } = this;
    const found = this.views.get(tab) ?? tabs.find(({ id }) => id === tab)?.create(this.analytics, this.recorder, this.session);
    if (!found) throw new Error(tab);
    this.views.set(tab, found);
    return found;
  }

  private choose(tab: TabId): void {
    this.tab = tab;
    this.session.tab = tab;
  }

  private onKey(event: KeyboardEvent): void {
    const at = tabs.findIndex(({ id }) => id === this.tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (!next) return;
    event.preventDefault();
    this.choose(next.id);
    this.focusTab();
  }

  private close(): void {
    this.dispatchEvent(new Event('close'));
  }

  private onEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const [field] = event.composedPath();
    // Who leaves a field does not mean the inspector.
    if (field instanceof HTMLTextAreaElement && field.value) {
      this.focusTab();
      event.preventDefault();
    } else if (field instanceof HTMLInputElement && field.type === 'search' && field.value) {
      field.value = '';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      event.preventDefault();
    } else if (this.docked) this.close();
  }

  protected override render(): TemplateResult {
    return html`
      <section aria-label="Chat analytics inspector" @keydown=${(event: KeyboardEvent) => this.onEscape(event)}>
        <header>
          <h2>Chat analytics</h2>
          <div role="tablist" aria-label="Views" @keydown=${(event: KeyboardEvent) => this.onKey(event)}>
            ${tabs.map(
              ({ id, label }) =>
                html`<button
                  type="button"
                  role="tab"
                  id="tab-${id}"
                  aria-controls="view"
                  aria-selected=${this.tab === id}
                  tabindex=${this.tab === id ? 0 : -1}
                  @click=${() => this.choose(id)}
                >
                  ${label}
                </button>`,
            )}
          </div>
          <span class="spacer"></span>
          ${this.docked
            ? html`<button
                type="button"
                class="close"
                aria-label="As tall as the window"
                aria-pressed=${this.tall}
                @click=${() => {
                  this.tall = !this.tall;
                  this.session.tall = this.tall;
                }}
              >
                ${icon(this.tall ? 'lower' : 'higher', 14)}
              </button>`
            : nothing}
          <button type="button" class="close" aria-label="Close the inspector" @click=${() => this.close()}>${icon('close', 14)}</button>
        </header>
        <div role="tabpanel" id="view" aria-labelledby="tab-${this.tab}">${this.view()}</div>
        <p class="unseen" role="status" aria-live="polite">${this.news}</p>
      </section>
    `;
  }
}

export { createSession } from './session.js';

/** Makes what is seen of an inspector, as it was left in this session. */
export function createPanel(analytics: ChatAnalytics, recorder: Recorder, session: InspectorSession): InspectorPanel {
  const panel = defineElement('chat-analytics-inspector-panel', InspectorPanel);
  panel.analytics = analytics;
  panel.recorder = recorder;
  panel.session = session;
  panel.restore();
  return panel;
}
