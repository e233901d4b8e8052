import type { ChatAnalytics } from '@chat-analytics/core';
import type { InspectorPanel } from './panel/panel.js';
import type { InspectorSession } from './panel/session.js';
import { createRecorder, type Recorder } from './recorder.js';

/** `dock`: at the lower edge of the window. `inline`: where it stands in the page. */
export type InspectorPlacement = 'dock' | 'inline';

/** The element `<chat-analytics-inspector>`. Its attributes are `open` and `placement`; what it inspects it is handed as `analytics`. */
export interface ChatAnalyticsInspectorElement extends HTMLElement {
  /**
   * What it inspects. Recording begins when this is set, and ends when it is set to nothing or the element is taken out of the page; it begins anew when the
   * element comes back. Others may take its place: what the doctor has seen of answers stays.
   */
  analytics: ChatAnalytics | undefined;
  /** How many rows the timeline keeps. Counts from when `analytics` is set. */
  limit: number;
  open: boolean;
  placement: InspectorPlacement;
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-analytics-inspector': ChatAnalyticsInspectorElement;
  }
}

const invitation = 'Inspect chat analytics';

export const tag = 'chat-analytics-inspector';

/** Constructed, so that no policy against inline styles is in the way. */
const style = `
  :host { all: initial; display: block; }
  :host([hidden]) { display: none; }
  :host(:not([placement='inline'])) { position: fixed; inset: auto 0 0 0; z-index: 2147483000; pointer-events: none; }
  :host(:not([placement='inline'])) > * { pointer-events: auto; }
  :host([placement='inline'][open]) { block-size: 100%; }
  .launcher {
    all: unset; box-sizing: border-box; display: inline-flex; align-items: center; gap: 8px; min-block-size: 40px; padding: 4px 16px; cursor: pointer;
    border-radius: 20px; border: 1px solid #c3ccd8; background: #ffffff; color: #1b2430; box-shadow: 0 4px 16px rgb(20 30 50 / 18%);
    font: 600 13px/1.3 system-ui, sans-serif;
  }
  .launcher:hover { background: #f1f4f8; }
  .launcher:focus-visible { outline: 2px solid #2f5bd7; outline-offset: 2px; }
  .launcher[hidden] { display: none; }
  .launcher::before { content: ''; flex: none; inline-size: 8px; block-size: 8px; border-radius: 50%; background: #1a7f5a; }
  .launcher[data-state='failed']::before { background: #b3261e; }
  :host(:not([placement='inline'])) .launcher { position: absolute; inset-block-end: 16px; inset-inline-start: 16px; max-inline-size: calc(100% - 24px); }
  @media (prefers-color-scheme: dark) {
    .launcher { background: #1b212b; color: #e7ebf1; border-color: #3b4657; box-shadow: 0 4px 16px rgb(0 0 0 / 50%); }
    .launcher:hover { background: #252d39; }
    .launcher:focus-visible { outline-color: #8fb0ff; }
    .launcher::before { background: #6fd3a0; }
    .launcher[data-state='failed']::before { background: #ff9b8f; }
  }
`;

