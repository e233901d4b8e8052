import type { ChatAnalytics, Issue } from '@chat-analytics/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { checks } from '../doctor/checks/index.js';
import type { Check, Facts, Finding, Verdict } from '../doctor/facts.js';
import { traceFactsOf } from '../doctor/trace-facts.js';
import { readWindow } from '../doctor/window-facts.js';
import { textOfIssue } from '../issues.js';
import type { Recorder } from '../recorder.js';
import { count } from '../words.js';
import { copyText } from './copy.js';
import { defineElement } from './define.js';
import { doctorStyle } from './doctor-style.js';
import { icon } from './icons.js';
import { createNotice } from './notice.js';
import { prose } from './prose.js';
import { scrollStyle } from './scroll-style.js';
import type { InspectorSession } from './session.js';
import { basics } from './tokens.js';

const refreshInterval = 1000;

const signs = { pass: 'good', fail: 'fail', unknown: 'unknown' } as const;
const tones: Readonly<Record<Verdict, string>> = { pass: 'good', fail: 'bad', unknown: 'unknown quiet' };
const words: Readonly<Record<Verdict, string>> = { pass: 'Pass', fail: 'Fail', unknown: 'Not known' };

type Examined = Check & Finding;

const verdict = (item: Examined): TemplateResult => html`<li class="check" data-check=${item.id} data-verdict=${item.verdict}>
  <span class="sign ${tones[item.verdict]}">${icon(signs[item.verdict], 14)}</span>
  <h4><span class="unseen">${words[item.verdict]}: </span>${item.item ? `${item.item}. ` : ''}${prose(item.title)}</h4>
  <div class="rest">
    <p>${prose(item.finding)}</p>
    ${item.next === 'Nothing.' ? nothing : html`<p class="next"><span>${prose(item.next)}</span></p>`}
    ${item.evidence.length ? html`<ul class="evidence" role="list">${item.evidence.map((line) => html`<li>${prose(line)}</li>`)}</ul>` : nothing}
  </div>
</li>`;

const list = (id: string, title: string, text: string, items: readonly Examined[]): TemplateResult => html`<section class="card" aria-labelledby=${id}>
  <header>
    <h3 id=${id}>${title}</h3>
    <p>${text}</p>
  </header>
  <ul class="checks" role="list">${items.map(verdict)}</ul>
</section>`;

const issue = ({ code, where, detail, count: number }: Issue): TemplateResult => {
  const { title, meaning, next } = textOfIssue(code);
  return html`<li>
    <h4>${title}<span class="times">${number === 1 ? 'once' : `${number.toLocaleString('en')} times`}</span></h4>
    <p><code>${code}</code> at <code>${where}</code>${detail ? html`: ${detail}` : nothing}</p>
    <p class="quiet">${prose(meaning)}</p>
    <p class="next"><span>${prose(next)}</span></p>
  </li>`;
};

class DoctorView extends LitElement {
  static override readonly styles = [basics, scrollStyle, doctorStyle];

