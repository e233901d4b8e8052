import type { Expected } from './scenario.js';
import type { Call } from './simulation/call.js';

/**
 * The names under which an event type arrives, by the naming rules of the sinks: at GA4 and on the data layer, and at Meta. Written out, so that
 * no rule is tested against itself.
 */
const names = {
  chat_trigger_shown: ['chat_trigger_shown', 'ChatTriggerShown'],
  chat_trigger_clicked: ['chat_trigger_clicked', 'ChatTriggerClicked'],
  chat_teaser_shown: ['chat_teaser_shown', 'ChatTeaserShown'],
  chat_teaser_dismissed: ['chat_teaser_dismissed', 'ChatTeaserDismissed'],
  chat_opened: ['chat_opened', 'ChatOpened'],
  chat_minimized: ['chat_minimized', 'ChatMinimized'],
  chat_closed: ['chat_closed', 'ChatClosed'],
  chat_resized: ['chat_resized', 'ChatResized'],
  chat_menu_clicked: ['chat_menu_clicked', 'ChatMenuClicked'],
  conversation_started: ['chat_conversation_started', 'ChatConversationStarted'],
  conversation_ended: ['chat_conversation_ended', 'ChatConversationEnded'],
  message_sent: ['chat_message_sent', 'ChatMessageSent'],
  message_received: ['chat_message_received', 'ChatMessageReceived'],
  product_details_opened: ['chat_product_details_opened', 'ChatProductDetailsOpened'],
  product_details_closed: ['chat_product_details_closed', 'ChatProductDetailsClosed'],
  product_selected: ['chat_product_selected', 'ChatProductSelected'],
  product_deselected: ['chat_product_deselected', 'ChatProductDeselected'],
  product_menu_clicked: ['chat_product_menu_clicked', 'ChatProductMenuClicked'],
  link_clicked: ['chat_link_clicked', 'ChatLinkClicked'],
  survey_submitted: ['chat_survey_submitted', 'ChatSurveySubmitted'],
  survey_dismissed: ['chat_survey_dismissed', 'ChatSurveyDismissed'],
  message_rated: ['chat_message_rated', 'ChatMessageRated'],
  contact_info_obtained: ['chat_contact_info_obtained', 'ChatContactInfoObtained'],
  lead_qualified: ['chat_lead_qualified', 'ChatLeadQualified'],
  escalation_triggered: ['chat_escalation_triggered', 'ChatEscalationTriggered'],
  followup_scheduled: ['chat_followup_scheduled', 'ChatFollowupScheduled'],
  followup_inferred: ['chat_followup_inferred', 'ChatFollowupInferred'],
  appointment_scheduled: ['chat_appointment_scheduled', 'ChatAppointmentScheduled'],
  goal_met: ['chat_goal_met', 'ChatGoalMet'],
} as const;

export type ToldType = keyof typeof names;
export type Properties = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** An event as a destination must be told of it. */
export interface Told {
  readonly type: ToldType;
  readonly vendor: 'autochat' | 'kustomer' | 'bloomreach_clarity';
  /** The vendor's own name. */
  readonly vendorEvent: string;
  readonly id: string;
  readonly actor: 'visitor' | 'agent' | 'system';
  readonly at: string;
  readonly conversation?: string;
  readonly session?: string;
  readonly isInferred?: boolean;
  readonly properties: Properties;
}

/** The properties under the prefix that they have where there is no namespace, with values as that wire writes them. */
function prefixed(properties: Properties, write: (value: Properties[string]) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [`chat_${name}`, write(value)]));
}

const isList = (value: Properties[string]): value is readonly string[] => typeof value === 'object';

/** gtag.js writes text, but for numbers; the sink joins lists. */
const forGa4 = (value: Properties[string]): unknown => (typeof value === 'number' ? value : isList(value) ? value.join(',') : String(value));

/** The pixel writes text, and lists as JSON. */
const forMeta = (value: Properties[string]): unknown => (isList(value) ? JSON.stringify(value) : String(value));

const common = ({ vendor, id, actor }: Told): object => ({ chat_vendor: vendor, chat_event_id: id, chat_actor: actor });

export const atGa4 = (told: Told): Call => ({ name: names[told.type][0], parameters: { ...common(told), ...prefixed(told.properties, forGa4) } });

export const atMeta = (told: Told): Call => ({ name: names[told.type][1], parameters: { ...common(told), ...prefixed(told.properties, forMeta), eventID: told.id } });

/** Ids of conversation and session go where the shop itself decides what becomes of them: onto the data layer, and to its endpoint. */
const ids = ({ conversation, session }: Told): object => ({ ...(conversation !== undefined && { conversation_id: conversation }), ...(session !== undefined && { session_id: session }) });

export function onLayer(told: Told): Call {
  const { type, vendor, id, actor, at, properties } = told;
  return { name: names[type][0], parameters: { chat: { vendor, event_id: id, event_type: type, actor, ...ids(told), occurred_at: at, ...properties }, _clear: true } };
}

export function atWebhook(told: Told): Call {
  const { type, vendor, vendorEvent, id, actor, at, isInferred, properties } = told;
  return { name: type, parameters: { event_id: id, occurred_at: at, vendor, vendor_event: vendorEvent, actor, ...ids(told), ...(isInferred && { inferred: true }), ...properties } };
}

/** Every destination is told of these, once and in this order. */
export const everywhere = (...told: readonly Told[]): Expected => ({ ga4: told.map(atGa4), meta: told.map(atMeta), gtm: told.map(onLayer), webhook: told.map(atWebhook) });
