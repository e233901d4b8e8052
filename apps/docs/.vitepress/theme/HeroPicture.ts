// Beside the first words of the site: what happens in a chat, and what becomes of it. A picture: the page says it in words below.
import { h, type FunctionalComponent } from 'vue';

const call = (to: string, name: string, text: string): ReturnType<typeof h> => h('div', { class: 'hero-call' }, [h('span', { class: 'hero-to' }, to), h('code', [h('b', name), text])]);

/** The picture. */
export const HeroPicture: FunctionalComponent = () =>
  h('div', { class: 'hero-picture', 'aria-hidden': 'true' }, [
    h('div', { class: 'hero-chat' }, [
      h('p', { class: 'hero-visitor' }, 'We need 80 plates by May. Can you make them?'),
      h('p', { class: 'hero-bot' }, 'We can. May I have the workshop call you?'),
      h('p', { class: 'hero-visitor' }, 'Yes, please.'),
    ]),
    h('div', { class: 'hero-event' }, 'lead_qualified'),
    h('div', { class: 'hero-calls' }, [
      call('GA4', 'gtag', "('event', 'chat_lead_qualified')"),
      call('Meta', 'fbq', "('track', 'Lead', …, { eventID })"),
      call('GTM', 'dataLayer.push', "({ event: 'chat_lead_qualified' })"),
    ]),
  ]);