  declare analytics: ChatAnalytics;
  declare recorder: Recorder;
  declare session: InspectorSession;
  private pasted = createNotice(() => this.requestUpdate());
  private copied = createNotice(() => this.requestUpdate());
  private timer: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => this.requestUpdate(), refreshInterval);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.timer);
    this.pasted.clear();
    this.copied.clear();
  }

  private examine(): { readonly facts: Facts; readonly found: readonly Examined[] } {
    const { answers, wantsDebug } = this.session;
    const health = this.analytics.health();
    const facts: Facts = {
      health,
      consent: this.analytics.consent.get(),
      trace: traceFactsOf(this.recorder.rows()),
      window: readWindow(window),
      answers: answers.facts(),
      wantsDebug,
    };
    return { facts, found: checks.map((check) => ({ ...check, ...check.look(facts) })) };
  }

  private paste(): void {
    const field = this.renderRoot.querySelector('textarea');
    if (!field) return;
    const wrong = this.session.answers.paste(field.value);
    this.pasted.say(wrong ?? 'Read. Nothing of the text is kept.', 'stays');
    // What is wrong may be put right.
    if (wrong === undefined) field.value = '';
  }

  private async copy(found: readonly Examined[]): Promise<void> {
    const report = found.map(({ id, verdict: result, finding, next, evidence }) => ({ check: id, verdict: result, finding, next, evidence }));
    this.copied.say((await copyText(JSON.stringify(report, null, 2))) ? 'Copied' : 'The browser does not let this page copy');
  }

  private tick(label: string, hint: string, checked: boolean, change: (on: boolean) => void): TemplateResult {
    return html`<label class="tick"
      ><input
        type="checkbox"
        .checked=${live(checked)}
        @change=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) change(event.target.checked);
          this.requestUpdate();
        }}
      /><span>${label}<small>${hint}</small></span></label
    >`;
  }

  private tools({ answers: { watching, seen } }: Facts): TemplateResult {
    const { session } = this;
    return html`<section class="card" aria-labelledby="help">
      <header>
        <h3 id="help">Help the doctor</h3>
        <p>What a page does not show by itself.</p>
      </header>
      <div class="tools">
        ${this.tick('Watch the widget’s answers', `Listens in on fetch for answers of Autochat’s endpoint until you switch it off, also while the inspector is closed. ${count(seen, 'answer')} seen.`, watching, (on) => session.answers.watch(on))}
        ${this.tick('Debug mode is wanted', 'Checks that GA4 is told of debugging too.', session.wantsDebug, (on) => {
          session.wantsDebug = on;
        })}
        <div class="paste">
          <label for="answer">Or paste an answer of <code>POST /api/widgets/:id/chat</code></label>
          <textarea id="answer" spellcheck="false" autocomplete="off" placeholder="{ … }"></textarea>
          <button type="button" class="plain" @click=${() => this.paste()}>Check the answer</button>
          <p class="paste-answer quiet" role="status">${this.pasted.text()}</p>
        </div>
      </div>
    </section>`;
  }

  private issues(issues: readonly Issue[]): TemplateResult {
    return html`<section class="card" aria-labelledby="issues">
      <header><h3 id="issues">Issues</h3></header>
      ${issues.length ? html`<ul class="issues" role="list">${issues.map(issue)}</ul>` : html`<p class="note">None was reported.</p>`}
    </section>`;
  }

  protected override render(): TemplateResult {
    const { facts, found } = this.examine();
    const number = (wanted: Verdict): number => found.filter(({ verdict: result }) => result === wanted).length;
    return html`<div class="scroll" tabindex="0" role="group" aria-label="Doctor">
      <div class="page">
        <div class="side">
          <div class="summary">
            ${(['fail', 'unknown', 'pass'] as const).map((each) => html`<span class="pill ${number(each) ? tones[each] : 'quiet'}">${icon(signs[each])}${number(each)} ${{ pass: 'pass', fail: 'fail', unknown: 'not known' }[each]}</span>`)}
            <button type="button" class="plain" @click=${() => void this.copy(found)}>Copy the findings</button>
            <span class="quiet" role="status">${this.copied.text()}</span>
          </div>
          ${list('checklist', 'Debug checklist', 'Autochat’s six questions, answered from what is seen on this page.', found.filter(({ item }) => item))}
          ${list('beyond', 'And beyond', 'What else stands between a chat and a report.', found.filter(({ item }) => !item))}
        </div>
        <div class="side">${this.tools(facts)} ${this.issues(facts.health.issues)}</div>
      </div>
    </div>`;
  }
}

/** Makes the view that says what is wrong, and what to do next. */
export function createDoctorView(analytics: ChatAnalytics, recorder: Recorder, session: InspectorSession): DoctorView {
  const view = defineElement('chat-analytics-inspector-doctor', DoctorView);
  view.analytics = analytics;
  view.recorder = recorder;
  view.session = session;
  return view;
}
