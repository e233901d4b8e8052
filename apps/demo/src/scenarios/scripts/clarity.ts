import { everywhere, type Told } from '../expectation.js';
import type { Scenario } from '../scenario.js';
import { timeAt } from '../simulation/time.js';
import { clarityRows } from './clarity-events.js';
import { aSecond, later } from './steps.js';

const rowOf = (name: string): (typeof clarityRows)[string] => {
  const row = clarityRows[name];
  if (!row) throw new TypeError(`There is no event ${name}.`);
  return row;
};

function toldOf(name: string, id: string): Told {
  const { type, properties } = rowOf(name);
  return { type, vendor: 'bloomreach_clarity', vendorEvent: name, id, actor: 'visitor', at: timeAt(1000), properties };
}

const events = Object.entries(clarityRows).map(
  ([name, { attributes }]): Scenario => ({
    id: `clarity/event/${name}`,
    vendor: 'clarity',
    kind: 'event',
    title: name,
    steps: [aSecond, { say: `The webchat tracks ${name} through the Engagement SDK.`, act: ({ clarity }) => void clarity.track('webchat', { action: name, ...attributes }) }, later(3000)],
    expected: everywhere(toldOf(name, 'id 1')),
  }),
);

const visit = ['trigger_clicked', 'expand_from_trigger', 'user_respond', 'mini_pdp_click', 'url_click', 'thumbs_up', 'minimize_from_open', 'close_chat_from_minimized', 'submit_feedback'];

const whole: Scenario = {
  id: 'clarity/visit/products',
  vendor: 'clarity',
  kind: 'visit',
  title: 'From a trigger to a product and a rating, in order',
  steps: [
    aSecond,
    {
      say: 'The shopper clicks a trigger, asks, looks at a product, follows a link, rates the answer, and closes the chat.',
      act({ clarity }) {
        for (const name of visit) clarity.track('webchat', { action: name, ...rowOf(name).attributes });
      },
    },
    later(3000),
  ],
  expected: everywhere(...visit.map((name, index) => toldOf(name, `id ${index + 1}`))),
};

/** One more of the vendor's events, of its A/B tests, that has a meaning of its own. */
const shown: Scenario = {
  id: 'clarity/visit/shown',
  vendor: 'clarity',
  kind: 'visit',
  title: 'A trigger comes into view, as A/B tests track it',
  steps: [
    aSecond,
    { say: 'The webchat tracks actual_show.', act: ({ clarity }) => void clarity.track('webchat', { action: 'actual_show', component: 'FLOATING_TRIGGER', component_template: 'FLOATING_TRIGGER_v2' }) },
    later(3000),
  ],
  expected: everywhere({
    type: 'chat_trigger_shown',
    vendor: 'bloomreach_clarity',
    vendorEvent: 'actual_show',
    id: 'id 1',
    actor: 'system',
    at: timeAt(1000),
    properties: { trigger_surface: 'FLOATING_TRIGGER', trigger_template: 'FLOATING_TRIGGER_v2' },
  }),
};

const personal: Scenario = {
  id: 'clarity/visit/personal-data',
  vendor: 'clarity',
  kind: 'visit',
  title: 'Personal data where none should be',
  steps: [
    aSecond,
    {
      say: 'A menu entry has a phone number for a label, and leads to an address with an e-mail address in it.',
      act: ({ clarity }) => void clarity.track('webchat', { action: 'menu_click', button_content: 'Call +44 20 7946 0000', url: 'https://www.example.com/visitors/ada@example.com/help?phone=1' }),
    },
    later(3000),
  ],
  expected: everywhere({
    type: 'chat_menu_clicked',
    vendor: 'bloomreach_clarity',
    vendorEvent: 'menu_click',
    id: 'id 1',
    actor: 'visitor',
    at: timeAt(1000),
    properties: { menu_item: 'Call [number]', link_url: 'https://www.example.com/visitors/[email]/help' },
  }),
};

const others: Scenario = {
  id: 'clarity/visit/others',
  vendor: 'clarity',
  kind: 'visit',
  title: 'What other scripts track through the same SDK is left alone',
  steps: [
    aSecond,
    {
      say: 'The shop tracks a purchase and a banner of its own; Clarity tracks an error of its own.',
      act({ clarity }) {
        clarity.track('purchase', { total_price: 90 });
        clarity.track('banner', { action: 'show', banner_name: 'Sale' });
        clarity.track('webchat', { action: 'clarity_error', location: 'chat', message: 'timeout' });
      },
    },
    later(3000),
  ],
  expected: {},
  figures: { 'sources.bloomreach_clarity.received': 1, 'sources.bloomreach_clarity.ignored': 1 },
};

/** Clarity's own names of what is covered. */
export const clarityNames: readonly string[] = Object.keys(clarityRows);

export const clarityScenarios: readonly Scenario[] = [...events, whole, shown, personal, others];
