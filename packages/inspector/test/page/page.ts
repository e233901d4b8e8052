// A page to look at the inspector on. `?inline` fills the window with it, `?open` opens it, `?act=leads,faults` does what the buttons of these names do.
import { autochat } from '@chat-analytics/autochat';
import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics, type Sink } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { kustomer } from '@chat-analytics/kustomer';
import { meta } from '@chat-analytics/meta-sink';
import { autochatOutcomes, createAutochatWidget, createClarityWebchat, createGtag, createKustomer, createMetaPixel } from '@chat-analytics/testing';
import { mountInspector } from '../../src/index.js';

const query = new URLSearchParams(location.search);
const gtag = createGtag(window, { measurementId: 'G-SHOP1234' });
const pixel = createMetaPixel(window, query.has('blocked') ? { arrival: 'never' } : {});
const widget = createAutochatWidget(window, { sessionId: 'sess_7' });
const chat = createKustomer(window, { generation: 'v2' });
const webchat = createClarityWebchat(window);

let endpointWorks = true;
/** An endpoint that acknowledges, or does not. */
const endpoint: Sink = {
  name: 'webhook',
  purpose: 'none',
  confirms: 'acknowledged',
  ready: () => true,
  send: () =>
    new Promise((resolve, reject) => {
      const works = endpointWorks;
      setTimeout(() => {
        if (works) resolve();
        else reject(new TypeError('refused'));
      }, 60);
    }),
};

const analytics = createChatAnalytics({
  sources: [autochat(), kustomer(), clarity()],
  sinks: [ga4({ measurementId: 'G-SHOP1234' }), meta(), endpoint],
  consent: { analytics: 'granted', advertising: query.has('pending') ? 'pending' : 'granted' },
});

const actions: Readonly<Record<string, () => void>> = {
  leads() {
    for (const name of autochatOutcomes) widget.outcome(name, { data: { email: 'ada@example.com', note: 'Call me on +44 20 7946 0000' } });
  },
  clarity() {
    webchat.track('webchat', { action: 'trigger_clicked', component: 'FLOATING_TRIGGER', component_template: 'floating_v1', conversation_id: 'conv_c' });
    webchat.track('webchat', { action: 'expand_from_trigger', conversation_id: 'conv_c', chat_widget_size: 'small' });
    webchat.track('webchat', { action: 'user_respond', conversation_id: 'conv_c', message: 'My name is Ada Lovelace' });
    webchat.track('webchat', { action: 'product_select', conversation_id: 'conv_c', product_id: 'MUG-28' });
    webchat.track('webchat', { action: 'thumbs_up', conversation_id: 'conv_c' });
  },
  kustomer() {
    chat.startConversation({ conversationId: 'conv_k' });
  },
  repeat() {
    const detail = widget.outcome('autochat.goal_met.v1');
    widget.dispatch(detail, detail.event_type);
  },
  unknown() {
    widget.dispatch({ scope: 'chat_widget_tracking', event_id: 'evt_9', event_type: 'autochat.visitor_sighed.v1', occurred_at: new Date().toISOString(), conversation_id: 'c', trigger_source: 'tool', data: { email: 'ada@example.com' }, dispatch_version: 1 });
    webchat.track('webchat', { action: 'submit_feedback', component: 'SURVEY_CARD', conversation_id: 'conv_c' });
  },
  faults() {
    endpointWorks = false;
    widget.outcome('autochat.lead_qualified.v1');
    widget.outcome('autochat.goal_met.v1');
    endpointWorks = true;
  },
  many() {
    for (let number = 0; number < 10_000; number++) analytics.track({ event_type: number % 3 ? 'message_sent' : 'lead_qualified', event_id: `many-${number}`, actor: 'visitor' });
  },
  refuse() {
    analytics.consent.update({ advertising: 'denied' });
    widget.outcome('autochat.lead_qualified.v1');
  },
};

const frame = document.createElement('div');
frame.className = 'frame';
if (query.has('inline')) document.body.append(frame);
const inspector = mountInspector(analytics, query.has('inline') ? { parent: frame, placement: 'inline', open: true } : { open: query.has('open') });

for (const [name, act] of Object.entries(actions)) {
  const button = document.createElement('button');
  button.textContent = name;
  button.addEventListener('click', act);
  document.querySelector('#actions')?.append(button);
}
for (const [index, name] of (query.get('act') ?? '').split(',').entries()) setTimeout(() => actions[name]?.(), index * 60);

Object.assign(window, { stage: { analytics, inspector, gtag, pixel, widget, actions } });