/** Made when it is asked for: where there is no browser there is no HTMLElement to extend. */
function createElementClass(): CustomElementConstructor {
  let sheet: CSSStyleSheet | undefined;

  return class extends HTMLElement implements ChatAnalyticsInspectorElement {
    static readonly observedAttributes = ['open', 'placement'];

    readonly #root = this.attachShadow({ mode: 'open' });
    readonly #launcher = document.createElement('button');
    #limit = 10_000;
    #analytics: ChatAnalytics | undefined;
    #recorder: Recorder | undefined;
    #panel: InspectorPanel | undefined;
    #session: InspectorSession | undefined;

    constructor() {
      super();
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
      }
      this.#root.adoptedStyleSheets = [sheet];
      this.#launcher.type = 'button';
      this.#launcher.className = 'launcher';
      this.#launcher.textContent = invitation;
      this.#launcher.addEventListener('click', () => {
        this.open = true;
      });
      this.#root.append(this.#launcher);
    }

    get analytics(): ChatAnalytics | undefined {
      return this.#analytics;
    }

    set analytics(analytics) {
      if (analytics === this.#analytics) return;
      this.#analytics = analytics;
      this.#recorder?.stop();
      this.#recorder = undefined;
      const hadFocus = this.#root.activeElement !== null;
      this.#close();
      if (analytics) this.#record();
      else this.#end();
      this.#show(hadFocus);
    }

    get limit(): number {
      return this.#limit;
    }

    set limit(limit) {
      this.#limit = limit;
    }

    get open(): boolean {
      return this.hasAttribute('open');
    }

    set open(open) {
      this.toggleAttribute('open', open);
    }

    get placement(): InspectorPlacement {
      return this.getAttribute('placement') === 'inline' ? 'inline' : 'dock';
    }

    set placement(placement) {
      this.setAttribute('placement', placement);
    }

    connectedCallback(): void {
      // What was set before the element was defined stands in the way of what it does now.
      for (const name of ['limit', 'placement', 'analytics', 'open'] as const) {
        const own = Object.getOwnPropertyDescriptor(this, name);
        if (own && Reflect.deleteProperty(this, name)) Reflect.set(this, name, own.value);
      }
      this.#record();
      this.#show();
      // Where several are docked each has its button above those of the ones before.
      const before = [...document.querySelectorAll(tag)].filter((other) => other !== this && other.placement === 'dock').length;
      this.#launcher.style.insetBlockEnd = before ? `${16 + 48 * before}px` : '';
    }

    disconnectedCallback(): void {
      this.#close();
      // What is moved within the page is taken out and put in again in one turn.
      queueMicrotask(() => {
        if (!this.isConnected) this.#end();
      });
    }

    attributeChangedCallback(): void {
      this.#show();
    }

    #record(): void {
      this.#recorder ??= this.#analytics && createRecorder(this.#analytics, this.limit);
    }

    /** Forgets what was recorded, and lets go of the page. */
    #end(): void {
      this.#recorder?.stop();
      this.#recorder = undefined;
      this.#session?.answers.watch(false);
      this.#session = undefined;
    }

    /** Takes what shows the inspector out of the page: with it go its listeners and timers. */
    #close(): void {
      this.#panel?.remove();
      this.#panel = undefined;
    }

    #show(focus = false): void {
      const { open, isConnected } = this;
      // What is hidden loses the focus.
      const fromLauncher = this.#root.activeElement === this.#launcher;
      // Where there is nothing to inspect there is nothing to open.
      this.#launcher.hidden = open || !this.#analytics;
      if (this.#panel) this.#panel.docked = this.placement === 'dock';
      if (!open) {
        const hadFocus = this.#root.activeElement !== null;
        this.#close();
        if (hadFocus) this.#launcher.focus();
      } else if (isConnected && !this.#panel) void this.#load(focus || fromLauncher);
    }

    async #load(focus: boolean): Promise<void> {
      try {
        const { createPanel, createSession } = await import('./panel/panel.js');
        const analytics = this.#analytics;
        const recorder = this.#recorder;
        if (this.#panel || !analytics || !recorder || !this.open || !this.isConnected) return;
        this.#session ??= createSession(window);
        const panel = createPanel(analytics, recorder, this.#session);
        panel.docked = this.placement === 'dock';
        panel.addEventListener('close', () => {
          this.open = false;
        });
        this.#panel = panel;
        delete this.#launcher.dataset.state;
        this.#launcher.textContent = invitation;
        this.#root.append(panel);
        if (focus) panel.focusTab();
      } catch {
        // The files could not be had: the page goes on without, and the button can be tried again.
        this.#launcher.dataset.state = 'failed';
        this.#launcher.textContent = 'The inspector could not be loaded. Try again';
        this.open = false;
        if (focus) this.#launcher.focus();
      }
    }
  };
}

/** Defines `<chat-analytics-inspector>`. Does nothing where it is defined, or where there are no elements to define, as on a server. */
export function defineInspector(): void {
  if (typeof customElements !== 'undefined' && !customElements.get(tag)) customElements.define(tag, createElementClass());
}
