import { atWebhook, everywhere } from '../expectation.js';
import { happens, libraries, ofSinks, type Fault } from './fault.js';
import { aSecond, later } from './steps.js';

/** What goes wrong on the way to the shop’s own endpoint. */
export const endpoints: readonly Fault[] = [
  {
    id: 'webhook-failing',
    title: 'The webhook fails, and is back',
    with: (moment) => ({
      setting: { answers: [503, 0, 429] },
      steps: [aSecond, happens(moment), { say: 'The endpoint answers 503, then not at all, then 429. A minute and a half passes.', act: ({ wait }) => wait(90_000) }],
      expected: everywhere(moment.told(1)),
      figures: { 'sinks.webhook.delivered': 1, 'sinks.webhook.failed': 0 },
    }),
  },
  {
    id: 'webhook-refusing',
    title: 'The webhook refuses',
    with: (moment) => ({
      setting: { answers: [400] },
      steps: [aSecond, happens(moment), { say: 'The endpoint answers 400, which no repetition mends. A minute and a half passes.', act: ({ wait }) => wait(90_000) }],
      expected: { ...everywhere(moment.told(1)), webhook: [] },
      figures: { 'sinks.webhook.failed': 1, 'sinks.webhook.delivered': 0 },
    }),
  },
  {
    id: 'webhook-leaving',
    title: 'The shopper leaves before the webhook has sent',
    with: (moment) => ({
      steps: [
        aSecond,
        happens(moment),
        { say: 'The shopper goes to another page at once. The page that goes sends what it has, and hears no answer.', act: ({ navigate }) => navigate() },
        later(3000),
      ],
      // Whether it was acknowledged nobody knows: it is sent again, by the same id.
      expected: { ...everywhere(moment.told(1)), webhook: [moment.told(1), moment.told(1)].map(atWebhook) },
      figures: { 'sinks.webhook.restored': 1, 'sinks.webhook.delivered': 1 },
    }),
  },
  {
    id: 'webhook-withdrawn',
    title: 'Consent is withdrawn before the webhook has sent',
    with: (moment) => ({
      steps: [
        aSecond,
        happens(moment),
        { say: 'The shopper withdraws consent at once.', act: ({ analytics }) => analytics.consent.update({ analytics: 'denied', advertising: 'denied' }) },
        later(3000),
      ],
      expected: { ...everywhere(moment.told(1)), webhook: [] },
      figures: { ...ofSinks(libraries, 'delivered', 1), 'sinks.webhook.dropped.denied': 1 },
    }),
  },
];
