import { atWebhook, everywhere, type Told, type ToldType } from '../expectation.js';
import type { Scenario } from '../scenario.js';
import { timeAt } from '../simulation/time.js';
import { aSecond, later } from './steps.js';

/** The seven outcomes by the vendor's names, with what each must become. Source: Autochat, "Widget Tracking Analytics (GTM / GA4 / Meta)". */
const outcomes = [
  ['autochat.contact_info_obtained.v1', 'contact_info_obtained'],
  ['autochat.lead_qualified.v1', 'lead_qualified'],
  ['autochat.escalation_triggered.v1', 'escalation_triggered'],
  ['autochat.followup_scheduled.v1', 'followup_scheduled'],
  ['autochat.followup_inferred.v1', 'followup_inferred'],
  ['autochat.appointment_scheduled.v1', 'appointment_scheduled'],
  ['autochat.goal_met.v1', 'goal_met'],
] as const satisfies readonly (readonly [string, ToldType])[];

/** How an outcome must be told. */
export function outcomeTold(vendorEvent: string, type: ToldType, id: string, at: string): Told {
  return { type, vendor: 'autochat', vendorEvent, id, actor: 'system', at, conversation: 'conv_a1', session: 'sess_a1', properties: { trigger_source: 'tool' } };
}

const events = outcomes.map(
  ([name, type]): Scenario => ({
    id: `autochat/event/${type}`,
    vendor: 'autochat',
    kind: 'event',
    title: name,
    steps: [
      aSecond,
      {
        say: `The widget dispatches ${name}, by its stable name and by its alias, with the time at which it came about.`,
        act: ({ autochat }) => void autochat.outcome(name, { event_id: 'evt_1', occurred_at: timeAt(600), data: { email: 'ada@example.com' } }),
      },
      later(3000),
    ],
    expected: everywhere(outcomeTold(name, type, 'evt_1', timeAt(600))),
  }),
);

/** What the vendor's published recipe asks for, outcome by outcome. */
const recipe: Scenario = {
  id: 'autochat/visit/recipe',
  vendor: 'autochat',
  kind: 'visit',
  title: 'All seven outcomes, in the names of the published recipe',
  setting: { naming: 'recipe' },
  steps: [
    aSecond,
    {
      say: 'The widget brings about all seven, one after the other.',
      act({ autochat }) {
        for (const [index, [name]] of outcomes.entries()) autochat.outcome(name, { event_id: `evt_${index + 1}` });
      },
    },
    later(5000),
  ],
  expected: {
    ga4: outcomes.map(([name], index) => ({
      name: 'chat_widget_tracking',
      parameters: { autochat_event_type: name, autochat_event_id: `evt_${index + 1}`, autochat_trigger_source: 'tool', autochat_scope: 'chat_widget_tracking' },
    })),
    meta: outcomes.map(([name], index) => ({
      name: 'AutochatWidgetTracking',
      parameters: { autochat_event_type: name, autochat_event_id: `evt_${index + 1}`, autochat_trigger_source: 'tool', eventID: `evt_${index + 1}` },
    })),
    gtm: outcomes.map(([name], index) => ({
      name: 'autochat.widget_tracking.v1',
      parameters: { autochat: { event_type: name, event_id: `evt_${index + 1}`, trigger_source: 'tool', conversation_id: 'conv_a1', scope: 'chat_widget_tracking' } },
    })),
    webhook: outcomes.map(([name, type], index) => atWebhook(outcomeTold(name, type, `evt_${index + 1}`, timeAt(1000)))),
  },
};

const muted: Scenario = {
  id: 'autochat/visit/emit_browser',
  vendor: 'autochat',
  kind: 'visit',
  title: 'A mapping without emit_browser: the page is not told',
  steps: [
    aSecond,
    { say: 'The mapping of goals loses its emit_browser.', act: ({ autochat }) => autochat.setEmitBrowser('autochat.goal_met.v1', false) },
    { say: 'A goal is met.', act: ({ autochat }) => void autochat.outcome('autochat.goal_met.v1', { event_id: 'evt_1' }) },
    { say: 'A lead is qualified.', act: ({ autochat }) => void autochat.outcome('autochat.lead_qualified.v1', { event_id: 'evt_2' }) },
    later(3000),
  ],
  expected: everywhere(outcomeTold('autochat.lead_qualified.v1', 'lead_qualified', 'evt_2', timeAt(1000))),
  figures: { 'sources.autochat.received': 1 },
};

const personal: Scenario = {
  id: 'autochat/visit/personal-data',
  vendor: 'autochat',
  kind: 'visit',
  title: 'Personal data where none should be',
  steps: [
    aSecond,
    {
      say: 'The widget names an address as what brought the outcome about, and puts another into its data.',
      act: ({ autochat }) => void autochat.outcome('autochat.goal_met.v1', { event_id: 'evt_1', trigger_source: 'form of ada@example.com', data: { phone: '+44 20 7946 0000' } }),
    },
    later(3000),
  ],
  expected: everywhere({ ...outcomeTold('autochat.goal_met.v1', 'goal_met', 'evt_1', timeAt(1000)), properties: { trigger_source: 'form of [email]' } }),
};

/** Autochat's own names of what is covered. */
export const autochatNames: readonly string[] = outcomes.map(([name]) => name);

export const autochatScenarios: readonly Scenario[] = [...events, recipe, muted, personal];
